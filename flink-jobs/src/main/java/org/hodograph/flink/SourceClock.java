package org.hodograph.flink;

import java.util.HashMap;
import java.util.Map;
import org.hodograph.pipeline.SourceRecord;

/**
 * Whether the source of a task works off a backlog, told by how long its records waited: those of a series then come far apart
 * on the wall clock, which is no silence of anybody. A wait that stays the same is a sender's slow clock, not a backlog; one
 * beside a record of its partition that did not wait is a sender that saves up, for a partition is read in order. What
 * waited has others behind it, so the next record is given some time: the task may be busy with others, or its sinks slow.
 */
final class SourceClock {

    private static final long LEAST_WAIT_MILLIS = 500; // half of the shortest silence
    private static final long STEADY_WITHIN_MILLIS = 150; // what networks and batches do to a wait that stays the same
    private static final long STEADY_AFTER_MILLIS = 1_500;
    private static final long FRESH_FOR_MILLIS = 2_000;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<Place, Partition> partitions = new HashMap<>();
    private Partition newest; // of the newest record; null: there was none
    private long behindMillis = Long.MIN_VALUE;
    private boolean isBehind; // by the newest record

    /** How long the records of a series wait, and since when. */
    static final class Wait {

        private long millis;
        private long sinceMillis;
    }

    private record Place(String topic, int number) {}

    private static final class Partition {

        private final Place place;
        private boolean wasFresh; // ever
        private long freshMillis; // when a record came last that had not waited

        Partition(Place place) {
            this.place = place;
        }

        boolean isOf(SourceRecord record) {
            return place.number == record.partition() && place.topic.equals(record.topic());
        }

        boolean isFresh(long nowMillis) {
            return wasFresh && nowMillis - freshMillis < FRESH_FOR_MILLIS;
        }
    }

    /**
     * A record of a series arrives.
     *
     * @param idleAfterNanos after which the series is silent; 0: by its own rhythm
     */
    void heard(SourceRecord record, Wait known, long idleAfterNanos, long nowMillis) {
        if (!record.hasTimestamp()) {
            return;
        }
        long margin = Math.max(LEAST_WAIT_MILLIS, idleAfterNanos / NANOS_PER_MILLI / 2);
        long wait = nowMillis - record.timestampMillis();
        Partition partition = partition(record);
        // a clock that is ahead tells nothing
        if (wait <= LEAST_WAIT_MILLIS && wait >= -STEADY_WITHIN_MILLIS) {
            partition.wasFresh = true;
            partition.freshMillis = nowMillis;
        }
        wait = Math.max(0, wait);
        // within it the reference stays, so that a slow change is seen too
        if (Math.abs(wait - known.millis) > STEADY_WITHIN_MILLIS) {
            known.millis = wait;
            known.sinceMillis = nowMillis;
        }
        isBehind =
                wait > margin && nowMillis - known.sinceMillis < STEADY_AFTER_MILLIS && !partition.isFresh(nowMillis);
        if (isBehind) {
            behindMillis = nowMillis;
        }
    }

    private Partition partition(SourceRecord record) {
        if (newest == null || !newest.isOf(record)) {
            newest = partitions.computeIfAbsent(new Place(record.topic(), record.partition()), Partition::new);
        }
        return newest;
    }

    /** From when on silence counts, as far as the source is concerned; {@link Long#MIN_VALUE}: it was never behind. */
    long caughtUpMillis() {
        return isBehind ? behindMillis + PATIENCE_MILLIS : behindMillis;
    }
}
