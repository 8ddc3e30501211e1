package org.hodograph.kernels.kalman;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The usual one of the newest intervals between samples: their median, the lower one of two; where readings come in short bursts
 * that of the intervals between bursts, as the readings of a burst tell little more than one. Its memory is finite, so that it
 * forgets where a series began.
 */
final class UsualInterval {

    private static final int CAPACITY = 101;
    private static final double SPLIT = 10; // from an interval within a burst to one between bursts
    private static final int SPLIT_FROM = 8; // intervals: fewer say nothing of bursts
    private static final int BETWEEN = 4; // intervals between bursts: fewer are gaps
    private static final double LONGEST_BURST = 12; // intervals: a longer one is a piece of a series
    private static final double SHORT_BURST = 8;

    private final long[] ring = new long[CAPACITY];
    private final long[] sorted = new long[CAPACITY];
    private int next;
    private int size;

    void add(long interval) {
        if (size == CAPACITY) {
            size--;
            int oldest = find(ring[next]);
            System.arraycopy(sorted, oldest + 1, sorted, oldest, size - oldest);
        }
        int place = find(interval);
        System.arraycopy(sorted, place, sorted, place + 1, size - place);
        sorted[place] = interval;
        size++;
        ring[next] = interval;
        next = next + 1 == CAPACITY ? 0 : next + 1;
    }

    /** The first place whose interval is not below. */
    private int find(long interval) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < interval) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The usual interval; there must be one. From short bursts to long ones it goes gradually from one median to the other. */
    long usual() {
        long median = sorted[(size - 1) / 2];
        for (int first = (size + 1) / 2; size >= SPLIT_FROM && first < size; first++) {
            if (sorted[first] > SPLIT * sorted[first - 1]) {
                if (size - first < BETWEEN) {
                    return median;
                }
                double rate = (double) (size - first) / size; // bursts an interval
                double share = (rate - 1 / LONGEST_BURST) / (1 / SHORT_BURST - 1 / LONGEST_BURST);
                long between = sorted[(first + size) / 2];
                return share <= 0
                        ? median
                        : share >= 1 ? between : Math.round(median * Math.pow((double) between / median, share));
            }
        }
        return median;
    }

    void clear() {
        next = 0;
        size = 0;
    }

    void copyFrom(UsualInterval other) {
        System.arraycopy(other.ring, 0, ring, 0, CAPACITY);
        System.arraycopy(other.sorted, 0, sorted, 0, CAPACITY);
        next = other.next;
        size = other.size;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = size; i > 0; i--) {
            int place = next - i;
            out.writeLong(ring[place < 0 ? place + CAPACITY : place]);
        }
    }

    void load(DataInput in) throws IOException {
        clear();
        int count = in.readInt();
        if (count < 0 || count > CAPACITY) {
            throw new IOException(
                    "a state of a filter has " + count + " intervals, at most " + CAPACITY + " are known");
        }
        for (int i = 0; i < count; i++) {
            add(in.readLong());
        }
    }
}
