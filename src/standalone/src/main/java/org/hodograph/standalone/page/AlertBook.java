package org.hodograph.standalone.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts that are pending or firing, and the newest that are over. */
final class AlertBook {

    private static final int MOST_OVER = 300;
    private static final int MOST_VAIN = 50;
    private static final int MOST_OPEN = 2_000;

    /** One time that a rule held for a series. */
    static final class Entry {
        final long id;
        final String alert;
        final String series;
        final long since;
        JsonRecord record; // the newest
        JsonRecord worst; // while it fired
        String state;
        long firedNanos = Long.MIN_VALUE;
        long endNanos = Long.MIN_VALUE;
        double x = Double.NaN; // of the track, when it fired
        double y = Double.NaN;
        boolean acknowledged;
        long version;

        Entry(long id, String alert, String series, long since) {
            this.id = id;
            this.alert = alert;
            this.series = series;
            this.since = since;
        }
    }

    private final Map<String, Entry> open = new LinkedHashMap<>();
    private final Deque<Entry> over = new ArrayDeque<>();
    private final Deque<Entry> vain = new ArrayDeque<>(); // over before they fired: browsers must hear that they are
    private long ids;
    private long version;

    /** Takes a record of the alerts topic; the entry it changed, or null where it changed none. */
    Entry take(JsonRecord record) {
        String alert = record.text("alert");
        String series = record.text("series");
        String state = record.text("state");
        if (alert == null || series == null || state == null) {
            return null;
        }
        String key = alert + "/" + series;
        Entry entry = open.get(key);
        if (entry == null) {
            if (state.equals("resolved")) {
                return null; // begun before anybody listened
            }
            if (open.size() == MOST_OPEN) {
                String oldest = open.keySet().iterator().next();
                open.remove(oldest);
            }
            entry = new Entry(++ids, alert, series, record.nanos("since", record.nanos("t", 0)));
            open.put(key, entry);
        }
        if (state.equals("firing") && entry.firedNanos == Long.MIN_VALUE) {
            entry.firedNanos = record.nanos("t", entry.since);
        }
        if (state.equals("resolved")) {
            open.remove(key);
            entry.endNanos = record.nanos("t", entry.since);
            boolean fired = entry.firedNanos != Long.MIN_VALUE;
            remember(entry, fired ? over : vain, fired ? MOST_OVER : MOST_VAIN);
        } else {
            entry.worst = record;
        }
        entry.state = state;
        entry.record = record;
        entry.version = ++version;
        return entry;
    }

    private static void remember(Entry entry, Deque<Entry> among, int most) {
        among.addFirst(entry);
        while (among.size() > most) {
            among.removeLast();
        }
    }

    /** Marks one as seen, or as not. */
    boolean acknowledge(long id, boolean seen) {
        Entry entry = find(id);
        if (entry == null) {
            return false;
        }
        entry.acknowledged = seen;
        entry.version = ++version;
        return true;
    }

    Entry find(long id) {
        for (Entry entry : all(0)) {
            if (entry.id == id) {
                return entry;
            }
        }
        return null;
    }

    long version() {
        return version;
    }

    int firing() {
        int firing = 0;
        for (Entry entry : open.values()) {
            firing += entry.state.equals("firing") ? 1 : 0;
        }
        return firing;
    }

    /** Those that changed after a version. */
    List<Entry> all(long after) {
        List<Entry> changed = new ArrayList<>();
        for (Entry entry : open.values()) {
            if (entry.version > after) {
                changed.add(entry);
            }
        }
        for (Deque<Entry> ended : List.of(over, vain)) {
            for (Entry entry : ended) {
                if (entry.version > after) {
                    changed.add(entry);
                }
            }
        }
        return changed;
    }
}
