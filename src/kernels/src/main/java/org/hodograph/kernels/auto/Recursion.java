package org.hodograph.kernels.auto;

/**
 * The steps of a Kalman filter, for the members of a family one after the other: state and covariance of a member lie side by side,
 * and a step keeps them in registers. A state has d components, a covariance d (d + 1) / 2: the upper triangle, row by row, for
 * coloured noise in three parts. Stateless but for the shape.
 */
interface Recursion {

    /** That of a family. */
    static Recursion of(Family family) {
        return switch (family.kind()) {
            case COLOURED -> Coloured.of(family);
            case OSCILLATING -> new Swinging();
            default -> drift(family.order(), family.order());
        };
    }

    /** That of an integrated Wiener process whose state is the first part of one of {@code d} components. */
    static Recursion drift(int order, int d) {
        return switch (order) {
            case 2 -> new Drift2(d);
            case 3 -> new Drift3(d);
            case 4 -> new Drift4(d);
            case 5 -> new Drift5(d);
            default -> throw new IllegalArgumentException("no members of order " + order);
        };
    }

    /** Doubles of a covariance of {@code d} components. */
    static int pairs(int d) {
        return d * (d + 1) / 2;
    }

    /** x ← A x. */
    void move(Dynamics over, double[] x, int members);

    /** P ← A P Aᵀ + Q. */
    void spread(Dynamics over, double[] p, int members);

    /** The covariances of the state with the innovation of a sample, and the innovation's variance. */
    void expect(double[] p, double[] gain, double[] expected, int members);

    /**
     * P ← P − K S Kᵀ, the row of the value as P₀ⱼ r / S, which loses no digit where P₀₀ is large.
     *
     * @param gain from the covariances with the innovation to K
     * @param variance S
     * @return whether all variances that are left are above 0
     */
    boolean reduce(double[] p, double[] gain, double[] variance, int members);
}
