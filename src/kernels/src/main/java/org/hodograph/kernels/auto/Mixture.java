package org.hodograph.kernels.auto;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * The weighted mean of members' states. A derivative that a member does not have counts as 0, which shrinks the estimate
 * where few members know better; the covariance comes only from members that have both derivatives: the mean of their own
 * plus their spread round the estimate. Sums are taken round the first member, so that no digit of the spread is lost. For
 * one thread; allocates nothing.
 */
final class Mixture {

    private static final double STEIN = 2;
    private static final double SPEAKING = 0.2; // the least share of the weight that must have a past
    private static final int ORDERS = Estimate.MAX_ORDER + 1;
    private static final int PAIRS = ORDERS * (ORDERS + 1) / 2; // (i, j <= i) at i (i + 1) / 2 + j

    private final double[] pivot = new double[ORDERS];
    private final double[] means = new double[ORDERS]; // sum of w (x - pivot)
    private final double[] totals = new double[ORDERS]; // sum of w, of members that have order i
    private final double[] products = new double[PAIRS]; // sum of w (covariance + (x_i - pivot_i) (x_j - pivot_j))
    private final double[][] crossed =
            new double[ORDERS][ORDERS]; // [i][j]: sum of w (x_j - pivot_j) of members that have order i
    private final double[] owns = new double[ORDERS]; // sum of w variance
    /** Of the member that was converted last. */
    final double[] derivatives = new double[ORDERS];

    final double[] covariances = new double[PAIRS];
    private boolean empty;
    private double missed; // sum of w, of members that have no past
    private int pivoted; // orders that have a pivot

    void clear() {
        empty = true;
        missed = 0;
        pivoted = 0;
        Arrays.fill(owns, 0);
        Arrays.fill(means, 0);
        Arrays.fill(totals, 0);
        Arrays.fill(products, 0);
        for (double[] sums : crossed) {
            Arrays.fill(sums, 0);
        }
    }

    /** A member of this weight can say nothing. Where most can't, nobody speaks for them. */
    void miss(double share) {
        missed += share;
    }

    /**
     * Adds a member.
     *
     * @param share its weight
     * @param noise s²
     * @param state of the member g, {@code p} its covariance, row-major, lower triangle, per unit of noise, in units of
     *     {@code h} seconds
     * @param spacing in units of h
     */
    void add(
            Dynamics dynamics,
            int g,
            double share,
            double noise,
            double[] state,
            double[] p,
            double spacing,
            double h) {
        convert(dynamics, g, noise, state, p, spacing, h);
        accumulate(share, Math.min(dynamics.family().highest(), Estimate.MAX_ORDER));
    }

    /** A member's derivatives per second and their covariance into {@link #derivatives} and {@link #covariances}. */
    void convert(Dynamics dynamics, int g, double noise, double[] state, double[] p, double spacing, double h) {
        Family family = dynamics.family();
        int d = family.dimension();
        int own = Math.min(family.order(), ORDERS);
        double unit = 1;
        int pair = 0;
        for (int i = 0; i < own; i++) {
            derivatives[i] = state[i] * unit;
            double both = noise * unit;
            for (int j = 0; j <= i; j++) {
                covariances[pair++] = p[i * d + j] * both;
                both /= h;
            }
            unit /= h;
        }
        if (family.kind() == Family.Kind.OSCILLATING) {
            addJerk(dynamics, g, noise, state, p, spacing, h);
        }
    }

    /**
     * The jerk that the model of an oscillating member implies: J = −ω² v − 2ζω a. Where it is not well above its error it
     * is shrunk (James and Stein 1961, positive part), or a fast oscillator would tell noise for jerk where nothing
     * swings. Its variance has the part that the model leaves to noise, averaged over τ.
     */
    private void addJerk(Dynamics dynamics, int g, double noise, double[] state, double[] p, double spacing, double h) {
        double v = dynamics.jerkOfVelocity(g, spacing);
        double a = dynamics.jerkOfAcceleration(g, spacing);
        double jerk = v * state[1] + a * state[2];
        double variance = v * v * p[4] + 2 * v * a * p[7] + a * a * p[8];
        double trust = jerk == 0 ? 0 : Math.max(0, 1 - STEIN * noise * variance / (jerk * jerk));
        double unit = 1 / (h * h * h);
        derivatives[3] = trust * jerk * unit;
        double both = noise * unit;
        covariances[6] = (v * p[3] + a * p[6]) * both;
        both /= h;
        covariances[7] = (v * p[4] + a * p[7]) * both;
        both /= h;
        covariances[8] = (v * p[7] + a * p[8]) * both;
        both /= h;
        covariances[9] = (variance + dynamics.averagedNoise(g, spacing)) * both;
    }

    void accumulate(double share, int highest) {
        for (int i = 0; i <= highest; i++) {
            if (!(covariances[i * (i + 1) / 2 + i] >= 0)) {
                missed += share; // its digits are used up
                return;
            }
        }
        empty = false;
        while (pivoted <= highest) {
            pivot[pivoted] = derivatives[pivoted];
            pivoted++;
        }
        int pair = 0;
        for (int i = 0; i <= highest; i++) {
            double x = derivatives[i] - pivot[i];
            means[i] += share * x;
            totals[i] += share;
            owns[i] += share * covariances[pair + i];
            for (int j = 0; j <= i; j++) {
                double y = derivatives[j] - pivot[j];
                products[pair] += share * (covariances[pair] + x * y);
                crossed[i][j] += share * y;
                pair++;
            }
        }
    }

    /** Writes the mean and {@code growth} times its covariance; {@code reference} is added to the value. */
    void report(double reference, double growth, Estimate out) {
        if (empty || totals[0] < SPEAKING * (totals[0] + missed)) {
            return;
        }
        // from here on `means` are those of the estimate, from the pivots
        for (int i = 0; i < pivoted; i++) {
            double mean = (means[i] + totals[i] * pivot[i]) / totals[0];
            out.setDerivative(i, mean + (i == 0 ? reference : 0));
            means[i] = mean - pivot[i];
        }
        int pair = 0;
        for (int i = 0; i < pivoted; i++) {
            double w = totals[i];
            for (int j = 0; j <= i; j++) {
                double spread =
                        products[pair] - means[i] * crossed[i][j] - means[j] * crossed[i][i] + means[i] * means[j] * w;
                // the spread of members round the estimate adds to their own variance, whatever rounding says
                out.setCovariance(i, j, growth * (i == j ? Math.max(spread, owns[i]) : spread) / w);
                pair++;
            }
        }
    }
}
