package org.hodograph.kernels.steps;

import org.apache.commons.math3.special.Erf;

/**
 * The normal distribution function, to 1e-8: cubic between tabulated values with their slopes. Asked a hundred times for a block of
 * readings, where the library's series would cost more than all the rest and allocate.
 */
final class Normal {

    private static final double LAST = 8; // deviations: beyond it nothing is left of a double's 1
    private static final int PER_DEVIATION = 32;
    private static final int SIZE = 2 * (int) LAST * PER_DEVIATION + 1;
    private static final double[] VALUES = new double[SIZE];
    private static final double[] SLOPES = new double[SIZE]; // per interval of the table

    static {
        for (int i = 0; i < SIZE; i++) {
            double z = (double) i / PER_DEVIATION - LAST;
            VALUES[i] = 0.5 * Erf.erfc(-z / Math.sqrt(2));
            SLOPES[i] = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / PER_DEVIATION;
        }
    }

    private Normal() {}

    /** Φ(z): the probability of less than {@code z} deviations. */
    static double below(double z) {
        if (!(z > -LAST)) {
            return 0;
        }
        if (z >= LAST) {
            return 1;
        }
        double place = (z + LAST) * PER_DEVIATION;
        int i = (int) place;
        double u = place - i;
        double v = 1 - u;
        return v * v * ((1 + 2 * u) * VALUES[i] + u * SLOPES[i])
                + u * u * ((1 + 2 * v) * VALUES[i + 1] - v * SLOPES[i + 1]);
    }
}
