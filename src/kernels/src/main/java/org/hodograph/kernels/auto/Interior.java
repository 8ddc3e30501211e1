package org.hodograph.kernels.auto;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * One estimate of members at an instant that has samples on both sides: for each order the smoothest members that agree.
 *
 * <p>How well a member predicts the next sample says little of a derivative in the interior: jitter that can be followed for a
 * sample or two decides the one and ruins the other, and what is too smooth costs less there than what is too rough. So a
 * weight counts only by its fourth root, a member's variance v against it, and members are held to the reference r, the mean
 * by the weights themselves, by its variance ρ in the derivatives up to the order asked (after Lepski 1991):
 *
 * <pre>log W = ¼ log w − ¾ log v − ½ Σ (x − r)² / ρ</pre>
 *
 * <p>The variance is that of the members and their spread, half of what the reference stands apart and half of the
 * reference's own: the choice is no certainty. A third derivative of which those who predict best know nothing counts
 * only as far as it stands out of its error. Oscillating members are held to the reference and no part of it, unless they hold most of
 * the weight: what does not swing takes a swing for noise round a level, and would be the smoothest.
 *
 * <p>For one thread; allocates only to grow.
 */
final class Interior {

    private static final double MEMORY = 0.25;
    private static final double SMOOTHNESS = 0.75;
    private static final double APART = 0.5;
    private static final double OWN = 0.5;
    private static final double PLAUSIBLE = Math.exp(-6); // weight against the best of those that know the order
    private static final double UNLIKELY = Math.exp(-8); // where those who know the third derivative are, nobody does
    // of the weight: from three quarters on second derivatives of sines that are not all are 0.2 % worse still
    private static final double MOSTLY = 0.95;
    private static final double SPEAKING = 0.2; // the least share of the weight that must have a past
    private static final int LEAST_ORDER = 3; // of a member in the interior
    private static final int ORDERS = Estimate.MAX_ORDER + 1;
    private static final int PAIRS = ORDERS * (ORDERS + 1) / 2;

    private int size;
    private double[] shares = new double[16];
    private int[] orders = new int[16]; // of the model
    private boolean[] swings = new boolean[16];
    private double[] states = new double[16 * ORDERS];
    private double[] covariances = new double[16 * PAIRS];
    private double[][] weights = new double[ORDERS][16];
    private boolean swinging; // oscillating members hold most of the weight
    private double told;
    private double missed;
    private final double[] reference = new double[ORDERS];
    private final double[] spread = new double[ORDERS];
    private final double[] means = new double[ORDERS];
    private final double[] totals = new double[ORDERS];
    private final double[] before = new double[ORDERS]; // variances that stood in the estimate

    void clear() {
        size = 0;
        told = 0;
        missed = 0;
    }

    /** A member of this weight can say nothing. */
    void miss(double share) {
        missed += share;
    }

    /** Adds a member, told in derivatives and their covariance, (i, j ≤ i) at i (i + 1) / 2 + j. */
    void add(Family family, double share, double[] derivatives, double[] covariance) {
        int known = Math.min(family.highest(), Estimate.MAX_ORDER);
        for (int i = 0; i <= known; i++) {
            double own = covariance[i * (i + 1) / 2 + i];
            if (!(own > 0 && own < Double.POSITIVE_INFINITY && Math.abs(derivatives[i]) < Double.POSITIVE_INFINITY)) {
                missed += share;
                return;
            }
        }
        grow();
        shares[size] = share;
        orders[size] = family.order();
        swings[size] = family.kind() == Family.Kind.OSCILLATING;
        System.arraycopy(derivatives, 0, states, size * ORDERS, ORDERS);
        System.arraycopy(covariance, 0, covariances, size * PAIRS, PAIRS);
        told += share;
        size++;
    }

    private void grow() {
        if (size == shares.length) {
            int room = 2 * size;
            shares = Arrays.copyOf(shares, room);
            orders = Arrays.copyOf(orders, room);
            swings = Arrays.copyOf(swings, room);
            states = Arrays.copyOf(states, room * ORDERS);
            covariances = Arrays.copyOf(covariances, room * PAIRS);
            for (int i = 0; i < ORDERS; i++) {
                weights[i] = Arrays.copyOf(weights[i], room);
            }
        }
    }

    private static int own(int g, int i) {
        return g * PAIRS + i * (i + 1) / 2 + i;
    }

    /**
     * Writes the estimate up to an order; {@code origin} is added to the value. In a silence nobody knows how a swing went on.
     *
     * @return false if most have no past
     */
    boolean report(int upTo, double origin, boolean silent, Estimate out) {
        if (size == 0 || told < SPEAKING * (told + missed)) {
            return false;
        }
        swinging = !silent && isSwinging();
        int orders = 0;
        while (orders <= upTo && refer(orders)) {
            weigh(orders);
            orders++;
        }
        for (int i = 0; i < orders; i++) {
            before[i] = out.has(i) ? out.covariance(i, i) : 0;
            for (int j = 0; j <= i; j++) {
                out.setCovariance(i, j, covariance(i, j));
            }
        }
        tie(orders, out);
        for (int i = 0; i < orders; i++) {
            double trust = i == Estimate.MAX_ORDER ? trust(out.covariance(i, i)) : 1;
            out.setDerivative(i, trust * means[i] + (i == 0 ? origin : 0));
        }
        return orders > 0;
    }

