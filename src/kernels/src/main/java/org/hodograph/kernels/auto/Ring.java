package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.window.SampleRing;

/** Samples in the order of time, first in, first out, and their bytes. */
final class Ring {

    private final SampleRing samples = new SampleRing(1, 16);

    SampleRing samples() {
        return samples;
    }

    int size() {
        return samples.size();
    }

    /** Time of the i-th sample, 0 being the oldest. */
    long nanos(int i) {
        return samples.nanos(i);
    }

    /** Value of the i-th sample, 0 being the oldest. */
    double value(int i) {
        return samples.value(i);
    }

    void add(long at, double value) {
        samples.add(at, value);
    }

    void removeFirst() {
        samples.removeFirst();
    }

    void clear() {
        samples.clear();
    }

    void copyFrom(Ring other) {
        samples.copyFrom(other.samples);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size());
        for (int i = 0; i < size(); i++) {
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
