package org.hodograph.kernels.auto;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * The weights of all members of a bank: the best has 1, none is below its floor, neighbours exchange a little. Logarithms and
 * exponentials are most of what a sample costs where it comes as expected, so what stays at its floor is done without them.
 */
final class Weights {

    private static final double LOG_FLOOR = -60;
    /** Logs of weights against the best below which a weight is none. Where few know a derivative, even the unlikely count. */
    private static final double[] LOG_NOTHING = {-25, -25, -25, LOG_FLOOR, LOG_FLOOR};

    /**
     * Of white and reactive members, by their highest derivative: those that see a manoeuvre at once stay near enough to be
     * there when it comes; a floor for those that know a jerk would lend it their noise.
     */
    private static final double[] READY = {LOG_FLOOR, -20, -17, LOG_FLOOR, LOG_FLOOR};

    private static final double WALK = 0.003; // share of a weight that goes to its neighbours
    private static final double SLIGHT =
            1.0 / 32; // of a weight: a change whose logarithm five terms give to the last digit

    private final Members[] families;
    private final double[] floors; // logs, of each family
    private final double[] nothing; // logs below which a weight is none
    private final double[] least; // weights at the floor
    private final double[] best; // weight in each family
    private final double[] known = new double[Estimate.MAX_ORDER + 2]; // the best among those that know a derivative
    private int leader; // family · 2^16 + member; −1: there is none

    Weights(Members[] families) {
        this.families = families;
        floors = new double[families.length];
        nothing = new double[families.length];
        least = new double[families.length];
        best = new double[families.length];
        for (int i = 0; i < families.length; i++) {
            Family family = families[i].filters.family;
            boolean isReady = family.kind() == Family.Kind.WHITE || family.kind() == Family.Kind.REACTIVE;
            floors[i] = isReady ? READY[family.highest()] : LOG_FLOOR;
            nothing[i] = LOG_NOTHING[family.highest()];
            least[i] = floors[i] >= nothing[i] ? Math.exp(floors[i]) : 0;
        }
    }

    /** Every member has taken a sample: the logs become those of the weights after it, up to a summand common to all. */
    void score() {
        double reached = reached();
        boolean complete = true;
        for (int i = 0; i < families.length; i++) {
            if (families[i].hasBegun()) {
                families[i].score(floors[i], reached);
            }
            complete &= families[i].filters.pasts.isComplete();
        }
        if (!complete) {
            scoreOthers();
        }
    }

    /** The new log of the best member so far: that of the best now is no less. */
    private double reached() {
        if (leader < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return families[leader >> 16].score(leader & 0xffff);
    }

    private void scoreOthers() {
        double sum = 0;
        double total = 0;
        for (Members members : families) {
            if (members.hasBegun()) {
                sum += members.weightedDensities();
                total += members.weightOfPasts();
            }
        }
        for (int i = 0; total > 0 && i < families.length; i++) {
            families[i].scoreOthers(sum / total);
        }
    }

    /** The weights from their logs. */
    void weigh() {
        double most = Double.NEGATIVE_INFINITY;
        for (Members members : families) {
            if (members.hasBegun()) {
                for (double log : members.logWeight) {
                    most = log > most ? log : most;
                }
            }
        }
        for (int i = 0; i < families.length; i++) {
            if (families[i].hasBegun()) {
                weigh(i, most);
            }
        }
        findBest();
    }

    private void weigh(int family, double most) {
        double[] weight = families[family].weight;
        double[] log = families[family].logWeight;
        double floor = floors[family];
        for (int g = 0; g < weight.length; g++) {
            double own = log[g] - most;
            if (own > floor) {
                log[g] = own;
                weight[g] = own >= nothing[family] ? Math.exp(own) : 0;
            } else {
                log[g] = floor;
                weight[g] = least[family];
            }
        }
        walk(weight, log, families[family].filters.family.chain());
    }

    private static void walk(double[] weight, double[] log, int[] chain) {
        double flow = 0; // from the member before
        for (int g = 0; g < weight.length; g++) {
            double up = 0;
            if (g + 1 < weight.length && chain[g] == chain[g + 1]) {
                up = WALK / 2 * (weight[g] - weight[g + 1]);
            }
            double change = flow - up;
            flow = up;
            if (change != 0) {
                double was = weight[g];
                weight[g] = was + change;
                log[g] = Math.abs(change) < SLIGHT * was ? log[g] + logOnePlus(change, was) : Math.log(weight[g]);
            }
        }
    }

    /** log(1 + change / was) of a slight change: 2 artanh s, s = change / (2 was + change). */
    private static double logOnePlus(double change, double was) {
        double s = change / (2 * was + change);
        double square = s * s;
        return 2 * s * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9)))));
    }

    /** Finds what is asked for once the weights are there. */
    void findBest() {
        Arrays.fill(known, 0);
        leader = -1;
        double overall = 0;
        for (int i = 0; i < families.length; i++) {
            boolean begun = families[i].hasBegun();
            double[] weight = families[i].weight;
            double most = 0;
            int place = 0;
            for (int g = 0; g < weight.length; g++) {
                if (weight[g] > most) {
                    most = weight[g];
                    place = g;
                }
            }
            best[i] = most;
            if (begun && most > overall) {
                overall = most;
                leader = (i << 16) + place;
            }
            for (int order = families[i].filters.family.highest(); begun && order >= 0; order--) {
                known[order] = Math.max(known[order], most);
            }
        }
    }

    /** The best weight among the members that know a derivative of at least this order. */
    double best(int order) {
        return known[order];
    }

    /** The best weight in a family. */
    double bestOf(int family) {
        return best[family];
    }

    /** The family and member of the largest weight, as family · 2^16 + member; −1 before the first family begins. */
    int leader() {
        return leader;
    }
}