    /** Orders above that somebody else told keep their correlation with these. */
    private void tie(int orders, Estimate out) {
        for (int i = orders; i < ORDERS && out.has(i); i++) {
            for (int j = 0; j < orders; j++) {
                double ratio = before[j] > 0 ? Math.sqrt(out.covariance(j, j) / before[j]) : 0;
                out.setCovariance(i, j, out.covariance(i, j) * ratio);
            }
        }
    }

    /** The reference of an order: all that {@linkplain #knows know} it, by their weights; its derivatives up to the order. */
    private boolean refer(int order) {
        double total = 0;
        Arrays.fill(reference, 0, order + 1, 0);
        Arrays.fill(spread, 0, order + 1, 0);
        for (int g = 0; g < size; g++) {
            if (knows(g, order)) {
                total += shares[g];
                for (int i = 0; i <= order; i++) {
                    reference[i] += shares[g] * states[g * ORDERS + i];
                }
            }
        }
        for (int i = 0; i <= order; i++) {
            reference[i] /= total;
        }
        for (int g = 0; g < size; g++) {
            for (int i = 0; knows(g, order) && i <= order; i++) {
                double apart = states[g * ORDERS + i] - reference[i];
                spread[i] += shares[g] / total * (covariances[own(g, i)] + apart * apart);
            }
        }
        return total > 0;
    }

    private boolean knows(int g, int order) {
        return (swinging || !swings[g]) && orders[g] > order;
    }

    /** Where oscillating members hold most of the weight they are the reference, too. */
    private boolean isSwinging() {
        double sum = 0;
        double total = 0;
        for (int g = 0; g < size; g++) {
            total += shares[g];
            sum += swings[g] ? shares[g] : 0;
        }
        return sum > MOSTLY * total;
    }

    private void weigh(int order) {
        double best = 0;
        for (int g = 0; g < size; g++) {
            best = knows(g, order) && orders[g] >= LEAST_ORDER ? Math.max(best, shares[g]) : best;
        }
        double[] weight = weights[order];
        double most = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < size; g++) {
            boolean counts =
                    orders[g] > order && (best == 0 || (orders[g] >= LEAST_ORDER && shares[g] >= PLAUSIBLE * best));
            weight[g] = counts ? log(g, order) : Double.NEGATIVE_INFINITY;
            most = Math.max(most, weight[g]);
        }
        double total = 0;
        for (int g = 0; g < size; g++) {
            // infinite: all are beyond the doubles from the reference
            weight[g] =
                    most > Double.NEGATIVE_INFINITY ? Math.exp(weight[g] - most) : orders[g] > order ? shares[g] : 0;
            total += weight[g];
        }
        double mean = 0;
        for (int g = 0; g < size; g++) {
            weight[g] /= total;
            mean += weight[g] * (weight[g] > 0 ? states[g * ORDERS + order] - reference[order] : 0);
        }
        // what the choice is not certain of
        totals[order] = APART * mean * mean + (swinging ? 1 : OWN) * spread[order];
        means[order] = reference[order] + mean;
    }

    private double log(int g, int order) {
        double distance = 0;
        for (int i = order == 0 ? 0 : 1; i <= order; i++) {
            double apart = states[g * ORDERS + i] - reference[i];
            distance += apart * apart / spread[i];
        }
        return MEMORY * Math.log(shares[g])
                - SMOOTHNESS * Math.log(covariances[own(g, order)] / spread[order])
                - 0.5 * distance;
    }

    /** With the square roots of both orders' weights: a sum of covariances, so it is one. */
    private double covariance(int i, int j) {
        double sum = i == j ? totals[i] : 0;
        for (int g = 0; g < size; g++) {
            double both = Math.sqrt(weights[i][g] * weights[j][g]);
            if (both > 0) {
                double x = states[g * ORDERS + i] - means[i];
                double y = states[g * ORDERS + j] - means[j];
                sum += both * (covariances[g * PAIRS + i * (i + 1) / 2 + j] + x * y);
            }
        }
        return sum;
    }

    /** 1 where those who know the third derivative predict; else James and Stein's part of it. */
    private double trust(double variance) {
        double know = 0;
        double other = 0;
        for (int g = 0; g < size; g++) {
            know = knows(g, Estimate.MAX_ORDER) ? Math.max(know, shares[g]) : know;
            other = !swings[g] && !knows(g, Estimate.MAX_ORDER) ? Math.max(other, shares[g]) : other;
        }
        double likely = know / (know + UNLIKELY * other);
        double jerk = means[Estimate.MAX_ORDER];
        double shown = jerk == 0 ? 0 : Math.max(0, 1 - variance / (jerk * jerk));
        return likely + (1 - likely) * shown;
    }
}
