package org.hodograph.kernels.auto;

/** Which members of a bank an estimate rests on, and their weights. */
final class Selection {

    /** Weight below which a member is left out, against the best of those that know as many derivatives. */
    private static final double LEAST = 1e-5;

    private static final double LEAST_SMOOTHED = 1e-3;

    /** Lags from that many mean time scales on see both sides of the instant. */
    private static final double INTERIOR = 2.5;

    private static final double NEAR = Math.exp(-6);

    final int[][] chosen;
    final int[] counts;
    final double[][] weights;

    Selection(Family[] description) {
        chosen = new int[description.length][];
        weights = new double[description.length][];
        counts = new int[description.length];
        for (int i = 0; i < description.length; i++) {
            chosen[i] = new int[description[i].size()];
            weights[i] = new double[description[i].size()];
        }
    }

    /** For the newest sample: all that matter. */
    void atNewest(Bank bank) {
        select(bank, LEAST, 0);
    }

    /**
     * For an instant {@code lag} spacings before it: those that matter. Far inside, only those of the highest order that
     * predicts well: low orders win at the edge and lose in the interior, and so does an oscillator's jerk.
     */
    void before(Bank bank, double lag) {
        select(bank, LEAST_SMOOTHED, lag >= INTERIOR * meanScale(bank) ? highestNear(bank) : 0);
    }

    /** With {@code order} 0 all families, else those of at least this order that do not oscillate. */
    private void select(Bank bank, double least, int order) {
        for (int i = 0; i < chosen.length; i++) {
            Members members = bank.families[i];
            counts[i] = 0;
            if (members.hasBegun() && (order == 0 || order(members) >= order)) {
                double threshold = least * bank.best(members.filters.family.highest());
                double[] weight = bank.weights(i);
                for (int g = 0; g < weight.length; g++) {
                    if (weight[g] >= threshold) {
                        chosen[i][counts[i]] = g;
                        weights[i][counts[i]++] = weight[g];
                    }
                }
            }
        }
    }

    /** For a whole stretch of samples: members by the sum of their weights over it. */
    void choose(Bank bank, double[][] sums, double least) {
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
            for (int g = 0; bank.families[i].hasBegun() && g < sums[i].length; g++) {
                if (sums[i][g] > 0 && sums[i][g] >= least * best) {
                    chosen[i][counts[i]++] = g;
                }
            }
        }
    }

    /** Of the model in the interior; 0 for one that does not count there. */
    private static int order(Members members) {
        Family family = members.filters.family;
        return family.kind() == Family.Kind.OSCILLATING || !members.hasBegun() ? 0 : family.order();
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

    /** The highest order whose best weight is near the best of all that do not oscillate. */
    private static int highestNear(Bank bank) {
        double best = 0;
        for (int i = 0; i < bank.families.length; i++) {
            best = order(bank.families[i]) > 0 ? Math.max(best, bank.bestOf(i)) : best;
        }
        int highest = 0;
        for (int i = 0; i < bank.families.length; i++) {
            int order = order(bank.families[i]);
            if (order > 0 && bank.bestOf(i) > NEAR * best) {
                highest = Math.max(highest, order);
            }
        }
        return highest;
    }
}
