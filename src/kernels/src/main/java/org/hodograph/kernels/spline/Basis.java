package org.hodograph.kernels.spline;

import java.util.Arrays;

/**
 * B-splines of one degree k on given knots, by de Boor's recurrence; the j-th reaches from knot j to knot j + k + 1. At a
 * knot the piece on its right counts, at the last one the last piece. For one thread; allocates only to grow. Source: C. de
 * Boor 1972, doi 10.1016/0021-9045(72)90080-9.
 */
final class Basis {

    private final int degree;
    private final double[] left; // x minus the knots on its left
    private final double[] right; // the knots on its right minus x
    private double[] knots = new double[0]; // the ends count degree + 1 times
    private int count;

    Basis(int degree) {
        this.degree = degree;
        left = new double[degree + 1];
        right = new double[degree + 1];
    }

    int degree() {
        return degree;
    }

    /** How many B-splines there are. */
    int count() {
        return count;
    }

    /** Makes room for so many knots between the ends; their {@link #setInner} follows. */
    void resize(double first, double last, int inner) {
        count = inner + degree + 1;
        if (knots.length < count + degree + 1) {
            knots = new double[Math.max(count + degree + 1, 2 * knots.length)];
        }
        Arrays.fill(knots, 0, degree + 1, first);
        Arrays.fill(knots, count, count + degree + 1, last);
    }

    void setInner(int i, double knot) {
        knots[degree + 1 + i] = knot;
    }

    int inner() {
        return count - degree - 1;
    }

    double knot(int i) {
        return knots[i];
    }

    /** The i with knot i ≤ x &lt; knot i + 1, or the last piece; the B-splines i − degree to i are those that aren't 0 there. */
    int piece(double x) {
        int low = degree;
        int high = count;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (x < knots[middle]) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** Writes the order-th derivatives at x of the degree + 1 B-splines that aren't 0 on its piece. */
    void derivatives(double x, int piece, int order, double[] row) {
        int low = degree - order;
        Arrays.fill(row, 0, degree + 1, 0);
        if (low < 0) {
            return;
        }
        values(x, piece, low, row);
        for (int d = low + 1; d <= degree; d++) {
            // B′ of degree d is d (B_j / (t_{j+d} − t_j) − B_{j+1} / (t_{j+d+1} − t_{j+1})) with B of degree d − 1
            double above = 0;
            for (int r = d - 1; r >= 0; r--) {
                int j = piece - d + 1 + r;
                double share = d * row[r] / (knots[j + d] - knots[j]);
                row[r + 1] = share - above;
                above = share;
            }
            row[0] = -above;
        }
    }

    /** The d + 1 B-splines of degree d that aren't 0 on the piece. */
    private void values(double x, int piece, int d, double[] row) {
        row[0] = 1;
        for (int j = 1; j <= d; j++) {
            left[j] = x - knots[piece + 1 - j];
            right[j] = knots[piece + j] - x;
            double carried = 0;
            for (int r = 0; r < j; r++) {
                double share = row[r] / (right[r + 1] + left[j - r]);
                row[r] = carried + right[r + 1] * share;
                carried = left[j - r] * share;
            }
            row[j] = carried;
        }
    }
}
