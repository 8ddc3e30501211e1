package org.hodograph.flink;

import org.hodograph.pipeline.SourceRecord;

/**
 * Whether the source of a task works off a backlog, told by how long its records waited: those of a series then come far apart
 * on the wall clock, which is no silence of anybody. A wait that stays the same is a sender's slow clock, not a backlog. What
 * waited has others behind it, so the next record is given some time: the task may be busy with others, or its sinks slow.
 */
final class SourceClock {

    private static final long LEAST_WAIT_MILLIS = 500; // half of the shortest silence
    private static final long STEADY_WITHIN_MILLIS = 150; // what networks and batches do to a wait that stays the same
    private static final long STEADY_AFTER_MILLIS = 1_500;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private long behindMillis = Long.MIN_VALUE;
    private boolean isBehind; // by the newest record

    /** How long the records of a series wait, and since when. */
    static final class Wait {

        private long millis;
        private long sinceMillis;
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
        long wait = Math.max(0, nowMillis - record.timestampMillis());
        // within it the reference stays, so that a slow change is seen too
        if (Math.abs(wait - known.millis) > STEADY_WITHIN_MILLIS) {
            known.millis = wait;
            known.sinceMillis = nowMillis;
        }
        isBehind = wait > margin && nowMillis - known.sinceMillis < STEADY_AFTER_MILLIS;
        if (isBehind) {
            behindMillis = nowMillis;
        }
    }

    /** From when on silence counts, as far as the source is concerned; {@link Long#MIN_VALUE}: it was never behind. */
    long caughtUpMillis() {
        return isBehind ? behindMillis + PATIENCE_MILLIS : behindMillis;
    }
}
