package org.hodograph.kernels.kalman;

import java.util.Arrays;

/**
 * What is known of an integrated Wiener process x = (value, first, …, (m−1)-th derivative) at one instant, as a square-root
 * information: rows R x = z + e, e ~ N(0, I), R upper triangular. Nothing known is R = 0, exactly: no prior is made up.
 *
 * <pre>x(t + h) = F(h) x(t) + w,   F(h)ᵢⱼ = hʲ⁻ⁱ/(j − i)!,   w ~ N(0, Q(h)),
 * Q(h)ᵢⱼ = q h²ᵐ⁻¹⁻ⁱ⁻ʲ / ((2m − 1 − i − j) (m − 1 − i)! (m − 1 − j)!)</pre>
 *
 * <p>With Q = G Gᵀ each column g of G takes information away: rows ← (I + c cᵀ)^(−1/2) rows, c = M g, where M are the rows
 * moved without noise. A sample is one more row, then made triangular by Householder reflections. All steps are orthogonal
 * or shrink, so that the covariance (RᵀR)⁻¹ is symmetric and not negative whatever the rounding. Time scaled by a power
 * of two scales every bit.
 *
 * <p>Cost O(m³), about 700 operations for m = 4. Owns its scratch, allocates nothing, for one thread. Source: G. J. Bierman,
 * Factorization Methods for Discrete Sequential Estimation, 1977, ISBN 978-0-12-097350-7, chapter VI; D. C. Fraser,
 * J. E. Potter 1969, doi 10.1109/TAC.1969.1099196, for a smoother as two filters.
 */
final class InformationState {

    /**
     * The farthest step in units of the process's own time. A longer one subtracts rows that are equal in their first
     * digits (relative error eps · 64^(m − ½)), so it is made in several, each 64 times the one before.
     */
    private static final double FARTHEST = 64;

    private final int order; // m
    private final int width; // m + 1: R and z
    private final double[] rows; // row-major, 2m × width: R | z, then room for rows that come in
    private final double[] unit; // Cholesky factor of Q(1) for q = 1, row-major, lower
    private final double[] powers; // hⁱ/i!, then the scales of the noise
    private final double[] column;
    private final double[] diagonal; // of R after the last sample
    private double spread = 1;
    private double innovation;

    InformationState(int order) {
        this.order = order;
        width = order + 1;
        rows = new double[2 * order * width];
        unit = unitFactor(order);
        powers = new double[order];
        column = new double[order];
        diagonal = new double[order];
    }

    /** How many doubles a state of this order is saved as. */
    static int size(int order) {
        return order * (order + 1) / 2 + order;
    }

