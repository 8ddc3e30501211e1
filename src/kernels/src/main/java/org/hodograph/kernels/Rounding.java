package org.hodograph.kernels;

/**
 * The noise that every sample has because it is a double: half the distance to its neighbour. No method believes in less, so that
 * no standard error is 0 where samples happen to lie on a curve of the method's.
 */
public final class Rounding {

    private static final double OF_ZERO = 1e-200; // what the square of a noise gain can be multiplied with
    private static final double LEAST = Double.MIN_NORMAL;
    private static final double MOST = 1e290;

    private Rounding() {}

    /** The variance of that noise in values up to a magnitude; of 0, whose neighbours have no square, a number just as small. */
    public static double variance(double magnitude) {
        if (magnitude == 0) {
            return OF_ZERO;
        }
        double half = 0.5 * Math.ulp(magnitude);
        return Math.min(MOST, Math.max(LEAST, half * half));
    }
}
