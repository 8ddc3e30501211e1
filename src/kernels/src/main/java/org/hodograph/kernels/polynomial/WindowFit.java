package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;

/** A polynomial through a window that knows shorter ways where all samples are of weight 1, and where they are one step apart besides. */
public interface WindowFit extends PolynomialFit {

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

    /** Room for the values of so many samples of weight 1, oldest first; their {@link #times} and {@link #solveUniform} follow. */
    double[] values(int samples);

    /** Room for their times, minus a reference time. */
    double[] times();

    /**
     * Solves and evaluates. The scratch is used up as by {@link #solve}.
     *
     * @param per units of the times that make one of the derivatives' denominator
     * @param at of the evaluation, minus the reference time, in units of the denominator
     * @param reference what values are measured from
     */
    boolean solveUniform(double per, double at, double reference, Estimate out);
}
