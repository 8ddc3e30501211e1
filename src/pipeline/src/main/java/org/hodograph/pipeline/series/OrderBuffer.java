package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The samples of a series that wait for its watermark, sorted by time, no two at the same instant. */
final class OrderBuffer {

    private final Duplicates duplicates;
    private double turn = Double.NaN; // values a turn apart are the same; NaN: none are
    private long[] nanos = new long[8];
    private double[] values = new double[8];
    private int[] merged = new int[8]; // samples behind a value that is a mean
    private int size;

    OrderBuffer(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** Values so far apart are the same. */
    void wrapsAt(double size) {
        turn = size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The instant of the oldest sample. */
    long firstNanos() {
        return nanos[0];
    }

    double firstValue() {
        return values[0];
    }

    int size() {
        return size;
    }

    /** The instant of the i-th sample, 0 being the oldest. */
    long nanos(int i) {
        return nanos[i];
    }

    /** The value of the i-th sample, 0 being the oldest. */
    double value(int i) {
        return values[i];
    }

    void removeFirst() {
        size--;
        System.arraycopy(nanos, 1, nanos, 0, size);
        System.arraycopy(values, 1, values, 0, size);
        System.arraycopy(merged, 1, merged, 0, size);
    }

    /** Puts a sample in its place. Returns false, with the policy applied, if one at that instant was already waiting. */
    boolean add(long at, double value) {
        int place = Arrays.binarySearch(nanos, 0, size, at);
        if (place >= 0) {
            merge(place, value);
            return false;
        }
        insert(-place - 1, at, value);
        return true;
    }

    private void merge(int place, double value) {
        if (duplicates == Duplicates.LAST) {
            values[place] = value;
        } else if (duplicates == Duplicates.MEAN) {
            int samples = ++merged[place];
            double apart = value - values[place];
            if (turn > 0) {
                apart = Math.IEEEremainder(apart, turn); // the shorter way round
            }
            // of the largest doubles the difference is none
            values[place] = Double.isFinite(apart)
                    ? values[place] + apart / samples
                    : values[place] - values[place] / samples + value / samples;
        }
    }

    private void insert(int place, long at, double value) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            merged = Arrays.copyOf(merged, 2 * size);
        }
        System.arraycopy(nanos, place, nanos, place + 1, size - place);
        System.arraycopy(values, place, values, place + 1, size - place);
        System.arraycopy(merged, place, merged, place + 1, size - place);
        nanos[place] = at;
        values[place] = value;
        merged[place] = 1;
        size++;
    }

    void copyFrom(OrderBuffer other) {
        if (nanos.length < other.size) {
            nanos = new long[other.nanos.length];
            values = new double[other.nanos.length];
            merged = new int[other.nanos.length];
        }
        System.arraycopy(other.nanos, 0, nanos, 0, other.size);
        System.arraycopy(other.values, 0, values, 0, other.size);
        System.arraycopy(other.merged, 0, merged, 0, other.size);
        size = other.size;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(nanos[i]);
            out.writeDouble(values[i]);
            out.writeInt(merged[i]);
        }
    }

    void load(DataInput in) throws IOException {
        size = 0;
        int count = Saved.count(in, Integer.MAX_VALUE, "waiting samples");
        for (int i = 0; i < count; i++) {
            insert(i, in.readLong(), in.readDouble());
            merged[i] = in.readInt();
        }
    }
}
