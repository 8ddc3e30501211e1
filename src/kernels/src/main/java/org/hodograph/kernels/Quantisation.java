package org.hodograph.kernels;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The step that readings are rounded to, as far as they have shown it: once a reading has repeated exactly, the smallest move seen.
 * Readings that stand still teach that there is no noise, and those that then set out in steps are taken at their word; they are
 * known to half a step, which alone would be a variance of q²/12 (W. R. Bennett 1948, doi 10.1002/j.1538-7305.1948.tb01340.x).
 * Where noise is more than the step it says nothing. For one thread.
 */
public final class Quantisation {

    private static final double SINGLE = 0x1p-22; // relative error of readings that went through single precision
    // An error that is uniform over a step has 12, and neighbours tell a part of it. With 12 a car's speed in whole
    // km/h follows its accelerometer worse (correlation 0.765 for 0.770), and intervals are no better.
    private static final double OF_SQUARE = 20;

    private boolean begun;
    private boolean repeated;
    private double last;
    private double least = Double.POSITIVE_INFINITY; // move

    /** Takes the next reading. */
    public void add(double y) {
        double move = Math.abs(y - last);
        if (begun && move == 0) {
            repeated = true;
        } else if (begun && move > SINGLE * Math.max(Math.abs(y), Math.abs(last))) {
            least = Math.min(least, move);
        }
        begun = true;
        last = y;
    }

    /** The variance of the rounding; 0 if there is none, or as long as it isn't known. */
    public double variance() {
        return repeated && least < Double.POSITIVE_INFINITY ? least * least / OF_SQUARE : 0;
    }

    /** Forgets everything. */
    public void clear() {
        begun = false;
        repeated = false;
        last = 0;
        least = Double.POSITIVE_INFINITY;
    }

    public void copyFrom(Quantisation from) {
        begun = from.begun;
        repeated = from.repeated;
        last = from.last;
        least = from.least;
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        out.writeBoolean(repeated);
        out.writeDouble(last);
        out.writeDouble(least);
    }

    /** Replaces the state by what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        begun = in.readBoolean();
        repeated = in.readBoolean();
        last = in.readDouble();
        least = in.readDouble();
    }
}
