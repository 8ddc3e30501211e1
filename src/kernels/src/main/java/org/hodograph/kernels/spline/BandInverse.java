package org.hodograph.kernels.spline;

/**
 * The central band of the inverse of SᵀS for a banded upper triangle S, without the rest of it: the trace of a smoother at
 * the cost O(size · band²) of the smoothing itself. Source: M. F. Hutchinson and F. R. de Hoog 1985, doi
 * 10.1007/BF01389878. For one thread; allocates only to grow.
 */
final class BandInverse {

    private double[] inverse = new double[0]; // row-major, size × band, the diagonal first
    private int band;

    /**
     * From S (SᵀS)⁻¹ = S⁻ᵀ, whose entries above the diagonal are 0, row by row from the last:
     *
     * <pre>z_ij = −Σ_m s_i,i+m z_i+m,j / s_ii  (j &gt; i),   z_ii = (1 / s_ii − Σ_m s_i,i+m z_i,i+m) / s_ii</pre>
     */
    void invert(Triangle triangle) {
        band = triangle.band;
        int size = triangle.size();
        double[] s = triangle.entries;
        if (inverse.length < size * band) {
            inverse = new double[s.length];
        }
        for (int i = size - 1; i >= 0; i--) {
            int reach = Math.min(band, size - i);
            double diagonal = s[i * band];
            for (int j = reach - 1; j >= 1; j--) {
                double sum = 0;
                for (int m = 1; m < reach; m++) {
                    sum += s[i * band + m] * at(i + Math.min(m, j), Math.abs(m - j));
                }
                inverse[i * band + j] = -sum / diagonal;
            }
            double sum = 1 / diagonal;
            for (int m = 1; m < reach; m++) {
                sum -= s[i * band + m] * inverse[i * band + m];
            }
            inverse[i * band] = sum / diagonal;
        }
    }

    private double at(int row, int diagonal) {
        return inverse[row * band + diagonal];
    }

    /** rowᵀ (SᵀS)⁻¹ row for {@code length} entries from {@code offset} of {@code rows} that stand at {@code column}. */
    double quadratic(double[] rows, int offset, int length, int column) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double inner = 0.5 * rows[offset + i] * at(column + i, 0);
            for (int j = i + 1; j < length; j++) {
                inner += rows[offset + j] * at(column + i, j - i);
            }
            sum += 2 * rows[offset + i] * inner;
        }
        return sum;
    }
}
