package org.hodograph.standalone.plot;

import java.util.Arrays;

/**
 * A curve with a band about it, of any length in bounded memory: when it is full, buckets of time keep their first and last point and
 * those with the least and the greatest of value, band's lower and band's upper end, so that no peak is lost. Widths of buckets are
 * powers of two and lie at multiples of themselves: thinned twice is thinned once. O(1) a point, amortised. For one thread.
 */
public final class Trace {

    private static final int CAPACITY = 1 << 15;
    private static final int BUCKETS = 1 << 11; // of a thinned trace, each with at most PICKED points
    private static final int PICKED = 7;

    private final long[] nanos = new long[CAPACITY];
    private final double[] value = new double[CAPACITY];
    private final double[] error = new double[CAPACITY];
    private final int[] picked = new int[PICKED];
    private int size;

    /**
     * Takes a point, unless it lies before the last one.
     *
     * @param at nanoseconds since 1970
     * @param number NaN where the curve breaks
     * @param halfWidth of the band; NaN: none
     */
    public void add(long at, double number, double halfWidth) {
        if (size > 0 && at < nanos[size - 1]) {
            return;
        }
        if (size == CAPACITY) {
            thin(Math.max(1, Long.highestOneBit(Math.max(1, (at - nanos[0]) / BUCKETS)) << 1));
        }
        nanos[size] = at;
        value[size] = number;
        error[size++] = halfWidth;
    }

    /** Breaks the curve before what follows. */
    void breakAt(long at) {
        if (size > 0 && !Double.isNaN(value[size - 1])) {
            add(at, Double.NaN, Double.NaN);
        }
    }

    /** Leaves only what can be seen where a bucket of {@code width} nanoseconds is a pixel wide. */
    void thin(long width) {
        int kept = 0;
        for (int first = 0; first < size; ) {
            long bucket = Math.floorDiv(nanos[first], width);
            int end = first + 1;
            while (end < size && Math.floorDiv(nanos[end], width) == bucket) {
                end++;
            }
            int count = end - first <= PICKED ? 0 : pick(first, end);
            if (count == 0) {
                for (int i = first; i < end; i++) {
                    kept = keep(i, kept);
                }
            }
            for (int i = 0; i < count; i++) {
                if (i == 0 || picked[i] != picked[i - 1]) {
                    kept = keep(picked[i], kept);
                }
            }
            first = end;
        }
        size = kept;
    }

    private int keep(int from, int to) {
        nanos[to] = nanos[from];
        value[to] = value[from];
        error[to] = error[from];
        return to + 1;
    }

    /** The points of a bucket that stay, ascending; some may be there twice. */
    private int pick(int first, int end) {
        Arrays.fill(picked, first);
        picked[1] = end - 1;
        int broken = -1;
        for (int i = first; i < end; i++) {
            if (Double.isNaN(value[i])) {
                broken = i;
                continue;
            }
            picked[2] = value(picked[2]) <= value[i] ? picked[2] : i;
            picked[3] = value(picked[3]) >= value[i] ? picked[3] : i;
            picked[4] = low(picked[4]) <= low(i) ? picked[4] : i;
            picked[5] = high(picked[5]) >= high(i) ? picked[5] : i;
        }
        picked[6] = broken < 0 ? first : broken;
        Arrays.sort(picked);
        return PICKED;
    }

    int size() {
        return size;
    }

    /** The instant of a point, nanoseconds since 1970. */
    long nanos(int point) {
        return nanos[point];
    }

    /** NaN where the curve breaks. */
    double value(int point) {
        return value[point];
    }

    /** Half the width of the band; NaN: none. */
    double error(int point) {
        return error[point];
    }

    /** The lower end of the band, or the value. */
    double low(int point) {
        return Double.isNaN(error[point]) ? value[point] : value[point] - error[point];
    }

    /** The upper end of the band, or the value. */
    double high(int point) {
        return Double.isNaN(error[point]) ? value[point] : value[point] + error[point];
    }

    /** Whether there is no number in it. */
    boolean isEmpty() {
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(value[i])) {
                return false;
            }
        }
        return true;
    }
}
