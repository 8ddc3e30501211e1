package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A ring of the newest longs: the instants of the newest samples, or the intervals between them. */
final class RecentTimes {

    private final long[] ring;
    private final long[] sorted; // scratch of the median
    private int newest = -1;
    private int size;

    RecentTimes(int capacity) {
        ring = new long[capacity];
        sorted = new long[capacity];
    }

    void add(long value) {
        newest = newest + 1 == ring.length ? 0 : newest + 1;
        ring[newest] = value;
        size = Math.min(size + 1, ring.length);
    }

    int size() {
        return size;
    }

    /** The value added {@code steps} before the newest one. */
    long back(int steps) {
        int index = newest - steps;
        return ring[index < 0 ? index + ring.length : index];
    }

    void clear() {
        size = 0;
        newest = -1;
    }

    /** The median, the lower one of two; there must be a value. */
    long median() {
        for (int i = 0; i < size; i++) {
            sorted[i] = back(i);
        }
        Arrays.sort(sorted, 0, size);
        return sorted[(size - 1) / 2];
    }

    void copyFrom(RecentTimes other) {
        System.arraycopy(other.ring, 0, ring, 0, ring.length);
        newest = other.newest;
        size = other.size;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = size - 1; i >= 0; i--) {
            out.writeLong(back(i));
        }
    }

    /** Reads what another ring wrote; of a longer one the newest values stay. */
    void load(DataInput in) throws IOException {
        clear();
        int count = Saved.count(in, Integer.MAX_VALUE, "times");
        for (int i = 0; i < count; i++) {
            add(in.readLong());
        }
    }
}
