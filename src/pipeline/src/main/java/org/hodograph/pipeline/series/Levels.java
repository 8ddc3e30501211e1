package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The newest instants at which a signal that is seen in steps is known to have passed a value. A ring; for one thread. */
final class Levels {

    static final int MOST = 32;

    private final long[] nanos = new long[MOST];
    private final double[] values = new double[MOST];
    private int newest = -1;
    private int size;

    /** The signal passed this value at this instant. A value passed again, to and fro, moves to its newest instant. */
    void pass(long at, double value) {
        if (size == 0 || value != values[newest]) {
            newest = newest + 1 == MOST ? 0 : newest + 1;
            size = Math.min(size + 1, MOST);
            values[newest] = value;
        }
        nanos[newest] = at;
    }

    int size() {
        return size;
    }

    /** The instant so many levels before the newest one. */
    long nanos(int back) {
        return nanos[index(back)];
    }

    /** The value so many levels before the newest one. */
    double value(int back) {
        return values[index(back)];
    }

    private int index(int back) {
        int index = newest - back;
        return index < 0 ? index + MOST : index;
    }

    /** Takes back the newest; there must be one. */
    void drop() {
        newest = index(1);
        size--;
    }

    void clear() {
        size = 0;
        newest = -1;
    }

    void copyFrom(Levels other) {
        System.arraycopy(other.nanos, 0, nanos, 0, MOST);
        System.arraycopy(other.values, 0, values, 0, MOST);
        newest = other.newest;
        size = other.size;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int back = size - 1; back >= 0; back--) {
            out.writeLong(nanos(back));
            out.writeDouble(value(back));
        }
    }

    void load(DataInput in) throws IOException {
        clear();
        int count = Saved.count(in, MOST, "levels");
        for (int i = 0; i < count; i++) {
            pass(in.readLong(), in.readDouble());
        }
    }
}
