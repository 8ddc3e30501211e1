package org.hodograph.kernels.spline;

/** Where the inner knots of a basis stand. */
final class Knots {

    private Knots() {}

    /** At every sample between the ends: two B-splines more than samples for cubics. */
    static void atSamples(Basis basis, double[] x, int size) {
        basis.resize(x[0], x[size - 1], size - 2);
        for (int i = 0; i < size - 2; i++) {
            basis.setInner(i, x[i + 1]);
        }
    }

    /**
     * As many B-splines as samples: the knots of an odd degree are samples, (degree + 1) / 2 next to each end left out; those
     * of an even degree lie between samples. For cubics this is the not-a-knot condition.
     */
    static void interpolating(Basis basis, double[] x, int size) {
        int degree = basis.degree();
        int inner = size - degree - 1;
        int first = degree / 2 + 1;
        basis.resize(x[0], x[size - 1], inner);
        for (int i = 0; i < inner; i++) {
            int at = first + i;
            basis.setInner(i, degree % 2 == 1 ? x[at] : x[at - 1] + 0.5 * (x[at] - x[at - 1]));
        }
    }
}
