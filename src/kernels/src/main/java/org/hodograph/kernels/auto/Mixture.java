package org.hodograph.kernels.auto;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * The weighted mean of members' states. A derivative that a member does not have counts as 0, which shrinks the estimate
 * where few members know better; the covariance comes only from members that have both derivatives: the mean of their own
 * plus their spread round the estimate. For one thread.
 */
final class Mixture {

    private static final int ORDERS = Estimate.MAX_ORDER + 1;
    private static final int PAIRS = ORDERS * (ORDERS + 1) / 2;
    /** A member with less weight than this, of the best, is left out. */
    static final double LEAST = 1e-6;

    private static final double STEIN = 2;

    private double[] weight = new double[64];
    private int[] highest = new int[64];
    private double[] derivatives = new double[64 * ORDERS];
    private double[] covariances = new double[64 * PAIRS]; // (i, j ≤ i) at i (i + 1) / 2 + j
    private int size;
    private final double[] mean = new double[ORDERS];

    void clear() {
        size = 0;
    }

    /**
     * Adds a member.
     *
     * @param share its weight
     * @param noise s²
     * @param state of the member g, {@code covariance} row-major per unit of noise, in units of {@code h} seconds
     * @param spacing in units of h
     */
    void add(
            Dynamics dynamics,
            int g,
            double share,
            double noise,
            double[] state,
            double[] covariance,
            double spacing,
            double h) {
        int place = room();
        Family family = dynamics.family();
        int d = family.dimension();
        weight[place] = share;
        highest[place] = Math.min(family.highest(), Estimate.MAX_ORDER);
        double unit = 1;
        for (int i = 0; i < Math.min(family.order(), ORDERS); i++) {
            derivatives[place * ORDERS + i] = state[i] * unit;
            double both = noise * unit;
            for (int j = 0; j <= i; j++) {
                covariances[place * PAIRS + i * (i + 1) / 2 + j] = covariance[i * d + j] * both;
                both /= h;
            }
            unit /= h;
        }
        if (family.kind() == Family.Kind.OSCILLATING) {
            addJerk(place, dynamics, g, noise, state, covariance, spacing, h);
        }
    }

    /**
     * The jerk that the model of an oscillating member implies: J = −ω² v − 2ζω a. Where it is not well above its error it
     * is shrunk (James and Stein 1961, positive part), or a fast oscillator would tell noise for jerk where nothing
     * swings. Its variance has the part that the model leaves to noise, averaged over τ.
     */
    private void addJerk(
            int place, Dynamics dynamics, int g, double noise, double[] state, double[] p, double spacing, double h) {
        double v = dynamics.jerkOfVelocity(g, spacing);
        double a = dynamics.jerkOfAcceleration(g, spacing);
        double jerk = v * state[1] + a * state[2];
        double variance = v * v * p[4] + 2 * v * a * p[5] + a * a * p[8];
        double trust = jerk == 0 ? 0 : Math.max(0, 1 - STEIN * noise * variance / (jerk * jerk));
        double unit = 1 / (h * h * h);
        derivatives[place * ORDERS + 3] = trust * jerk * unit;
        double both = noise * unit;
        for (int j = 0; j <= 2; j++) {
            covariances[place * PAIRS + 6 + j] = (v * p[3 + j] + a * p[6 + j]) * both;
            both /= h;
        }
        covariances[place * PAIRS + 9] = (variance + dynamics.averagedNoise(g, spacing)) * both;
    }

    private int room() {
        if (size == weight.length) {
            weight = Arrays.copyOf(weight, 2 * size);
            highest = Arrays.copyOf(highest, 2 * size);
            derivatives = Arrays.copyOf(derivatives, 2 * size * ORDERS);
            covariances = Arrays.copyOf(covariances, 2 * size * PAIRS);
        }
        return size++;
    }

    /** Writes the mean and its covariance; {@code reference} is added to the value. */
    void report(double reference, Estimate out) {
        double total = 0;
        for (int n = 0; n < size; n++) {
            total += weight[n];
        }
        for (int i = 0; i < ORDERS; i++) {
            double sum = 0;
            boolean known = false;
            for (int n = 0; n < size; n++) {
                if (i <= highest[n]) {
                    sum += weight[n] * derivatives[n * ORDERS + i];
                    known = true;
                }
            }
            mean[i] = sum / total;
            if (known) {
                out.setDerivative(i, mean[i] + (i == 0 ? reference : 0));
            }
        }
        for (int i = 0; i < ORDERS; i++) {
            for (int j = 0; j <= i; j++) {
                out.setCovariance(i, j, covariance(i, j));
            }
        }
    }

    /** NaN if no member has both derivatives; {@code j} at most {@code i}. */
    private double covariance(int i, int j) {
        double sum = 0;
        double total = 0;
        for (int n = 0; n < size; n++) {
            if (i <= highest[n]) {
                double spread = (derivatives[n * ORDERS + i] - mean[i]) * (derivatives[n * ORDERS + j] - mean[j]);
                sum += weight[n] * (covariances[n * PAIRS + i * (i + 1) / 2 + j] + spread);
                total += weight[n];
            }
        }
        return sum / total;
    }
}
