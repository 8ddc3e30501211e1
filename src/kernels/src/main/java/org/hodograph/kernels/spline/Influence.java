package org.hodograph.kernels.spline;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * How white noise in the samples of a fit carries through to value and derivatives at a point. With S the triangle of the fit
 * and b⁽ᵏ⁾ the k-th derivatives of the B-splines there, estimate k is Σ lᵢ⁽ᵏ⁾ yᵢ with
 *
 * <pre>lᵢ⁽ᵏ⁾ = wᵢ Bᵢᵀ v⁽ᵏ⁾,  SᵀS v⁽ᵏ⁾ = b⁽ᵏ⁾,  and the covariance is Σ lᵢ⁽ʲ⁾ lᵢ⁽ᵏ⁾ / wᵢ:</pre>
 *
 * <p>a sum of squares, in which nothing cancels. The l fall off exponentially on both sides of the point and are followed only
 * as far as they matter: cost O(samples within the reach of the smoothing · degree). For one thread; allocates only to grow.
 */
final class Influence {

    private static final int ORDERS = Estimate.MAX_ORDER + 1;

    /** What falls below this share of the largest is left out: the square of it no longer counts in a sum of squares. */
    private static final double NEGLIGIBLE = 1e-6;

    private final int degree;
    private final double[] row;
    private final double[] peak = new double[ORDERS]; // and scratch
    private final double[] covariances = new double[ORDERS * ORDERS]; // row-major, lower triangle
    private double[] v = new double[0]; // row-major, columns × ORDERS; 0 outside [low, high)
    private int low;
    private int high;

    Influence(int degree) {
        this.degree = degree;
        row = new double[degree + 1];
    }

    /** Solves SᵀS v = b for all orders at once. */
    void solve(Basis basis, Triangle triangle, double at) {
        if (v.length < basis.count() * ORDERS) {
            v = new double[Math.max(basis.count() * ORDERS, 2 * v.length)];
        } else {
            Arrays.fill(v, low * ORDERS, high * ORDERS, 0);
        }
        int piece = basis.piece(at);
        for (int k = 0; k < ORDERS; k++) {
            basis.derivatives(at, piece, k, row);
            for (int j = 0; j <= degree; j++) {
                v[(piece - degree + j) * ORDERS + k] = row[j];
            }
        }
        down(triangle, piece - degree);
        up(triangle, piece - degree);
    }

    /** Sᵀ u = b, from the first column that isn't 0 on; u replaces b. */
    private void down(Triangle triangle, int first) {
        double[] s = triangle.entries;
        int band = triangle.band;
        Arrays.fill(peak, 0);
        int quiet = 0;
        int i = first;
        for (; i < triangle.size() && quiet < band; i++) {
            for (int m = 1; m < band && i - m >= first; m++) {
                double entry = s[(i - m) * band + m];
                for (int k = 0; k < ORDERS; k++) {
                    v[i * ORDERS + k] -= entry * v[(i - m) * ORDERS + k];
                }
            }
            quiet = divide(i, s[i * band]) && i > first + degree ? quiet + 1 : 0;
        }
        high = i;
    }

    /** S v = u, from the last column that isn't negligible back; v replaces u. */
    private void up(Triangle triangle, int first) {
        double[] s = triangle.entries;
        int band = triangle.band;
        Arrays.fill(peak, 0);
        int quiet = 0;
        int i = high - 1;
        for (; i >= 0 && quiet < band; i--) {
            for (int m = 1; m < band && i + m < high; m++) {
                double entry = s[i * band + m];
                for (int k = 0; k < ORDERS; k++) {
                    v[i * ORDERS + k] -= entry * v[(i + m) * ORDERS + k];
                }
            }
            quiet = divide(i, s[i * band]) && i < first ? quiet + 1 : 0;
        }
        low = i + 1;
    }

    /** Divides one column by the diagonal entry; whether it is negligible in every order. */
    private boolean divide(int i, double diagonal) {
        boolean negligible = true;
        for (int k = 0; k < ORDERS; k++) {
            double value = v[i * ORDERS + k] / diagonal;
            v[i * ORDERS + k] = value;
            peak[k] = Math.max(peak[k], Math.abs(value));
            negligible &= Math.abs(value) <= NEGLIGIBLE * peak[k];
        }
        return negligible;
    }

    /** Sums lᵢ lᵢ / wᵢ over the samples that v reaches. */
    void weigh(double[] rows, int[] columns, double[] weights, int size) {
        Arrays.fill(covariances, 0);
        for (int i = firstAt(columns, size, low - degree); i < size && columns[i] < high; i++) {
            add(rows, i * (degree + 1), columns[i], weights[i]);
        }
    }

    /** The same from the triangle T of the samples alone: Σ lᵢ lᵢ / wᵢ = ‖T v‖², a row for each B-spline instead of each sample. */
    void weigh(Triangle samples) {
        Arrays.fill(covariances, 0);
        for (int i = Math.max(0, low - degree); i < high; i++) {
            add(samples.entries, i * samples.band, i, 1);
        }
    }

    private void add(double[] entries, int offset, int column, double weight) {
        Arrays.fill(peak, 0);
        int from = Math.max(column, low);
        int to = Math.min(column + degree + 1, high);
        for (int j = from; j < to; j++) {
            double entry = entries[offset + j - column];
            for (int k = 0; k < ORDERS; k++) {
                peak[k] += entry * v[j * ORDERS + k];
            }
        }
        for (int k = 0; k < ORDERS; k++) {
            for (int j = 0; j <= k; j++) {
                covariances[k * ORDERS + j] += weight * peak[k] * peak[j];
            }
        }
    }

    /** The first sample whose first column is at least {@code column}. */
    private static int firstAt(int[] columns, int size, int column) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (columns[middle] < column) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** For j ≤ k. */
    double covariance(int k, int j) {
        return covariances[k * ORDERS + j];
    }
}
