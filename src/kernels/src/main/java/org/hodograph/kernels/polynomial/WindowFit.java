package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;

/** A polynomial through a window that knows a shorter way where its samples are one step apart and all of weight 1. */
interface WindowFit extends PolynomialFit {

    /** Room for the values of so many samples one step apart, more than the degree, oldest first; {@link #solveEven} follows. */
    double[] room(int samples);

    /**
     * Solves and evaluates. The scratch is used up as by {@link #solve}.
     *
     * @param place of the evaluation, in steps from the middle of the window
     * @param step in units of the derivatives' denominator
     * @param reference what values are measured from
     */
    boolean solveEven(double place, double step, double reference, Estimate out);
}
