package org.hodograph.pipeline.series;

import org.hodograph.kernels.Estimate;

/** What is done to the estimate of a sensor that moves in steps. */
final class Steps {

    private static final double[] BOUND = {0, 1, 8, 96}; // k! 4^(k-1)

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
     * What a derivative can be at most while a reading is held in steps of q for u seconds:
     *
     * <pre>|d_k| ≤ q · k! · 4^(k−1) / u^k</pre>
     *
     * what a polynomial of degree k can have at most without leaving a band of width q (P. L. Chebyshev 1854; T. J. Rivlin 1974, The
     * Chebyshev Polynomials, section 2.7). For a rate that is q/u.
     */
    static double most(double step, int order, double seconds) {
        return step * BOUND[order] / Math.pow(seconds, order);
    }

    /** A derivative beyond what holding the reading for so long allows is at the limit, and as uncertain as anything within. */
    static void limit(Estimate out, int maxOrder, double step, double seconds) {
        for (int order = 1; order <= maxOrder; order++) {
            double most = most(step, order, seconds);
            double derivative = out.derivative(order);
            if (Math.abs(derivative) > most) {
                out.setDerivative(order, Math.copySign(most, derivative));
                out.setCovariance(order, order, most * most / 3);
            }
        }
    }

    /** A derivative that could not last for so long is possible near an end of it, but known to no less than that. */
    static void doubt(Estimate out, int maxOrder, double step, double seconds) {
        for (int order = 1; order <= maxOrder; order++) {
            double most = most(step, order, seconds);
            if (Math.abs(out.derivative(order)) > most) {
                out.setCovariance(order, order, Math.max(out.covariance(order, order), most * most / 3));
            }
        }
    }

    /** A value further than {@code half} from what is read there is at the limit, and as uncertain as anything within. */
    static void confine(Estimate out, double reading, double half) {
        double off = out.derivative(0) - reading;
        if (Math.abs(off) > half) {
            out.setDerivative(0, reading + Math.copySign(half, off));
            out.setCovariance(0, 0, half * half / 3);
        }
    }
}
