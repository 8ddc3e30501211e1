package org.hodograph.kernels.auto;

import java.util.Arrays;

/**
 * What later samples say of the state of each member at an instant before them, as a square-root information: rows
 * R x = z + e, e ~ N(0, I), in units of the member's noise; nothing known is R = 0. Values are measured from a sample nearby.
 *
 * <p>A sample is one more row, then made triangular by Householder reflections. With the process noise G Gᵀ each column g
 * of G takes information away: rows ← (I + c cᵀ)^(−1/2) rows, c = R g. All steps are orthogonal or shrink: however long a
 * silence, no variance that comes of it is negative and no digit of what is still known is lost. Source: G. J. Bierman,
 * Factorization Methods for Discrete Sequential Estimation, 1977, ISBN 978-0-12-097350-7, chapter VI.
 */
final class Later {

    /**
     * The farthest step, in spacings: 64 times the shortest τ. A longer one subtracts rows that are equal in their first
     * digits (relative error eps · 64^(m − ½)), so it is made in several, each 64 times the one before.
     */
    private static final double FARTHEST = 38.4;

    private static final double GROWTH = 64;
    private static final double EXACT = 1e-8; // variance of a sample whose noise is a part of the state

    private final Filters filters;
    private final Dynamics dynamics;
    private final int d;
    private final int m;
    private final int width; // d + 1: R and z
    private final boolean coloured;
    private final boolean swings;
    private final int stride; // of a member: d rows and one to come
    private final double[] unit; // Cholesky's factor of Q(1) per unit of q, lower
    private final double[] factors; // of one member's noise
    private final double[] column;
    private double[] rows = new double[0];

    Later(Filters filters) {
        this.filters = filters;
        dynamics = filters.dynamics;
        d = filters.d;
        m = filters.family.order();
        width = d + 1;
        coloured = filters.family.kind() == Family.Kind.COLOURED;
        swings = filters.family.kind() == Family.Kind.OSCILLATING;
        stride = (d + 1) * width;
        unit = new double[m * m];
        factors = new double[d];
        column = new double[d];
        factorise();
    }

    /** Doubles of one member's rows. */
    static int size(int d) {
        return d * (d + 1) / 2 + d;
    }

