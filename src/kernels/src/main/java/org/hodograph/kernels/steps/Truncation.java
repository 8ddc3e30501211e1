package org.hodograph.kernels.steps;

/**
 * The moments of a normal distribution that is cut off outside an interval, by Gauss-Legendre quadrature over the part of the
 * interval that holds all but 1e-9 of the mass. The density is taken relative to its largest value there, so that an interval
 * a thousand deviations away loses no digit. Not for use by two threads.
 */
final class Truncation {

    private static final double FAR = 6; // deviations: what lies beyond changes no moment
    private static final double DECADES = 30; // e-foldings of a tail
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double[] NODES = {
        0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438,
        0.7554044083550030, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499
    };
    private static final double[] WEIGHTS = {
        0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
        0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541
    };

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
