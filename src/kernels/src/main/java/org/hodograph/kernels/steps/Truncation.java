package org.hodograph.kernels.steps;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The moments of a normal distribution that is cut off outside an interval, by Gauss-Legendre quadrature over the part of the
 * interval that holds all but 1e-9 of the mass. The density is taken relative to its largest value there, so that an interval
 * a thousand deviations away loses no digit. Not for use by two threads.
 */
final class Truncation {

    private static final double FAR = 6; // deviations: what lies beyond changes no moment
    private static final double DECADES = 30; // e-foldings of a tail
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final int POINTS = 16;
    private static final double[] NODES = new double[POINTS / 2]; // above 0
    private static final double[] WEIGHTS = new double[POINTS / 2];

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        for (int i = 0; i < NODES.length; i++) {
            NODES[i] = rule.getPoint(POINTS / 2 + i);
            WEIGHTS[i] = rule.getWeight(POINTS / 2 + i);
        }
    }

    private double logMass;
    private double mean;
    private double variance;

    /** Cuts off a normal distribution of that mean and standard deviation outside [low, high]. */
    void cut(double centre, double deviation, double low, double high) {
        double a = (low - centre) / deviation;
        double b = (high - centre) / deviation;
        if (a < -FAR && b > FAR) {
            logMass = 0;
            mean = centre;
            variance = deviation * deviation;
            return;
        }
        boolean mirrored = a + b < 0;
        double near = mirrored ? -b : a; // the end nearer to the mean, or beyond it
        double far = mirrored ? -a : b;
        double from = Math.max(near, -FAR);
        double peak = Math.max(from, 0);
        double to = Math.min(far, near > 0 ? near + Math.min(DECADES / near, FAR) : FAR);
        double half = (to - from) / 2;
        double middle = from + half;
        double mass = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < NODES.length; i++) {
            double step = half * NODES[i];
            double up = WEIGHTS[i] * density(middle + step, peak);
            double down = WEIGHTS[i] * density(middle - step, peak);
            mass += up + down;
            first += (up - down) * step;
            second += (up + down) * step * step;
        }
        double shift = first / mass;
        double z = middle + shift;
        logMass = Math.log(Math.max(mass * half, Double.MIN_NORMAL)) - peak * peak / 2 - HALF_LOG_TWO_PI;
        mean = centre + (mirrored ? -z : z) * deviation;
        variance = Math.max(second / mass - shift * shift, 0) * deviation * deviation;
    }

    /** Relative to that at the peak. */
    private static double density(double z, double peak) {
        return Math.exp((peak - z) * (peak + z) / 2);
    }

    /** The logarithm of the probability of the interval. */
    double logMass() {
        return logMass;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }
}