    private void factorise() {
        Dynamics one = new Dynamics(filters.family);
        one.over(1, 1);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = one.unit[i * m + j];
                for (int k = 0; k < j; k++) {
                    sum -= unit[i * m + k] * unit[j * m + k];
                }
                unit[i * m + j] = i == j ? Math.sqrt(sum) : sum / unit[j * m + j];
            }
        }
    }

    /** Nothing is known of any member. */
    void clear() {
        if (rows.length < filters.size * stride) {
            rows = new double[filters.size * stride];
        }
        Arrays.fill(rows, 0, filters.size * stride, 0);
    }

    /** Nothing is known of one member. */
    void clear(int g) {
        Arrays.fill(rows, g * stride, (g + 1) * stride, 0);
    }

    /** A sample at the origin of values, with this variance. */
    void observe(int g, double variance) {
        int base = g * stride;
        int row = base + d * width;
        double weight = 1 / Math.sqrt(coloured ? EXACT : variance);
        Arrays.fill(rows, row, row + width, 0);
        rows[row] = weight;
        if (coloured) {
            rows[row + m] = weight;
        }
        Householder.triangulate(rows, base, d, d + 1);
    }

    /** The noise of a sample is stationary, where nothing says what it was. */
    void assumeColour(int g) {
        if (coloured) {
            double correlation =
                    filters.family.colour()[0] / (1 - filters.family.colour()[1]);
            double rest = Math.sqrt(1 - correlation * correlation);
            int base = g * stride;
            int row = base + d * width;
            for (int k = 0; k < 2; k++) {
                Arrays.fill(rows, row, row + width, 0);
                rows[row + m] = k == 0 ? 1 : -correlation / rest;
                rows[row + m + 1] = k == 0 ? 0 : 1 / rest;
                Householder.triangulate(rows, base, d, d + 1);
            }
        }
    }

    /** The variances of value and derivatives grew by {@code growth}, {@code growth · perOrder}, … before a sample. */
    void blur(int g, double growth, double perOrder) {
        double scale = Math.sqrt(growth);
        double ratio = Math.sqrt(perOrder);
        for (int i = 0; i < m; i++) {
            Arrays.fill(factors, 0);
            factors[i] = scale;
            blur(g * stride, i, i + 1);
            scale *= ratio;
        }
    }

    /** Back over an interval that a sample ends. */
    void back(double interval, double spacing) {
        double longest = FARTHEST * spacing;
        if (interval <= longest) {
            move(interval, spacing, true);
            return;
        }
        double left = interval;
        boolean ends = true;
        for (double step = longest; left > step; step *= GROWTH) {
            move(step, spacing, ends);
            ends = false;
            left -= step;
        }
        move(left, spacing, false);
    }

    private void move(double delta, double spacing, boolean ends) {
        dynamics.over(delta, spacing);
        for (int g = 0; g < filters.size; g++) {
            shake(g, dynamics.q[g], delta);
            if (coloured && ends) {
                Arrays.fill(factors, 0);
                factors[m] = Math.sqrt(dynamics.colourNoise());
                blur(g * stride, m, m + 1);
            }
            transit(g, ends);
        }
    }

    /** The process made a burst of noise of this intensity in an interval that ends now. */
    void shake(int g, double intensity, double delta) {
        double root = Math.sqrt(intensity * delta);
        for (int k = 0; k < m; k++) {
            double scale = root;
            for (int i = m - 1; i >= 0; i--) {
                factors[i] = i < k ? 0 : scale * unit[i * m + k];
                scale *= delta;
            }
            blur(g * stride, k, m);
        }
    }

    /** One column of noise, in {@link #factors} between two components. */
    private void blur(int base, int from, int to) {
        double length = 0;
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += rows[base + i * width + k] * factors[k];
            }
            column[i] = sum;
            length += sum * sum;
        }
        double root = Math.sqrt(1 + length);
        double part = 1 / (root * (1 + root));
        for (int j = 0; j < width; j++) {
            double sum = 0;
            for (int i = 0; i < d; i++) {
                sum += column[i] * rows[base + i * width + j];
            }
            sum *= part;
            for (int i = 0; i < d; i++) {
                rows[base + i * width + j] -= column[i] * sum;
            }
        }
    }

    /** R ← R A; from the last column to the first, as A is upper triangular but for a swing. */
    private void transit(int g, boolean ends) {
        for (int i = 0; i < d; i++) {
            int row = g * stride + i * width;
            if (coloured && ends) { // the noise of a sample stays with it until the next
                double newest = rows[row + m];
                rows[row + m] = newest * filters.family.colour()[0] + rows[row + m + 1];
                rows[row + m + 1] = newest * filters.family.colour()[1];
            }
            if (swings) {
                double v = rows[row + 1];
                double w = rows[row + 2];
                double[] a = dynamics.swings.entries;
                int of = dynamics.swings.of(g);
                rows[row + 1] = rows[row] * a[of + Swings.XV] + v * a[of + Swings.VV] + w * a[of + Swings.AV];
                rows[row + 2] = rows[row] * a[of + Swings.XA] + v * a[of + Swings.VA] + w * a[of + Swings.AA];
                continue;
            }
            for (int j = m - 1; j > 0; j--) {
                double sum = rows[row + j];
                for (int k = 0; k < j; k++) {
                    sum += rows[row + k] * dynamics.powers[j - k];
                }
                rows[row + j] = sum;
            }
        }
    }

    /** Makes triangular what a step back has left full. */
    void settle(int g) {
        Householder.triangulate(rows, g * stride, d, d);
    }

    /** Values are measured from an origin that lies {@code by} higher. */
    void shift(int g, double by) {
        for (int i = 0; i < d; i++) {
            int row = g * stride + i * width;
            rows[row + d] -= rows[row] * by;
        }
    }

    /** Writes the triangular rows of a member. */
    void save(int g, double[] to, int offset) {
        int next = offset;
        for (int i = 0; i < d; i++) {
            int row = g * stride + i * width;
            for (int j = i; j < width; j++) {
                to[next++] = rows[row + j];
            }
        }
    }

    /** Becomes what {@link #save} wrote. */
    void load(int g, double[] from, int offset) {
        int next = offset;
        for (int i = 0; i < d; i++) {
            int row = g * stride + i * width;
            for (int j = 0; j < width; j++) {
                rows[row + j] = j < i ? 0 : from[next++];
            }
        }
    }

    /** The rows of a member from {@link #offset} on, (d + 1) wide. */
    double[] rows() {
        return rows;
    }

    int offset(int g) {
        return g * stride;
    }
}
