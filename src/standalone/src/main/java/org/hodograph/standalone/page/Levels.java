package org.hodograph.standalone.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The limits that alerts have learned for one series or track, each with its history, as long as there is room. */
final class Levels {

    private static final int MOST_ALERTS = 32; // of one series
    private static final int MOST = 400; // of one alert
    private static final int FEWEST = 4;
    private static final int MOST_HISTORIES = 50_000;
    private static final int ROOM = 100_000; // of all series, as far as the fewest leave it

    /**
     * A limit from an instant on, until the next one.
     *
     * @param learned how much of what has to be learned first, from 0 to 1
     * @param below as rows show it; NaN: there is none, or it is not known yet
     * @param above likewise
     */
    record Level(long nanos, long arrival, String alert, double learned, double below, double above) {}

    private final Map<String, Deque<Level>> byAlert = new LinkedHashMap<>();
    private long newest = -1; // arrival

    /** Takes one; whether it is the first of an alert. {@code histories}: how many there are of all series. */
    boolean add(Level level, int histories) {
        Deque<Level> history = byAlert.get(level.alert());
        boolean isFirst = history == null;
        if (isFirst) {
            if (byAlert.size() == MOST_ALERTS || histories == MOST_HISTORIES) {
                return false;
            }
            history = new ArrayDeque<>();
            byAlert.put(level.alert(), history);
        }
        while (!history.isEmpty() && history.peekLast().nanos() >= level.nanos()) { // told again after a restart
            history.removeLast();
        }
        history.addLast(level);
        int most = Math.max(FEWEST, Math.min(MOST, ROOM / Math.max(1, histories)));
        while (history.size() > most) {
            history.removeFirst();
        }
        newest = level.arrival();
        return isFirst;
    }

    /** The number of the newest arrival; -1: there is none. */
    long newest() {
        return newest;
    }

    /** Those that arrived after another number and hold at some time from an instant to another, by alert and in their order. */
    List<Level> between(long arrival, long fromNanos, long toNanos) {
        List<Level> found = new ArrayList<>();
        for (Deque<Level> history : byAlert.values()) {
            int begin = found.size();
            for (Iterator<Level> levels = history.descendingIterator(); levels.hasNext(); ) {
                Level level = levels.next();
                if (level.arrival() <= arrival) {
                    break;
                }
                if (level.nanos() <= toNanos) {
                    found.add(begin, level);
                }
                if (level.nanos() <= fromNanos) {
                    break; // it holds there, and those before it do not
                }
            }
        }
        return found;
    }
}
