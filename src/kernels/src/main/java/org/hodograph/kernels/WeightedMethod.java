package org.hodograph.kernels;

/** A method whose batch fit may be told how much each sample is worth. */
public interface WeightedMethod extends Method {

    /**
     * Fits weighted samples at once: the noise of sample i is supposed to have the variance σ² / weight, and a sample of
     * weight 0 takes no part. Otherwise as {@link #fit(double[], double[])}.
     *
     * @throws IllegalArgumentException if the arrays differ in length, or a weight is negative or not finite
     */
    Fit fit(double[] x, double[] y, double[] weights);
}
