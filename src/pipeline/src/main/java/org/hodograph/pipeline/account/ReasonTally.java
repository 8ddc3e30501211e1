package org.hodograph.pipeline.account;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;

/**
 * Counts samples that take no part by the kind of their reason, with the first of each kind. Whatever comes in, at most
 * {@value #MOST_KINDS} kinds are kept, about 100 KB; samples of further kinds are counted together. One thread adds; others may
 * copy it meanwhile.
 */
public final class ReasonTally implements Serializable {

    /** Kinds that are told apart. */
    public static final int MOST_KINDS = 64;

    private static final int MOST_KNOWN = 256; // reasons

    private static final long serialVersionUID = 1;

    private final LinkedHashMap<String, Kind> kinds = new LinkedHashMap<>();
    private transient Map<String, String> absences; // kinds by reason; null: none yet
    private long others;

    /** One kind, while it is counted. */
    private static final class Kind implements Serializable {

        private static final long serialVersionUID = 1;

        private final ToldReason first;
        private long count;
        private long falls;
        private long rises;
        private long lastNanos;

        Kind(ToldReason first) {
            this.first = first;
        }

        Kind(Kind other) {
            first = other.first;
            count = other.count;
            falls = other.falls;
            rises = other.rises;
            lastNanos = other.lastNanos;
        }

        ToldReason told() {
            return new ToldReason(first.account(), first.reason(), first.place(), first.text(), count, falls, rises);
        }
    }

    /**
     * Counts a sample.
     *
     * @param place what a user calls the place of a record; asked for the first of each kind only
     */
    public synchronized void add(Account account, Rejection rejection, Function<SourceRecord, String> place) {
        String key = key(account, rejection.reason());
        Kind kind = kinds.get(key);
        if (kind == null) {
            if (kinds.size() >= MOST_KINDS) {
                others++;
                return;
            }
            kind = new Kind(ToldReason.first(account, rejection, place));
            kinds.put(key, kind);
        } else if (rejection.nanos() != null) {
            kind.falls += rejection.nanos() < kind.lastNanos ? 1 : 0;
            kind.rises += rejection.nanos() > kind.lastNanos ? 1 : 0;
        }
        kind.lastNanos = rejection.nanos() == null ? kind.lastNanos : rejection.nanos();
        kind.count++;
    }

    /** What is absent is so in every record, in the same words: these are known without a look at them. */
    private String key(Account account, String reason) {
        if (account != Account.ABSENT) {
            return account.word() + " " + ReasonKind.of(reason);
        }
        if (absences == null || absences.size() >= MOST_KNOWN) {
            absences = new HashMap<>();
        }
        return absences.computeIfAbsent(reason, words -> account.word() + " " + ReasonKind.of(words));
    }

    /** Adds what another tally has counted; of a kind that both have, the first is that of this one. */
    public void merge(ReasonTally other) {
        ReasonTally copy = other.copy();
        synchronized (this) {
            for (Map.Entry<String, Kind> entry : copy.kinds.entrySet()) {
                Kind kind = kinds.get(entry.getKey());
                if (kind != null) {
                    kind.count += entry.getValue().count;
                    kind.falls += entry.getValue().falls;
                    kind.rises += entry.getValue().rises;
                } else if (kinds.size() < MOST_KINDS) {
                    kinds.put(entry.getKey(), entry.getValue());
                } else {
                    others += entry.getValue().count;
                }
            }
            others += copy.others;
        }
    }

    /** Another tally that has counted the same. */
    public synchronized ReasonTally copy() {
        ReasonTally copy = new ReasonTally();
        kinds.forEach((key, kind) -> copy.kinds.put(key, new Kind(kind)));
        copy.others = others;
        return copy;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        kinds.clear();
        others = 0;
    }

    /** Each kind, the most frequent first; among equals the earliest. */
    public synchronized List<ToldReason> reasons() {
        return kinds.values().stream()
                .map(Kind::told)
                .sorted(Comparator.comparingLong(ToldReason::count).reversed())
                .toList();
    }

    /** Samples of kinds that found no place. */
    public synchronized long others() {
        return others;
    }

    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }
}
