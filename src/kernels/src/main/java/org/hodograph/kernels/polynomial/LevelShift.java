package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;

/**
 * A polynomial with one step: value = p(t) + h where t ≥ the step's instant. By Frisch and Waugh, with s the samples of the
 * step alone and r what its own fit leaves of it, h = Σ w r y / Σ w r s, and the polynomial is that of y − h s. The variance of
 * h is σ² / Σ w r s; carried through the fit of s, a at the instant, it adds a² times that to the variance of each order, for
 * the value after the step (1 − a)². For one thread; allocates only to grow. Source: R. Frisch and F. V. Waugh 1933,
 * doi 10.2307/1907330.
 */
final class LevelShift {

    private static final double SURE = 8; // standard deviations
    private static final double DISTINCT = 1e-9; // of a step of 1; below it only rounding is left

    private final OrthogonalFit fit;
    private final Estimate carried = new Estimate(); // the step alone, fitted
    private double[] left = new double[0]; // of the step, by its own fit
    private int at; // the first sample after the step
    private double worth; // Σ w r s

    LevelShift(int degree) {
        fit = new OrthogonalFit(degree);
    }

    /**
     * Takes a step before the sample {@code first}, all of whose times and weights are given.
     *
     * @return false if the samples can't tell it from the polynomial; the step taken before stays
     */
    boolean take(int first, double[] times, double[] weights, double[] trust, int size, double instant) {
        if (left.length < size) {
            left = new double[Math.max(size, 2 * left.length)];
        }
        fit.resize(size);
        for (int i = 0; i < size; i++) {
            fit.set(i, times[i], i < first ? 0 : 1, weights[i] * trust[i]);
        }
        if (!fit.fit(instant, false)) {
            return false;
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * trust[i] * fit.residual(i) * fit.residual(i);
        }
        if (!(sum > DISTINCT)) {
            return false;
        }
        at = first;
        worth = sum;
        for (int i = 0; i < size; i++) {
            left[i] = fit.residual(i);
        }
        fit.evaluate(instant, 0, false, carried);
        return true;
    }

    /** The height that fits values best. */
    double height(double[] values, double[] weights, double[] trust, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * trust[i] * left[i] * values[i];
        }
        return sum / worth;
    }

    /** Whether a height is that of a step and not of noise with this standard deviation. */
    boolean isSure(double height, double noise) {
        return Math.abs(height) * Math.sqrt(worth) > SURE * noise;
    }

    /** Adds to an estimate of the values without the step what the height is unsure by; {@code after}: the value is that after it. */
    void widen(boolean after, Estimate out) {
        double freedom = out.freedom() - 1;
        double more = freedom > 0 ? out.freedom() / freedom : Double.NaN;
        double variance = out.noise() * out.noise() * more;
        for (int k = 0; k <= Estimate.MAX_ORDER; k++) {
            for (int l = 0; l <= k; l++) {
                double both = share(k, after) * share(l, after) * variance / worth;
                out.setCovariance(k, l, out.covariance(k, l) * more + both);
            }
        }
        out.setNoise(Math.sqrt(variance));
        out.setFreedom(freedom);
    }

    private double share(int order, boolean after) {
        return order == 0 && after ? 1 - carried.derivative(0) : -carried.derivative(order);
    }

    /** The first sample after the step. */
    int first() {
        return at;
    }
}
