package org.hodograph.kernels.auto;

import org.hodograph.kernels.Estimate;

/** Which members of a bank an estimate rests on, and their weights. */
final class Selection {

    /** Weight below which a member is left out, against the best of those that know as many derivatives. */
    private static final double LEAST = 1e-5;

    private static final double LEAST_SMOOTHED = 1e-3;

    /** The same without priors, for what an error counts: there all that don't swing are told. */
    private static final double LEAST_DOUBTED = 0.01;

    private static final double LEAST_INTERIOR = Math.exp(-6);

    /** From here on neither low orders nor swings gain anything, if one of a higher order predicts nearly as well. */
    private static final double DEEP = 8;

    private static final double NEAR = Math.exp(-6);
    private static final int DEEP_ORDER = 4;

    /** Instants that many mean time scales from both ends see both sides: orders up to 2, and order 3. */
    private static final double INSIDE = 1.5;

    private static final double FAR_INSIDE = 2.5;

    final int[][] chosen;
    final int[] counts;
    final double[][] weights;
    /** Weights in the mixture; 0 where a member counts only in the interior. */
    final double[][] shares;

    private final Family[] families;
    private int interior;
    private boolean deep;

    Selection(Family[] description) {
        families = description;
        chosen = new int[description.length][];
        weights = new double[description.length][];
        shares = new double[description.length][];
        counts = new int[description.length];
        for (int i = 0; i < description.length; i++) {
            chosen[i] = new int[description[i].size()];
            weights[i] = new double[description[i].size()];
            shares[i] = new double[description[i].size()];
        }
    }

    /** For the newest sample: all that matter. */
    void atNewest(Bank bank) {
        deep = false; // whatever was asked before
        select(bank, LEAST, LEAST);
    }

    /** For an instant {@code lag} spacings before it: those that matter in the mixture, and those that do in the interior. */
    void before(Bank bank, double lag) {
        double scale = meanScale(bank);
        interior = interior(lag, scale);
        deep = lag >= DEEP * scale;
        select(
                bank,
                interior == Estimate.MAX_ORDER ? Double.POSITIVE_INFINITY : LEAST_SMOOTHED,
                interior < 0 ? Double.POSITIVE_INFINITY : LEAST_INTERIOR);
    }

    /** Up to which order an instant lies in the interior; −1: none. */
    int interior() {
        return interior;
    }

    /** The same for members that were chosen for a whole stretch. */
    int interior(double[][] weight, double lag) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < chosen.length; i++) {
            for (int n = 0; n < counts[i]; n++) {
                sum += weight[i][n] * families[i].scales()[chosen[i][n]];
                total += weight[i][n];
            }
        }
        return interior(lag, sum / total);
    }

    private static int interior(double lag, double scale) {
        return lag >= FAR_INSIDE * scale ? Estimate.MAX_ORDER : lag >= INSIDE * scale ? Estimate.MAX_ORDER - 1 : -1;
    }

    private void select(Bank bank, double least, double inside) {
        double best = 0;
        double known = 0; // of those that know the highest order
        for (int i = 0; i < chosen.length; i++) {
            best = inside(bank, i, 3) ? Math.max(best, bank.weights.bestOf(i)) : best;
            known = inside(bank, i, Estimate.MAX_ORDER + 1) ? Math.max(known, bank.weights.bestOf(i)) : known;
        }
        double free = freedBest(bank);
        boolean drop = deep && known > NEAR * best;
        for (int i = 0; i < chosen.length; i++) {
            Members members = bank.families[i];
            counts[i] = 0;
            if (members.hasBegun() && !(drop && !inside(bank, i, DEEP_ORDER))) {
                double threshold = least * bank.weights.best(members.filters.family.highest());
                int order = members.filters.family.order();
                double other = inside
                        * (order > Estimate.MAX_ORDER ? known : order >= 3 || best == 0 ? best : bank.weights.best(0));
                Family family = members.filters.family;
                double benefit = bank.benefit(family.kind());
                double doubted = doubted(family, free);
                double[] weight = bank.weights(i);
                for (int g = 0; g < weight.length; g++) {
                    double own = benefit * weight[g];
                    if (own >= threshold || (own > 0 && (own >= other || weight[g] >= doubted))) {
                        chosen[i][counts[i]] = g;
                        shares[i][counts[i]] = own >= threshold ? own : 0;
                        weights[i][counts[i]++] = own;
                    }
                }
            }
        }
    }

    /** The best weight of all without priors. */
    private static double freedBest(Bank bank) {
        double best = 0;
        for (int i = 0; i < bank.families.length; i++) {
            if (bank.families[i].hasBegun()) {
                best = Math.max(best, Doubt.freed(bank.families[i].filters.family, bank.weights.bestOf(i)));
            }
        }
        return best;
    }

    private static boolean inside(Bank bank, int i, int least) {
        Family family = bank.families[i].filters.family;
        return bank.families[i].hasBegun() && family.kind() != Family.Kind.OSCILLATING && family.order() >= least;
    }

    /** The least weight from which an error counts a member, by the best of all without priors. */
    private static double doubted(Family family, double free) {
        return family.kind() == Family.Kind.OSCILLATING
                ? LEAST_DOUBTED * free / family.odds()
                : Double.POSITIVE_INFINITY;
    }

    /** For a whole stretch of samples: members by the sum of their weights over it. */
    void choose(Bank bank, double[][] sums, double least) {
        double free = 0;
        for (int i = 0; i < chosen.length; i++) {
            for (double sum : sums[i]) {
                free = Math.max(free, Doubt.freed(families[i], sum));
            }
        }
        for (int i = 0; i < chosen.length; i++) {
            double best = 0;
            for (int k = 0; k < chosen.length; k++) {
                if (bank.families[k].filters.family.highest() >= bank.families[i].filters.family.highest()) {
                    for (double sum : sums[k]) {
                        best = Math.max(best, sum);
                    }
                }
            }
            counts[i] = 0;
            double enough = Math.min(least * best, doubted(families[i], free));
            for (int g = 0; bank.families[i].hasBegun() && g < sums[i].length; g++) {
                if (sums[i][g] > 0 && sums[i][g] >= enough) {
                    chosen[i][counts[i]++] = g;
                }
            }
        }
    }

    private static double meanScale(Bank bank) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < bank.families.length; i++) {
            double[] weight = bank.weights(i);
            for (int g = 0; bank.families[i].hasBegun() && g < weight.length; g++) {
                sum += weight[g] * bank.families[i].filters.dynamics.scale(g);
                total += weight[g];
            }
        }
        return sum / total;
    }
}
