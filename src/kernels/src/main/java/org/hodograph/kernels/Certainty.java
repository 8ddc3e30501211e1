package org.hodograph.kernels;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;

/**
 * How sure an estimate with a standard error is: the probability that the true value lies beyond a threshold, by Student's t
 * with the estimate's degrees of freedom, by the normal distribution where these are not known.
 *
 * <p>NaN where the value or its error is not available. Stateless. Source: M. Abramowitz and I. A. Stegun 1964, 26.7.1.
 */
public final class Certainty {

    private Certainty() {}

    /** The probability that the true value is above the threshold. */
    public static double above(double threshold, double value, double error, double freedom) {
        double distance = value - threshold;
        if (Double.isNaN(distance) || Double.isNaN(error)) {
            return Double.NaN;
        }
        if (error == 0) {
            return distance > 0 ? 1 : distance < 0 ? 0 : 0.5;
        }
        double tail = tail(Math.abs(distance) / error, freedom);
        return distance > 0 ? 1 - tail : tail;
    }

    /** The probability that noise alone lies more than {@code errors} ≥ 0 standard errors to one side. */
    public static double tail(double errors, double freedom) {
        if (!(freedom > 0)) {
            return Erf.erfc(errors / Math.sqrt(2)) / 2;
        }
        return Beta.regularizedBeta(freedom / (freedom + errors * errors), freedom / 2, 0.5) / 2;
    }

    /** How many standard errors to one side noise alone lies beyond with the probability {@code tail}: the inverse of {@link #tail}. */
    public static double errors(double tail, double freedom) {
        RealDistribution noise = freedom > 0 ? new TDistribution(null, freedom) : new NormalDistribution(null, 0, 1);
        return -noise.inverseCumulativeProbability(tail);
    }
}
