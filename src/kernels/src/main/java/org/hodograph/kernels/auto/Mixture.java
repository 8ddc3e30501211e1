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
    private final double[] crossed = new double[PAIRS]; // sum of w (x_j - pivot_j) of members that have order i
    private final double[] owns = new double[ORDERS]; // sum of w variance
    /** What the error has to count beside the members it rests on. */
    final Doubt doubt = new Doubt();

    /** Of the member that was converted last. */
    final double[] derivatives = new double[ORDERS];

    final double[] covariances = new double[PAIRS];
    private final double[] perSecond = new double[2 * ORDERS - 1]; // h^−k
    private double spacing;
    private boolean empty;
    private double missed; // sum of w, of members that have no past
    private int pivoted; // orders that have a pivot

    /** Begins an estimate: of members whose unit of time is {@code h} seconds, a power of two, and whose spacing is so many units. */
    void begin(double spacing, double h) {
        this.spacing = spacing;
        for (int i = 0; i < perSecond.length; i++) {
            perSecond[i] = i == 0 ? 1 : perSecond[i - 1] / h;
        }
        empty = true;
        missed = 0;
        pivoted = 0;
        Arrays.fill(owns, 0);
        Arrays.fill(means, 0);
        Arrays.fill(totals, 0);
        Arrays.fill(products, 0);
        Arrays.fill(crossed, 0);
    }

    /** A member of this weight can say nothing. Where most can't, nobody speaks for them. */
    void miss(double share) {
        missed += share;
    }

    /** Adds a member of this weight as it is at the newest sample; {@code noise} is its s². */
    void add(Filters filters, int g, double share, double noise) {
        convert(filters.dynamics, g, noise, filters.x, g * filters.d, filters.p, g * filters.pairs);
        accumulate(share, Math.min(filters.family.highest(), Estimate.MAX_ORDER));
    }

    /** Adds a member in a state, the covariance row-major per unit of its noise. */
    void add(Dynamics dynamics, int g, double share, double noise, double[] state, double[] covariance) {
        convert(dynamics, g, noise, state, covariance);
        accumulate(share, Math.min(dynamics.family().highest(), Estimate.MAX_ORDER));
    }

    /** The derivatives per second of a member in a state and their covariance into {@link #derivatives} and {@link #covariances}. */
    void convert(Dynamics dynamics, int g, double noise, double[] state, double[] covariance) {
        convert(dynamics, g, noise, state, 0, covariance, 0, dynamics.family().dimension() + 1, 0);
    }

    /** The same with the state from {@code from} on and the upper triangle of its covariance, row by row, from {@code first} on. */
    void convert(Dynamics dynamics, int g, double noise, double[] x, int from, double[] p, int first) {
        convert(dynamics, g, noise, x, from, p, first, dynamics.family().order(), 1);
    }

    /**
     * The same with the state from {@code from} on, and the upper triangle of the covariance from {@code first} on: from one variance to
     * the next it is {@code step}, which is {@code less} shorter each time.
     */
    private void convert(
            Dynamics dynamics, int g, double noise, double[] x, int from, double[] p, int first, int step, int less) {
        int second = first + step; // where the row of the first derivative begins, and so on
        int third = second + step - less;
        double n0 = noise;
        double n1 = noise * perSecond[1];
        double n2 = noise * perSecond[2];
        derivatives[0] = x[from];
        derivatives[1] = x[from + 1] * perSecond[1];
        covariances[0] = p[first] * n0;
        covariances[1] = p[first + 1] * n1;
        covariances[2] = p[second] * n2;
        int order = dynamics.family().order();
        if (order > 2) {
            double n3 = noise * perSecond[3];
            double n4 = noise * perSecond[4];
            derivatives[2] = x[from + 2] * perSecond[2];
            covariances[3] = p[first + 2] * n2;
            covariances[4] = p[second + 1] * n3;
            covariances[5] = p[third] * n4;
            if (order > 3) {
                double n5 = noise * perSecond[5];
                double n6 = noise * perSecond[6];
                derivatives[3] = x[from + 3] * perSecond[3];
                covariances[6] = p[first + 3] * n3;
                covariances[7] = p[second + 2] * n4;
                covariances[8] = p[third + 1] * n5;
                covariances[9] = p[third + step - 2 * less] * n6;
            }
        }
        if (dynamics.family().kind() == Family.Kind.OSCILLATING) {
            addJerk(dynamics, g, noise, x[from + 1], x[from + 2], p, first, second, third);
        }
    }

    /**
     * The jerk that the model of an oscillating member implies: J = −ω² v − 2ζω a. Where it is not well above its error it
     * is shrunk (James and Stein 1961, positive part), or a fast oscillator would tell noise for jerk where nothing
     * swings. Its variance has the part that the model leaves to noise, averaged over τ.
     */
    private void addJerk(
            Dynamics dynamics,
            int g,
            double noise,
            double velocity,
            double acceleration,
            double[] p,
            int x,
            int v,
            int a) {
        double ofV = dynamics.jerkOfVelocity(g, spacing);
        double ofA = dynamics.jerkOfAcceleration(g, spacing);
        double jerk = ofV * velocity + ofA * acceleration;
        double xv = p[x + 1];
        double xa = p[x + 2];
        double vv = p[v];
        double va = p[v + 1];
        double aa = p[a];
        double variance = ofV * ofV * vv + 2 * ofV * ofA * va + ofA * ofA * aa;
        double trust = jerk == 0 ? 0 : Math.max(0, 1 - STEIN * noise * variance / (jerk * jerk));
        derivatives[3] = trust * jerk * perSecond[3];
        covariances[6] = (ofV * xv + ofA * xa) * (noise * perSecond[3]);
        covariances[7] = (ofV * vv + ofA * va) * (noise * perSecond[4]);
        covariances[8] = (ofV * va + ofA * aa) * (noise * perSecond[5]);
        covariances[9] = (variance + dynamics.averagedNoise(g, spacing)) * (noise * perSecond[6]);
    }

    /** The member that was converted last, of this weight, is one that the error may count. */
    void doubt(Family family, double weight) {
        doubt.add(family, weight, derivatives, covariances);
    }

    /** Takes what was converted last into the sums, up to an order of at least 1. */
    void accumulate(double share, int highest) {
        for (int i = 0; i <= highest; i++) {
            if (!(covariances[i * (i + 3) / 2] >= 0)) {
                missed += share; // its digits are used up
                return;
            }
        }
        empty = false;
        while (pivoted <= highest) {
            pivot[pivoted] = derivatives[pivoted];
            pivoted++;
        }
        double x = derivatives[0] - pivot[0];
        double y = derivatives[1] - pivot[1];
        add(0, share, x);
        pair(0, share, x, x);
        add(1, share, y);
        pair(1, share, y, x);
        pair(2, share, y, y);
        if (highest > 1) {
            double z = derivatives[2] - pivot[2];
            add(2, share, z);
            pair(3, share, z, x);
            pair(4, share, z, y);
            pair(5, share, z, z);
            if (highest > 2) {
                double j = derivatives[3] - pivot[3];
                add(3, share, j);
                pair(6, share, j, x);
                pair(7, share, j, y);
                pair(8, share, j, z);
                pair(9, share, j, j);
            }
        }
    }

    private void add(int i, double share, double x) {
        means[i] += share * x;
        totals[i] += share;
        owns[i] += share * covariances[i * (i + 3) / 2];
    }

    /** Of an order and a lower one, whose distances from the pivots are x and y. */
    private void pair(int pair, double share, double x, double y) {
        products[pair] += share * (covariances[pair] + x * y);
        crossed[pair] += share * y;
    }

    /**
     * Writes the mean and {@code growth} times its covariance, where there is a derivative times the root of {@code ofRates} for each;
     * {@code reference} is added to the value.
     */
    void report(double reference, double growth, double ofRates, Estimate out) {
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
        double root = Math.sqrt(ofRates);
        for (int i = 0; i < pivoted; i++) {
            double w = totals[i];
            for (int j = 0; j <= i; j++) {
                double grown = j > 0 ? growth * ofRates : i > 0 ? growth * root : growth;
                double all = crossed[i * (i + 3) / 2];
                double spread = products[pair] - means[i] * crossed[pair] - means[j] * all + means[i] * means[j] * w;
                // the spread of members round the estimate adds to their own variance, whatever rounding says
                out.setCovariance(i, j, grown * (i == j ? Math.max(spread, owns[i]) : spread) / w);
                pair++;
            }
        }
    }
}
