package org.hodograph.kernels.tail;

import org.apache.commons.math3.special.Gamma;

/**
 * The generalised Pareto law of excesses over a threshold, S(x) = (1 + ξ x / σ)^(−1/ξ), from peaks of which some are only known to
 * have reached a level (censored). By Grimshaw's reduction: for a given b = ξ/σ the numbers z = ln(1 + b x)/b are exponential, so the
 * likelihood of the scale has a closed form,
 *
 * <pre>w(b) = (Σ z)^(−d) · Π over uncensored 1/(1 + b x),   S(x | b) = (1 + z(x) / Σ z)^(−d)</pre>
 *
 * <p>with d uncensored peaks and, for a prior as 1/scale, the scale's doubt inside S. Over b the answer is averaged on a grid by w and
 * a normal prior of ξ = b Σz/d around {@value #PRIOR_MEAN} with deviation {@value #PRIOR_DEVIATION}, rather than taken at the maximum:
 * the rate at which a <em>next</em> peak passes a level is right only with the doubt about the law in it. At b = 0, z = x, the
 * exponential limit is a point of the grid like the others.
 *
 * <p>Scratch of a thread, used up within a call. Cost: {@value #GRID} logarithms for each {@value #FACTORS} peaks, whose factors are multiplied first. Source: S. D. Grimshaw 1993, doi
 * 10.1080/00401706.1993.10485040; J. Zhang and M. A. Stephens 2009, doi 10.1198/tech.2009.08017.
 */
final class ParetoTail {

    static final int GRID = 16;

    static final double PRIOR_MEAN = 0.05;

    static final double PRIOR_DEVIATION = 0.35;

    private static final double LEAST_SHAPE = -1;
    private static final double MOST_SHAPE = 0.9;
    private static final int TURNS = 60;
    private static final int FACTORS =
            8; // of a product whose logarithm is taken: from 0.02 to 1,200 each, so it can't overflow

    private final double[] excess = new double[Peaks.MOST + 1];
    private final boolean[] censored = new boolean[Peaks.MOST + 1];
    private int size;
    private int exact; // not censored
    private double largest;
    private final double[] bends = new double[GRID]; // b
    private final double[] sums = new double[GRID]; // of z
    private final double[] weights = new double[GRID];
    private double freedom; // d

    void clear() {
        size = 0;
        exact = 0;
        largest = 0;
    }

    void add(double x, boolean isCensored) {
        excess[size] = x;
        censored[size++] = isCensored;
        exact += isCensored ? 0 : 1;
        largest = Math.max(largest, x);
    }

