package org.hodograph.kernels.kalman;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The median of the newest intervals between samples, the lower one of two; its memory is finite, so that it forgets where a series began. */
final class MedianInterval {

    private static final int CAPACITY = 101;

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

    /** The median; there must be an interval. */
    long median() {
        return sorted[(size - 1) / 2];
    }

    void clear() {
        next = 0;
        size = 0;
    }

    void copyFrom(MedianInterval other) {
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
