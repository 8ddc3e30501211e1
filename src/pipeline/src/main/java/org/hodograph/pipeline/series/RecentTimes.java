package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A ring of the newest longs: the instants of the newest samples, or the intervals between them. */
final class RecentTimes {

    private final long[] ring;
    private int newest = -1;
    private int size;
    private long median; // when it was asked for last
    private boolean isMedianKnown;

    RecentTimes(int capacity) {
        ring = new long[capacity];
    }

    void add(long value) {
        newest = newest + 1 == ring.length ? 0 : newest + 1;
        isMedianKnown &= size == ring.length && ring[newest] == value; // it takes the place of its like
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
        isMedianKnown = false;
    }

    /** The median, the lower one of two; there must be a value. Mostly it is the one it was, which is looked at first. */
    long median() {
        if (!isMedianKnown && !isMedian(median)) {
            int i = 0;
            while (!isMedian(back(i))) {
                i++;
            }
            median = back(i);
        }
        isMedianKnown = true;
        return median;
    }

    /** Whether a value is among them, and in the middle. */
    private boolean isMedian(long value) {
        int less = 0;
        int equal = 0;
        for (int i = 0; i < size; i++) { // those that are there fill the ring from its begin
            less += ring[i] < value ? 1 : 0;
            equal += ring[i] == value ? 1 : 0;
        }
        int middle = (size - 1) / 2;
        return less <= middle && middle < less + equal;
    }

    void copyFrom(RecentTimes other) {
        System.arraycopy(other.ring, 0, ring, 0, ring.length);
        newest = other.newest;
        size = other.size;
        median = other.median;
        isMedianKnown = other.isMedianKnown;
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
