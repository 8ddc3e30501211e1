package org.hodograph.flink;

import org.hodograph.pipeline.SourceRecord;

/**
 * Whether the source of a task works off a backlog, told by how long its records waited: those of a series then come far apart
 * on the wall clock, which is no silence of anybody. A wait that stays the same is a sender's slow clock, not a backlog.
 */
final class SourceClock {

    private static final long LEAST_WAIT_MILLIS = 500; // half of the shortest silence
    private static final long NANOS_PER_MILLI = 1_000_000;

    private long behindMillis = Long.MIN_VALUE;

    /** How long the records of a series wait. */
    static final class Wait {

        private long millis;
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
        if (Math.abs(wait - known.millis) <= margin) {
            return; // the reference stays, so that a slow change is seen too
        }
        known.millis = wait;
        if (wait > margin) {
            behindMillis = nowMillis;
        }
    }

    /** When the source was behind last; {@link Long#MIN_VALUE}: it never was. */
    long behindMillis() {
        return behindMillis;
    }
}
