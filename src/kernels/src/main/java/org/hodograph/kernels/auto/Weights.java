package org.hodograph.kernels.auto;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * The weights of all members of a bank: the best has 1, none is below its floor, neighbours exchange a little.
 */
final class Weights {

    private static final double LOG_FLOOR = -60;
    /** Logs of what is too small to count against the best, by the highest derivative. Where few know one, even the unlikely count. */
    private static final double[] LOG_NOTHING = {-25, -25, -25, LOG_FLOOR, LOG_FLOOR};

    /**
     * Of white and reactive members, by their highest derivative: those that see a manoeuvre at once stay near enough to be
     * there when it comes; a floor for those that know a jerk would lend it their noise.
     */
    private static final double[] LOG_READY = {LOG_FLOOR, -20, -17, LOG_FLOOR, LOG_FLOOR};

    private static final double WALK = 0.003; // share of a weight that goes to its neighbours

    /**
     * How far oscillating members may be behind coloured ones and it is still the signal that swings, and not its noise: 15.5 is the prior
     * alone, so the samples speak for them. Noise that is coloured puts them 11 to 40 behind.
     */
    private static final double LOG_OPEN = 10;

    private static final double STEEP = 3; // from there on
    private static final double LOG_AHEAD = 3; // what the best that swings then counts against the best

    private final Members[] families;
    private final double[] floors; // of each family
    private final double[] nothing; // what is below has no weight
    private final double[] best; // weight in each family
    private final double[] known = new double[Estimate.MAX_ORDER + 2]; // the best among those that know a derivative
    private double benefit = 1; // of the doubt, for oscillating members; a factor
    private int leader; // family · 2^16 + member; −1: there is none

    Weights(Members[] families) {
        this.families = families;
        floors = new double[families.length];
        nothing = new double[families.length];
        best = new double[families.length];
        for (int i = 0; i < families.length; i++) {
            Family family = families[i].filters.family;
            boolean isReady = family.kind() == Family.Kind.WHITE || family.kind() == Family.Kind.REACTIVE;
            floors[i] = StrictMath.exp(isReady ? LOG_READY[family.highest()] : LOG_FLOOR);
            nothing[i] = StrictMath.exp(LOG_NOTHING[family.highest()]);
        }
    }

    /** Every member has taken a sample: their standings become those after it. */
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

    /** Where the best member so far stands now: the best of all does not stand lower. */
    private double reached() {
        if (leader < 0) {
            return 0;
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

    /** The weights from the standings. */
    void weigh() {
        double most = 0;
        for (Members members : families) {
            if (members.hasBegun()) {
                for (double standing : members.standing) {
                    most = standing > most ? standing : most;
                }
            }
        }
        for (int i = 0; i < families.length; i++) {
            if (families[i].hasBegun()) {
                weigh(i, 1 / most);
            }
        }
        findBest();
    }

    private void weigh(int family, double scale) {
        double[] weight = families[family].weight;
        double[] standing = families[family].standing;
        double floor = floors[family];
        double least = nothing[family];
        for (int g = 0; g < weight.length; g++) {
            double own = standing[g] * scale;
            own = own > floor ? own : floor;
            standing[g] = own;
            weight[g] = own >= least ? own : 0;
        }
        walk(weight, standing, families[family].filters.family.chain());
    }

    private static void walk(double[] weight, double[] standing, int[] chain) {
        double flow = 0; // from the member before
        for (int g = 0; g < weight.length; g++) {
            double up = 0;
            if (g + 1 < weight.length && chain[g] == chain[g + 1]) {
                up = WALK / 2 * (weight[g] - weight[g + 1]);
            }
            double change = flow - up;
            flow = up;
            if (change != 0) {
                weight[g] += change;
                standing[g] = weight[g];
            }
        }
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
        benefit = leader >= 0 && kind(leader >> 16) == Family.Kind.COLOURED ? benefit(overall) : 1;
    }

    private Family.Kind kind(int family) {
        return families[family].filters.family.kind();
    }

    /** Nearer than {@link #LOG_OPEN} the best that swings counts for more than the best, from half as far again on for what it stands. */
    private double benefit(double most) {
        double swinging = 0;
        for (int i = 0; i < families.length; i++) {
            swinging = kind(i) == Family.Kind.OSCILLATING ? Math.max(swinging, best[i]) : swinging;
        }
        double behind = swinging > 0 ? StrictMath.log(most / swinging) : Double.POSITIVE_INFINITY;
        double counted = Math.max(-LOG_AHEAD, STEEP * (behind - LOG_OPEN));
        return counted < behind ? StrictMath.exp(behind - counted) : 1;
    }

    /** What the weights of a family count for in an estimate: a factor. */
    double benefit(Family.Kind kind) {
        return kind == Family.Kind.OSCILLATING ? benefit : 1;
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
