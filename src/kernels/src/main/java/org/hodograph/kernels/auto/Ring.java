package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Samples in the order of time, first in, first out; doubles until it holds them. */
final class Ring {

    private long[] nanos = new long[16];
    private double[] values = new double[16];
    private int first;
    private int size;

    int size() {
        return size;
    }

    /** Time of the i-th sample, 0 being the oldest. */
    long nanos(int i) {
        return nanos[first + i & nanos.length - 1];
    }

    /** Value of the i-th sample, 0 being the oldest. */
    double value(int i) {
        return values[first + i & nanos.length - 1];
    }

    void add(long at, double value) {
        if (size == nanos.length) {
            grow();
        }
        nanos[first + size & nanos.length - 1] = at;
        values[first + size & nanos.length - 1] = value;
        size++;
    }

    private void grow() {
        long[] longer = new long[2 * size];
        double[] more = new double[2 * size];
        for (int i = 0; i < size; i++) {
            longer[i] = nanos(i);
            more[i] = value(i);
        }
        nanos = longer;
        values = more;
        first = 0;
    }

    void removeFirst() {
        first = first + 1 & nanos.length - 1;
        size--;
    }

    void clear() {
        first = 0;
        size = 0;
    }

    void copyFrom(Ring other) {
        clear();
        for (int i = 0; i < other.size; i++) {
            add(other.nanos(i), other.value(i));
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(nanos(i));
            out.writeDouble(value(i));
        }
    }

    void load(DataInput in) throws IOException {
        clear();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            add(in.readLong(), in.readDouble());
        }
    }
}