    /** Takes back a censored excess of this size, if there is one. */
    void remove(double x) {
        int at = 0;
        while (at < size && !(censored[at] && excess[at] == x)) {
            at++;
        }
        if (at == size) {
            return;
        }
        size--;
        excess[at] = excess[size];
        censored[at] = censored[size];
        largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, excess[i]);
        }
    }

    int size() {
        return size;
    }

    double excess(int i) {
        return excess[i];
    }

    boolean isCensored(int i) {
        return censored[i];
    }

    /** Fits; false where the peaks say nothing of a law: none is above the threshold. */
    boolean fit() {
        double mean = 0;
        for (int i = 0; i < size; i++) {
            mean += excess[i];
        }
        if (exact == 0 || !(mean > 0) || mean == Double.POSITIVE_INFINITY) {
            return false;
        }
        mean /= exact;
        freedom = exact;
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < GRID; j++) {
            double shape = LEAST_SHAPE + (MOST_SHAPE - LEAST_SHAPE) * j / (GRID - 1);
            // where excesses have this shape, their mean is σ/(1 − ξ): a grid round the likely values of b
            double b = shape / (mean * (1 - shape));
            if (b < 0) {
                b = Math.max(b, -shapeRoom(shape) / largest);
            }
            bends[j] = b;
            weights[j] = logWeight(j, b);
            best = Math.max(best, weights[j]);
        }
        double total = 0;
        for (int j = 0; j < GRID; j++) {
            weights[j] = Math.exp(weights[j] - best);
            total += weights[j];
        }
        for (int j = 0; j < GRID; j++) {
            weights[j] /= total;
        }
        return true;
    }

    /** b·largest is above −1; a different bound for each shape keeps the points of the grid apart. */
    private static double shapeRoom(double shape) {
        return 1 - 0.1 / (1 - 4 * shape);
    }

    private double logWeight(int j, double b) {
        double logs = 0; // of all 1 + b x, of which b times the sum of z is made
        double log = 0;
        double all = 1;
        double uncensored = 1;
        for (int i = 0; i < size; i++) {
            double factor = 1 + b * excess[i];
            all *= factor;
            uncensored *= censored[i] ? 1 : factor;
            if (i % FACTORS == FACTORS - 1 || i == size - 1) {
                double of = Math.log(all);
                logs += of;
                log += all == uncensored ? of : Math.log(uncensored);
                all = 1;
                uncensored = 1;
            }
        }
        double sum = logs / b;
        sums[j] = sum;
        double shape = logs / exact;
        double off = (shape - PRIOR_MEAN) / PRIOR_DEVIATION;
        return -exact * Math.log(sum) - log - off * off / 2;
    }

    private static double stretched(double x, double b) {
        double bx = b * x;
        return Math.abs(bx) < 1e-8 ? x : bx <= -1 ? Double.POSITIVE_INFINITY : Math.log(1 + bx) / b;
    }

    /** The probability that the excess of a next peak is above x ≥ 0. */
    double survival(double x) {
        double sum = 0;
        for (int j = 0; j < GRID; j++) {
            if (weights[j] > 1e-12) {
                sum += weights[j] * Math.exp(-freedom * Math.log(1 + stretched(x, bends[j]) / sums[j]));
            }
        }
        return sum;
    }

    /** The excess that a next peak passes with probability p; bisection in its logarithm. */
    double level(double p) {
        if (p >= 1) {
            return 0;
        }
        double low = 0;
        double high = largest;
        for (int i = 0; i < 200 && survival(high) > p; i++) {
            low = high;
            high *= 2;
        }
        double pLow = Math.log(survival(low));
        double pHigh = Math.log(survival(high));
        double wanted = Math.log(p);
        for (int i = 0; i < TURNS && high - low > 1e-6 * high; i++) {
            // between the secant and the middle: fast on a nearly straight line, sure on any
            double share = pHigh < pLow && pHigh > Double.NEGATIVE_INFINITY ? (wanted - pLow) / (pHigh - pLow) : 0.5;
            share = i % 3 == 2 ? 0.5 : Math.min(0.95, Math.max(0.05, share));
            double middle = low + share * (high - low);
            double log = Math.log(survival(middle));
            if (log > wanted) {
                low = middle;
                pLow = log;
            } else {
                high = middle;
                pHigh = log;
            }
        }
        return high;
    }

    /**
     * The excess that the true level for p is below with probability q: {@link #level} has the mean over the doubt, this is its spread.
     * For a given b the scale's rate has a gamma law of d peaks and Σ z, so S(x) > p with the probability P(d, −ln p · Σ z / z(x)).
     * How often peaks come is known to 1 / √peaks: a mean over three points of a normal law of its logarithm, as Gauss and Hermite put
     * them.
     */
    double level(double p, double q) {
        double low = 0;
        double high = largest;
        for (int i = 0; i < 200 && chance(high, p) > 1 - q; i++) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < TURNS && high - low > 1e-3 * high; i++) { // to be drawn
            double middle = (low + high) / 2;
            if (chance(middle, p) > 1 - q) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double chance(double x, double p) {
        double apart = Math.exp(Math.sqrt(3.0 / size));
        return (chanceAt(x, p / apart) + 4 * chanceAt(x, p) + chanceAt(x, p * apart)) / 6;
    }

    /** The probability that S(x) is above p. */
    private double chanceAt(double x, double p) {
        if (p >= 1) {
            return 0;
        }
        double sum = 0;
        for (int j = 0; j < GRID; j++) {
            if (weights[j] > 1e-3) {
                sum += weights[j] * Gamma.regularizedGammaP(freedom, -Math.log(p) * sums[j] / stretched(x, bends[j]));
            }
        }
        return sum;
    }
}
