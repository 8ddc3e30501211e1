package org.hodograph.kernels.steps;

/**
 * What is known of an integrated Wiener process at an instant: means of value, rate and its rate, and their covariance, nine
 * doubles in an array. A process of order 2 leaves what belongs to the third at 0. Not for use by two threads.
 */
final class Walk {

    static final int SIZE = 9;
    static final int RATE = 1;
    static final int BEND = 2;
    static final int VALUE_VALUE = 3;
    static final int VALUE_RATE = 4;
    static final int VALUE_BEND = 5;
    static final int RATE_RATE = 6;
    static final int RATE_BEND = 7;
    static final int BEND_BEND = 8;

    private final Truncation truncation = new Truncation();
    private double pull; // of the newest look: means move by covariance with the value × pull
    private double less; // covariances lose theirs with the value, squared, × less

    /** Carries it on by h seconds under white noise of that intensity in the derivative of that order. */
    static void carry(double[] s, int o, double h, int order, double intensity) {
        double g = h * h / 2;
        s[o] += h * s[o + RATE] + g * s[o + BEND];
        s[o + RATE] += h * s[o + BEND];
        double vr = s[o + VALUE_RATE];
        double vb = s[o + VALUE_BEND];
        double rr = s[o + RATE_RATE];
        double rb = s[o + RATE_BEND];
        double bb = s[o + BEND_BEND];
        s[o + VALUE_VALUE] += 2 * h * vr + 2 * g * vb + h * h * rr + 2 * h * g * rb + g * g * bb;
        s[o + VALUE_RATE] = vr + h * (vb + rr) + (h * h + g) * rb + h * g * bb;
        s[o + VALUE_BEND] = vb + h * rb + g * bb;
        s[o + RATE_RATE] = rr + 2 * h * rb + h * h * bb;
        s[o + RATE_BEND] = rb + h * bb;
        double q = intensity * h;
        if (order == 2) {
            s[o + VALUE_VALUE] += q * h * h / 3;
            s[o + VALUE_RATE] += q * h / 2;
            s[o + RATE_RATE] += q;
        } else {
            s[o + VALUE_VALUE] += q * h * h * h * h / 20;
            s[o + VALUE_RATE] += q * h * h * h / 8;
            s[o + VALUE_BEND] += q * h * h / 6;
            s[o + RATE_RATE] += q * h * h / 3;
            s[o + RATE_BEND] += q * h / 2;
            s[o + BEND_BEND] += q;
        }
    }

    /** The value was seen with noise of that variance; returns the logarithm of the density of what was seen. */
    double observe(double[] s, int o, double seen, double noise) {
        double spread = s[o + VALUE_VALUE] + noise;
        double innovation = seen - s[o];
        pull = innovation / spread;
        less = 1 / spread;
        weigh(s, o);
        return -0.5 * (innovation * innovation / spread + Math.log(2 * Math.PI * spread));
    }

    /** The value was between the two; returns the logarithm of the probability of that. */
    double confine(double[] s, int o, double low, double high) {
        double spread = s[o + VALUE_VALUE];
        truncation.cut(s[o], Math.sqrt(spread), low, high);
        pull = (truncation.mean() - s[o]) / spread;
        less = (1 - truncation.variance() / spread) / spread;
        weigh(s, o);
        return truncation.logMass();
    }

    double pull() {
        return pull;
    }

    double less() {
        return less;
    }

    private void weigh(double[] s, int o) {
        double v = s[o + VALUE_VALUE];
        double r = s[o + VALUE_RATE];
        double b = s[o + VALUE_BEND];
        s[o] += v * pull;
        s[o + RATE] += r * pull;
        s[o + BEND] += b * pull;
        s[o + VALUE_VALUE] -= v * v * less;
        s[o + VALUE_RATE] -= v * r * less;
        s[o + VALUE_BEND] -= v * b * less;
        s[o + RATE_RATE] -= r * r * less;
        s[o + RATE_BEND] -= r * b * less;
        s[o + BEND_BEND] -= b * b * less;
    }
}
