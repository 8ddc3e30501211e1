package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;

/** A polynomial through one window, solved and evaluated in one go. Owns its scratch; for one thread; allocates only to grow. */
public interface PolynomialFit {

    /** Makes room for {@code samples}; their {@link #set} follows. */
    void resize(int samples);

    /** Sets a sample, in the order of time: its time minus the reference time, its value minus the reference value, its weight. */
    void set(int i, double time, double value, double weight);

    /**
     * Solves and evaluates at {@code at}, relative to the reference time like the samples. The scratch is used up: samples
     * must be set again before the next call. {@code reference} is added back to the value.
     *
     * @param uniform whether all weights are 1
     * @return false if the samples don't determine the polynomial
     */
    boolean solve(double at, double reference, boolean uniform, Estimate out);
}
