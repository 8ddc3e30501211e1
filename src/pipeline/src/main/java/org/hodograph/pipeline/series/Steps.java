package org.hodograph.pipeline.series;

import org.hodograph.kernels.Estimate;

/** What is done to the estimate of a sensor that moves in steps. */
final class Steps {

    private Steps() {}

    /**
     * Makes the noise of a sample at least {@code least}, and with it the standard errors. Where the samples fit exactly, the
     * errors of two orders are taken to go together, which makes every error that is carried on an upper bound.
     */
    static void floor(Estimate out, double least) {
        double noise = out.noise();
        if (least == 0 || noise >= least) {
            return;
        }
        for (int i = Estimate.MAX_ORDER; i >= 0; i--) {
            for (int j = 0; j <= i; j++) {
                double known = out.covariance(i, j) * Math.sqrt(growth(out, i, least) * growth(out, j, least));
                double together = out.noiseGain(i) * out.noiseGain(j) * least * least;
                out.setCovariance(i, j, Double.isNaN(known) ? together : known);
            }
        }
        out.setNoise(least);
    }

    /** By what an order's variance grows: its part that is no noise of the samples, such as a bias, stays. NaN where it is 0. */
    private static double growth(Estimate out, int order, double least) {
        double variance = out.covariance(order, order);
        double gain = out.noiseGain(order);
        double more = least * least - out.noise() * out.noise();
        return Double.isNaN(gain)
                ? least * least / (out.noise() * out.noise())
                : variance > 0 ? 1 + gain * gain * more / variance : Double.NaN;
    }

    /**
     * Carries an estimate on by {@code h} seconds along its own polynomial:
     *
     * <pre>d_i ← Σ_{j ≥ i} d_j h^(j−i) / (j−i)!,  C ← A C Aᵀ</pre>
     *
     * <p>Order i needs only itself and higher ones, so that ascending order works in place.
     */
    static void carry(Estimate out, double h) {
        int top = -1;
        while (top < Estimate.MAX_ORDER && out.has(top + 1)) {
            top++;
        }
        for (int i = 0; i <= top; i++) {
            double derivative = 0;
            for (int j = i; j <= top; j++) {
                derivative += weight(j - i, h) * out.derivative(j);
            }
            out.setDerivative(i, derivative);
            out.setNoiseGain(i, Double.NaN);
        }
        for (int i = 0; i <= top; i++) {
            for (int l = i; l <= top; l++) {
                out.setCovariance(i, l, carried(out, i, l, top, h));
            }
        }
    }

    /** Element (i, l) of A C Aᵀ, i ≤ l; of C only elements (j, m) with j ≥ i, m ≥ l are read. */
    private static double carried(Estimate out, int i, int l, int top, double h) {
        double sum = 0;
        for (int j = i; j <= top; j++) {
            for (int m = l; m <= top; m++) {
                sum += weight(j - i, h) * weight(m - l, h) * out.covariance(j, m);
            }
        }
        return sum;
    }

    /** h^n / n! */
    private static double weight(int n, double h) {
        double weight = 1;
        for (int k = 1; k <= n; k++) {
            weight *= h / k;
        }
        return weight;
    }
}
