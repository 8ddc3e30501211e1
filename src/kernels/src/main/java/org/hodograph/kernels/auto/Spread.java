package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far the newest samples lie apart: mean and variance with a memory of {@value #MEMORY}. In a silence an answer whose
 * standard error is beyond half of their standard deviation says nothing that they don't.
 */
final class Spread {

    private static final int MEMORY = 100;
    private static final double HALF = 0.5;

    private int count;
    private double mean;
    private double variance;

    void clear() {
        count = 0;
        mean = 0;
        variance = 0;
    }

    void add(double y) {
        count = Math.min(count + 1, MEMORY);
        double apart = y - mean;
        mean += apart / count;
        variance += (apart * (y - mean) - variance) / count;
    }

    boolean isExceeded(double error) {
        return !(error <= HALF * Math.sqrt(variance));
    }

    void copyFrom(Spread from) {
        count = from.count;
        mean = from.mean;
        variance = from.variance;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(count);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    void load(DataInput in) throws IOException {
        count = in.readByte();
        mean = in.readDouble();
        variance = in.readDouble();
    }
}
