package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** When a series was heard last, how often it speaks, and whether its silence was told. By arrival time. */
final class Silence {

    private static final int INTERVALS = 15; // enough for a median that one hiccup can't move
    private static final long INTERVALS_OF_SILENCE = 10;
    private static final long LEAST_NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final long afterNanos;
    private final long expireAfterMillis;
    private final RecentTimes intervals = new RecentTimes(INTERVALS);
    private long heardMillis;
    private boolean told = true; // nothing was heard yet
    private long listeningMillis; // since when the host hears anything; its own, never saved

    Silence(SeriesSettings settings) {
        afterNanos = settings.idle().afterNanos();
        expireAfterMillis = millisOf(settings.expireAfterNanos());
    }

    /** A sample arrived. */
    void heard(long nowMillis) {
        heardMillis = nowMillis;
        told = false;
    }

    /** Nobody listened before this: what was not heard until then is no silence. */
    void listening(long sinceMillis) {
        listeningMillis = sinceMillis;
    }

    /** The time between two neighbouring samples. */
    void interval(long nanos) {
        intervals.add(nanos);
    }

    /** When the silence is to be told; {@link Long#MAX_VALUE} if it was, or if nothing says how long is long. */
    long dueMillis() {
        return dueMillis(listeningMillis);
    }

    /** The same for a host that has listened since then. */
    long dueMillis(long sinceMillis) {
        if (told || (afterNanos == 0 && intervals.size() == 0)) {
            return Long.MAX_VALUE;
        }
        return from(sinceMillis) + millisOf(afterNanos());
    }

    /** How long is long; a second where nothing says it. */
    long afterNanos() {
        if (afterNanos > 0 || intervals.size() == 0) {
            return afterNanos > 0 ? afterNanos : LEAST_NANOS;
        }
        long median = intervals.median();
        return Math.max(
                LEAST_NANOS,
                median > Long.MAX_VALUE / INTERVALS_OF_SILENCE ? Long.MAX_VALUE : INTERVALS_OF_SILENCE * median);
    }

    /** When nothing will have been heard for so long that the state may go; not before the silence was told. */
    long expiryMillis() {
        return expiryMillis(listeningMillis);
    }

    /** The same for a host that has listened since then. */
    long expiryMillis(long sinceMillis) {
        long due = dueMillis(sinceMillis);
        long expiry = from(sinceMillis) + expireAfterMillis;
        return due == Long.MAX_VALUE ? expiry : Math.max(expiry, due);
    }

    private long from(long sinceMillis) {
        return Math.max(heardMillis, Math.max(sinceMillis, listeningMillis));
    }

    /** Whole milliseconds, not less. */
    private static long millisOf(long nanos) {
        return nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1);
    }

    /** How long nothing was heard, nanoseconds. */
    long lengthNanos(long nowMillis) {
        return (nowMillis - heardMillis) * NANOS_PER_MILLI;
    }

    void tell() {
        told = true;
    }

    void copyFrom(Silence other) {
        intervals.copyFrom(other.intervals);
        listeningMillis = other.listeningMillis;
        heardMillis = other.heardMillis;
        told = other.told;
    }

    void save(DataOutput out) throws IOException {
        intervals.save(out);
        out.writeLong(heardMillis);
        out.writeBoolean(told);
    }

    void load(DataInput in) throws IOException {
        intervals.load(in);
        heardMillis = in.readLong();
        told = in.readBoolean();
    }
}
