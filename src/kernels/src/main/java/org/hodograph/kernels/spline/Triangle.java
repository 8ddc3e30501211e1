package org.hodograph.kernels.spline;

import java.util.Arrays;

/**
 * An upper triangle of few diagonals with a right-hand side: what is left of a least-squares problem whose rows were rotated
 * into it (Givens). The condition number of the problem is never squared. Rows must come in the order of their first column,
 * so that nothing fills in. Cost O(band²) per row. Owns its memory; for one thread; allocates only to grow.
 */
final class Triangle {

    /** The row that {@link #rotate} takes next: its entries from its first column on. Used up. */
    final double[] row;

    final int band;
    double[] entries = new double[0]; // row-major, size × band, the diagonal first
    private double[] rightSide = new double[0];
    private int size;

    Triangle(int band) {
        this.band = band;
        row = new double[band];
    }

    void clear(int columns) {
        size = columns;
        if (rightSide.length < size) {
            rightSide = new double[Math.max(size, 2 * rightSide.length)];
            entries = new double[rightSide.length * band];
        }
        Arrays.fill(entries, 0, size * band, 0);
        Arrays.fill(rightSide, 0, size, 0);
    }

    int size() {
        return size;
    }

    /** Rotates {@link #row}, which begins at {@code column} and equals {@code value}, into the triangle. */
    void rotate(int column, double value) {
        rotate(column, value, null);
    }

    private void rotate(int column, double value, Shares shares) {
        double rest = value;
        int end = Math.min(size, column + band);
        for (int j = column; j < end; j++) {
            double pivot = row[0];
            int at = j * band;
            if (pivot == 0) {
                System.arraycopy(row, 1, row, 0, band - 1);
            } else {
                double diagonal = entries[at];
                double length = Math.sqrt(diagonal * diagonal + pivot * pivot);
                double cosine = diagonal / length;
                double sine = pivot / length;
                entries[at] = length;
                for (int m = 1; m < band; m++) {
                    double upper = entries[at + m];
                    double lower = row[m];
                    entries[at + m] = cosine * upper + sine * lower;
                    row[m - 1] = cosine * lower - sine * upper;
                }
                double before = rightSide[j];
                rightSide[j] = cosine * before + sine * rest;
                rest = cosine * rest - sine * before;
                if (shares != null) {
                    shares.rotate(j, cosine, sine);
                }
            }
            row[band - 1] = 0;
        }
    }

    /**
     * Becomes the triangle of two: of samples, and of a penalty times {@code factor}.
     *
     * @param shares null, or counts how much comes from the samples
     */
    void merge(Triangle samples, Triangle penalty, double factor, Shares shares) {
        clear(samples.size);
        for (int i = 0; i < size; i++) {
            take(samples, i, 1, shares, true);
            take(penalty, i, factor, shares, false);
            if (shares != null) {
                shares.finish(i);
            }
        }
    }

    private void take(Triangle other, int i, double factor, Shares shares, boolean ofSamples) {
        for (int m = 0; m < band; m++) {
            row[m] = m < other.band ? factor * other.entries[i * other.band + m] : 0;
        }
        if (shares != null) {
            shares.begin(ofSamples);
        }
        rotate(i, factor * other.rightSide[i], shares);
    }

    /** The sum of all entries' squares. */
    double squares() {
        double sum = 0;
        for (int i = 0; i < size * band; i++) {
            sum += entries[i] * entries[i];
        }
        return sum;
    }

    /** Whether every diagonal entry is a number other than 0. */
    boolean isRegular() {
        for (int i = 0; i < size; i++) {
            if (!(Math.abs(entries[i * band]) > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Solves the triangle for its right-hand side. */
    void solve(double[] out) {
        for (int i = size - 1; i >= 0; i--) {
            double sum = rightSide[i];
            for (int m = 1; m < band && i + m < size; m++) {
                sum -= entries[i * band + m] * out[i + m];
            }
            out[i] = sum / entries[i * band];
        }
    }
}
