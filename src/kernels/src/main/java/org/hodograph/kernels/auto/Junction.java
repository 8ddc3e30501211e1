package org.hodograph.kernels.auto;

import java.util.Arrays;

/**
 * What earlier samples say of a state, mean x and covariance P = L Lᵀ, joined with rows R x = z + e of later ones. With
 * x + L u the rows are (I; R L) u = (0; z − R x), made triangular to T u = c: the mean is x + L T⁻¹ c and the
 * covariance (L T⁻¹)(L T⁻¹)ᵀ. T is nowhere less than I: nothing cancels, however large P is.
 */
final class Junction {

    private static final double LEAST = 1e-14; // of a variance: what is left when the others are known
    private static final double NEGATIVE = 1e-6; // of a variance: what is below 0 by more is no rounding
    private static final double DETERMINED = 1e-9; // of a column: what the rows before it don't say

    private final int d;
    private final double[] factor; // L, lower
    private final double[] root; // L T⁻¹ or R⁻¹
    private final double[] rows; // (I; R L | c)

    Junction(int d) {
        this.d = d;
        factor = new double[d * d];
        root = new double[d * d];
        rows = new double[2 * d * (d + 1)];
    }

    /** Cholesky's factor of a covariance; false if it is none. */
    boolean factorise(double[] p) {
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = p[i * d + j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * d + k] * factor[j * d + k];
                }
                if (i > j) {
                    factor[i * d + j] = sum / factor[j * d + j];
                } else {
                    double own = p[i * d + i];
                    if (!(own > 0 && own < Double.POSITIVE_INFINITY && sum > -NEGATIVE * own)) {
                        return false;
                    }
                    factor[i * d + i] = Math.sqrt(Math.max(sum, LEAST * own));
                    Arrays.fill(factor, i * d + i + 1, (i + 1) * d, 0);
                }
            }
        }
        return true;
    }

    /** Joins a mean and the covariance that was factorised with rows; both become the answer. */
    void join(double[] x, double[] p, double[] later, int offset) {
        int width = d + 1;
        Arrays.fill(rows, 0, d * width, 0);
        for (int i = 0; i < d; i++) {
            rows[i * width + i] = 1;
            int row = (d + i) * width;
            double rest = later[offset + i * width + d];
            for (int k = i; k < d; k++) {
                rest -= later[offset + i * width + k] * x[k];
            }
            rows[row + d] = rest;
            for (int j = 0; j < d; j++) {
                double sum = 0;
                for (int k = Math.max(i, j); k < d; k++) {
                    sum += later[offset + i * width + k] * factor[k * d + j];
                }
                rows[row + j] = sum;
            }
        }
        Householder.triangulate(rows, 0, d, 2 * d);
        // root · T = L, row by row
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = factor[i * d + j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i * d + k] * rows[k * width + j];
                }
                root[i * d + j] = sum / rows[j * width + j];
            }
        }
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int k = 0; k < d; k++) {
                sum += root[i * d + k] * rows[k * width + d];
            }
            x[i] += sum;
        }
        square(p);
    }

    /** What triangular rows say alone; false if they don't determine the state. */
    boolean solve(double[] x, double[] p, double[] later, int offset) {
        int width = d + 1;
        for (int j = 0; j < d; j++) {
            double above = 0;
            for (int i = 0; i < j; i++) {
                above = Math.max(above, Math.abs(later[offset + i * width + j]));
            }
            if (!(Math.abs(later[offset + j * width + j]) > DETERMINED * above)) {
                return false;
            }
        }
        for (int j = 0; j < d; j++) {
            for (int i = d - 1; i >= 0; i--) {
                double sum = i == j ? 1 : 0;
                for (int k = i + 1; k <= j; k++) {
                    sum -= later[offset + i * width + k] * root[k * d + j];
                }
                root[i * d + j] = i > j ? 0 : sum / later[offset + i * width + i];
            }
        }
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int k = i; k < d; k++) {
                sum += root[i * d + k] * later[offset + k * width + d];
            }
            x[i] = sum + 0.0; // no −0
        }
        square(p);
        return true;
    }

    private void square(double[] p) {
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    sum += root[i * d + k] * root[j * d + k];
                }
                p[i * d + j] = sum;
                p[j * d + i] = sum;
            }
        }
    }
}
