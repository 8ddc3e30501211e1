package org.hodograph.kernels;

import java.util.Arrays;

/**
 * Value (order 0) and derivatives of orders 1 to 3 at one instant, from one fit, with their covariance. Owned and reused
 * by the caller; written by the method.
 *
 * <p>NaN means "not available": an order the method cannot know, or the standard error of a method that has none. It
 * never leaves the process as a number. Units: order k is in y-units per second^k in streams, per x-unit^k in batch.
 */
public final class Estimate {

    /** The highest order of an estimate. */
    public static final int MAX_ORDER = 3;

    private static final int ORDERS = MAX_ORDER + 1;

    private final double[] derivatives = new double[ORDERS];
    private final double[] covariances = new double[ORDERS * ORDERS]; // row-major, symmetric
    private final double[] gains = new double[ORDERS];
    private long nanos;
    private double noise;
    private double freedom;
    private int samples;
    private double span;
    private boolean outlier;

    public Estimate() {
        clear();
    }

    /** The derivative of the given order, 0 being the smoothed value; NaN if absent. */
    public double derivative(int order) {
        return derivatives[order];
    }

    /** Whether the order is available. */
    public boolean has(int order) {
        return !Double.isNaN(derivatives[order]);
    }

    /** Standard deviation of the error of {@link #derivative}; NaN if the method has none or there are no degrees of freedom left. */
    public double standardError(int order) {
        return Math.sqrt(covariance(order, order));
    }

    /** Covariance of the errors of two orders; NaN if not available. */
    public double covariance(int i, int j) {
        return covariances[i * ORDERS + j];
    }

    /**
     * Standard deviation of the estimate of the given order when y carries white noise of standard deviation 1; NaN for a
     * method that is not linear in y.
     */
    public double noiseGain(int order) {
        return gains[order];
    }

    /** Estimated standard deviation of the noise of a sample; NaN if not available. */
    public double noise() {
        return noise;
    }

    /**
     * Degrees of freedom behind {@link #noise}: errors over standard errors follow a Student t of that many. NaN if not known;
     * they then count as normal.
     */
    public double freedom() {
        return freedom;
    }

    /**
     * The instant of a streaming estimate, nanoseconds since 1970; 0 in batch. It is the one that was asked for, unless the
     * method knows derivatives at an instant of its own only, such as the mean time of a run of samples.
     */
    public long nanos() {
        return nanos;
    }

    /** Number of samples the fit rests on. */
    public int samples() {
        return samples;
    }

    /** Newest minus oldest sample of the fit: seconds in streams, x-units in batch. */
    public double span() {
        return span;
    }

    /** Whether the newest sample was down-weighted as an outlier. */
    public boolean isOutlier() {
        return outlier;
    }

    // ---- for methods ----

    /** Makes every order absent. */
    public void clear() {
        Arrays.fill(derivatives, Double.NaN);
        Arrays.fill(covariances, Double.NaN);
        Arrays.fill(gains, Double.NaN);
        nanos = 0;
        noise = Double.NaN;
        freedom = Double.NaN;
        samples = 0;
        span = Double.NaN;
        outlier = false;
    }

    public void setInstant(long instantNanos) {
        nanos = instantNanos;
    }

    /** A value beyond the doubles is not available. */
    public void setDerivative(int order, double value) {
        derivatives[order] = finite(value);
    }

    /** Sets both (i, j) and (j, i). */
    public void setCovariance(int i, int j, double value) {
        covariances[i * ORDERS + j] = finite(value);
        covariances[j * ORDERS + i] = finite(value);
    }

    public void setNoiseGain(int order, double gain) {
        gains[order] = finite(gain);
    }

    public void setNoise(double standardDeviation) {
        noise = finite(standardDeviation);
    }

    public void setFreedom(double degreesOfFreedom) {
        freedom = finite(degreesOfFreedom);
    }

    public void setWindow(int windowSamples, double windowSpan) {
        samples = windowSamples;
        span = windowSpan;
    }

    public void setOutlier(boolean newestDownWeighted) {
        outlier = newestDownWeighted;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** Whether no order is available. */
    public boolean isEmpty() {
        for (double derivative : derivatives) {
            if (!Double.isNaN(derivative)) {
                return false;
            }
        }
        return true;
    }

    /** Becomes a copy of another estimate. */
    public void copyFrom(Estimate other) {
        System.arraycopy(other.derivatives, 0, derivatives, 0, ORDERS);
        System.arraycopy(other.covariances, 0, covariances, 0, ORDERS * ORDERS);
        System.arraycopy(other.gains, 0, gains, 0, ORDERS);
        nanos = other.nanos;
        noise = other.noise;
        freedom = other.freedom;
        samples = other.samples;
        span = other.span;
        outlier = other.outlier;
    }
}
