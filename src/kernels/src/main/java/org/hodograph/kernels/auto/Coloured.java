package org.hodograph.kernels.auto;

/**
 * An integrated Wiener process of order m and, behind it in the state, the measurement noise of the newest two samples, AR(2). The
 * covariance has three parts: of the process, upper triangle row by row; of each of its components with the two noises; of these.
 */
final class Coloured {

    private Coloured() {}

    /** The steps of a family. */
    static Recursion of(Family family) {
        return switch (family.order()) {
            case 2 -> new Coloured2(family.colour());
            case 3 -> new Coloured3(family.colour());
            default -> throw new IllegalArgumentException("no members of order " + family.order());
        };
    }

    /** {@link #place} of every two components of a state, row by row. */
    static int[] places(int order, int d) {
        int[] places = new int[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                places[i * d + j] = place(order, i, j);
            }
        }
        return places;
    }

    /** Where the covariance of two components lies in that of a member; for any state whose first part has the order. */
    static int place(int order, int i, int j) {
        if (i > j) {
            return place(order, j, i);
        }
        if (j < order) {
            return i * order - i * (i - 1) / 2 + j - i;
        }
        int cross = Recursion.pairs(order);
        return i < order ? cross + 2 * i + j - order : cross + 2 * order + (i - order) + (j - order);
    }
}
