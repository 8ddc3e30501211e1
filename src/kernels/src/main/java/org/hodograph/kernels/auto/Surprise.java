package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The recent mean square of innovations over what was expected, weighted as the members are: while samples come as nobody expected
 * them, the members' own variances are those of a time that is over.
 */
final class Surprise {

    private static final double SURPRISING = 3; // from which the errors that are told grow
    private static final double INHERITED = 0.7; // by the next sample
    private static final double MOST_GROWTH = 25; // of a variance

    private double square;

    /** The members have scored a sample. */
    void add(Members[] families) {
        double sum = 0;
        double total = 0;
        for (Members members : families) {
            if (members.hasBegun()) {
                sum += members.weightedSquares();
                total += members.weightOfPasts();
            }
        }
        square = Math.max(total > 0 ? sum / total : 0, INHERITED * square);
    }

    /** The factor for variances at the newest sample, at least 1. */
    double growth() {
        return Math.min(MOST_GROWTH, Math.max(1, square / SURPRISING));
    }

    void reset() {
        square = 0;
    }

    void copyFrom(Surprise from) {
        square = from.square;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(square);
    }

    void load(DataInput in) throws IOException {
        square = in.readDouble();
    }
}
