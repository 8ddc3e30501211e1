package org.hodograph.pipeline.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The variance of the white noise of samples, from how far each lies from the straight line between its neighbours:
 * e = y₁ − (h₂ y₀ + h₁ y₂) / (h₁ + h₂) has the variance σ² (1 + (h₂² + h₁²) / (h₁ + h₂)²). The mean of the newest
 * {@value #MEMORY}, older ones fading. A signal that bends within two intervals counts as noise; noise that is alike from sample to sample
 * does not. Exactly 0 for samples on a line. For one thread.
 */
final class NeighbourNoise {

    private static final int MEMORY = 200;

    private int samples;
    private final long[] nanos = new long[2]; // of the two newest
    private final double[] values = new double[2];
    private int count; // of deviations, up to MEMORY
    private double variance;

    /** Takes the next sample; times ascend. */
    void push(long at, double value) {
        if (samples == 2) {
            double before = nanos[1] - nanos[0];
            double after = at - nanos[1];
            double share = before / (before + after); // of the newest
            double deviation = values[1] - values[0] - share * (value - values[0]);
            count = Math.min(count + 1, MEMORY);
            double square = deviation * deviation / (1 + share * share + (1 - share) * (1 - share));
            variance += (square - variance) / count;
        }
        samples = Math.min(samples + 1, 2);
        nanos[0] = nanos[1];
        values[0] = values[1];
        nanos[1] = at;
        values[1] = value;
    }

    /** NaN until there are some. */
    double variance() {
        return count == 0 ? Double.NaN : variance;
    }

    void clear() {
        samples = 0;
        count = 0;
        variance = 0;
    }

    void copyFrom(NeighbourNoise other) {
        samples = other.samples;
        System.arraycopy(other.nanos, 0, nanos, 0, nanos.length);
        System.arraycopy(other.values, 0, values, 0, values.length);
        count = other.count;
        variance = other.variance;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(samples);
        for (int i = 0; i < nanos.length; i++) {
            out.writeLong(nanos[i]);
            out.writeDouble(values[i]);
        }
        out.writeInt(count);
        out.writeDouble(variance);
    }

    void load(DataInput in) throws IOException {
        samples = in.readByte();
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = in.readLong();
            values[i] = in.readDouble();
        }
        count = in.readInt();
        variance = in.readDouble();
    }
}