    private static double[] unitFactor(int order) {
        double[] factorial = {1, 1, 2, 6};
        double[] factor = new double[order * order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 1 / ((2 * order - 1 - i - j) * factorial[order - 1 - i] * factorial[order - 1 - j]);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * order + k] * factor[j * order + k];
                }
                factor[i * order + j] = i == j ? Math.sqrt(sum) : sum / factor[j * order + j];
            }
        }
        return factor;
    }

    /** Nothing is known. */
    void clear() {
        Arrays.fill(rows, 0);
        Arrays.fill(diagonal, 0);
        spread = 1;
    }

    /** Becomes what {@link #save} wrote. */
    void load(double[] from, int offset) {
        int next = offset;
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < width; j++) {
                rows[i * width + j] = j < i ? 0 : from[next++];
            }
            diagonal[i] = rows[i * width + i];
        }
        spread = 1;
    }

    /** Writes the triangular state that a sample left behind. */
    void save(double[] to, int offset) {
        int next = offset;
        for (int i = 0; i < order; i++) {
            for (int j = i; j < width; j++) {
                to[next++] = rows[i * width + j];
            }
        }
    }

    /** Measures the value from an origin that lies {@code by} higher. */
    void shift(double by) {
        for (int i = 0; i < order; i++) {
            rows[i * width + order] -= rows[i * width] * by;
        }
    }

    /** What is known a time {@code h} later, from the samples up to now. {@code reach} is the process's own time. */
    void ahead(double h, double intensity, double reach) {
        spread = 1;
        double step = FARTHEST * reach;
        double left = h;
        for (; left > step; step *= FARTHEST) {
            transit(-step);
            blur(step, intensity);
            left -= step;
        }
        transit(-left);
        blur(left, intensity);
    }

    /** What is known a time {@code h} earlier, from the samples from now on. */
    void back(double h, double intensity, double reach) {
        double step = FARTHEST * reach;
        double left = h;
        for (; left > step; step *= FARTHEST) {
            blur(step, intensity);
            transit(step);
            left -= step;
        }
        blur(left, intensity);
        transit(left);
    }

    /** R ← R F(h). */
    private void transit(double h) {
        powers[0] = 1;
        for (int i = 1; i < order; i++) {
            powers[i] = powers[i - 1] * h / i;
        }
        for (int i = 0; i < order; i++) {
            for (int j = order - 1; j > 0; j--) {
                double sum = rows[i * width + j];
                for (int k = 0; k < j; k++) {
                    sum += rows[i * width + k] * powers[j - k];
                }
                rows[i * width + j] = sum;
            }
        }
    }

    /** The process noise of a time {@code h}. */
    private void blur(double h, double intensity) {
        double scale = Math.sqrt(intensity * h);
        for (int i = order - 1; i >= 0; i--) {
            powers[i] = scale;
            scale *= h;
        }
        for (int g = 0; g < order; g++) {
            double root = Math.sqrt(1 + aim(g));
            spread *= root;
            double part = 1 / (root * (1 + root));
            for (int j = 0; j < width; j++) {
                shrink(j, part);
            }
        }
    }

    /** Fills c of a column of noise and returns its square. */
    private double aim(int g) {
        double length = 0;
        for (int i = 0, row = 0; i < order; i++, row += width) {
            double sum = 0;
            for (int k = g; k < order; k++) {
                sum += rows[row + k] * powers[k] * unit[k * order + g];
            }
            column[i] = sum;
            length += sum * sum;
        }
        return length;
    }

    /** Takes away what c takes of a column. Written out by order: loops of two to four would take longer than what is in them. */
    private void shrink(int j, double part) {
        double[] r = rows;
        double c0 = column[0];
        double c1 = column[1];
        int row1 = j + width;
        if (order == 2) {
            double sum = (c0 * r[j] + c1 * r[row1]) * part;
            r[j] -= c0 * sum;
            r[row1] -= c1 * sum;
            return;
        }
        double c2 = column[2];
        int row2 = row1 + width;
        if (order == 3) {
            double sum = (c0 * r[j] + c1 * r[row1] + c2 * r[row2]) * part;
            r[j] -= c0 * sum;
            r[row1] -= c1 * sum;
            r[row2] -= c2 * sum;
            return;
        }
        double c3 = column[3];
        int row3 = row2 + width;
        double sum = (c0 * r[j] + c1 * r[row1] + c2 * r[row2] + c3 * r[row3]) * part;
        r[j] -= c0 * sum;
        r[row1] -= c1 * sum;
        r[row2] -= c2 * sum;
        r[row3] -= c3 * sum;
    }

    /** A sample at the origin, with noise of variance 1. */
    void observe() {
        int sample = order * width;
        rows[sample] = 1;
        Arrays.fill(rows, sample + 1, sample + width, 0);
        triangulate(order + 1);
        innovation = rows[sample + order];
        for (int i = 0; i < order; i++) {
            double now = rows[i * width + i];
            spread *= Math.abs(now / diagonal[i]);
            diagonal[i] = now;
        }
    }

    /** The last sample minus its prediction, over the prediction's standard deviation √S; its sign is lost. */
    double innovation() {
        return innovation;
    }

    /** √S of the last sample, the standard deviation of its prediction; not finite while the state was not determined. */
    double spread() {
        return spread;
    }

    /** Adds what another state of the same instant and origin knows. */
    void join(InformationState other) {
        System.arraycopy(other.rows, 0, rows, order * width, order * width);
        triangulate(2 * order);
    }

    /** Householder reflections of the first {@code count} rows. */
    private void triangulate(int count) {
        for (int j = 0; j < order; j++) {
            double square = 0;
            for (int i = j; i < count; i++) {
                square += rows[i * width + j] * rows[i * width + j];
            }
            if (square == 0) {
                continue;
            }
            double head = rows[j * width + j];
            double length = head > 0 ? -Math.sqrt(square) : Math.sqrt(square);
            rows[j * width + j] = head - length;
            double part = 1 / (square - head * length);
            for (int k = j + 1; k < width; k++) {
                double sum = 0;
                for (int i = j; i < count; i++) {
                    sum += rows[i * width + j] * rows[i * width + k];
                }
                sum *= part;
                for (int i = j; i < count; i++) {
                    rows[i * width + k] -= rows[i * width + j] * sum;
                }
            }
            rows[j * width + j] = length;
            for (int i = j + 1; i < count; i++) {
                rows[i * width + j] = 0;
            }
        }
    }

    /** Mean R⁻¹z and covariance (RᵀR)⁻¹ (row-major, m × m) of the triangular state. Not finite where too little is known. */
    void solve(double[] mean, double[] covariance) {
        invert();
        double[] inverse = rows;
        int room = order * width;
        for (int i = 0; i < order; i++) {
            double sum = 0;
            for (int k = i; k < order; k++) {
                sum += inverse[room + i * width + k] * rows[k * width + order];
            }
            mean[i] = sum + 0.0; // no -0
        }
        covary(covariance, 0);
    }

    /** R⁻¹, then (RᵀR)⁻¹, row-major, m × m each: as {@link #solve} has them. */
    void invert(double[] to, int offset) {
        invert();
        for (int i = 0; i < order; i++) {
            System.arraycopy(rows, (order + i) * width, to, offset + i * order, order);
        }
        covary(to, offset + order * order);
    }

    /** R⁻¹, kept in the room for incoming rows. */
    private void invert() {
        double[] inverse = rows;
        int room = order * width;
        for (int j = 0; j < order; j++) {
            for (int i = order - 1; i >= 0; i--) {
                double sum = i == j ? 1 : 0;
                for (int k = i + 1; k <= j; k++) {
                    sum -= rows[i * width + k] * inverse[room + k * width + j];
                }
                inverse[room + i * width + j] = i > j ? 0 : sum / rows[i * width + i];
            }
        }
    }

    private void covary(double[] covariance, int offset) {
        double[] inverse = rows;
        int room = order * width;
        for (int i = 0; i < order; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = i; k < order; k++) {
                    product += inverse[room + i * width + k] * inverse[room + j * width + k];
                }
                covariance[offset + i * order + j] = product;
                covariance[offset + j * order + i] = product;
            }
        }
    }

    /** Makes triangular what a step ahead or back has left full. */
    void settle() {
        triangulate(order);
    }
}
