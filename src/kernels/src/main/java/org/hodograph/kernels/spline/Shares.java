package org.hodograph.kernels.spline;

import java.util.Arrays;

/**
 * Keeps count, while rows are rotated into a triangle, of how much of it comes from samples: A = Q₁ Q₁ᵀ for the part Q₁ of the
 * orthogonal factor that belongs to them, so tr A = ‖Q₁‖². Every row is an orthonormal combination of the rows that went in;
 * kept are the inner products of the samples' parts of those rows that may still change, at most band + 1. Everything stays
 * between 0 and 1 and only rotates, so that it is right to rounding for any smoothing; the inverse of SᵀS, from which the
 * trace is usually taken, loses all its digits where smoothing reaches over hundreds of samples. Cost O(band) per rotation.
 */
final class Shares {

    private final int band;
    private final double[]
            products; // row-major, (band + 1)²; the rows of the triangle modulo band, last the row on its way
    private double trace;

    Shares(int band) {
        this.band = band;
        products = new double[(band + 1) * (band + 1)];
    }

    void clear() {
        Arrays.fill(products, 0);
        trace = 0;
    }

    /** A new row sets out: one of the samples, or one of the penalty. */
    void begin(boolean ofSamples) {
        for (int m = 0; m < band; m++) {
            set(m, band, 0);
        }
        set(band, band, ofSamples ? 1 : 0);
    }

    /** The row on its way was rotated with row {@code j} of the triangle. */
    void rotate(int j, double cosine, double sine) {
        int slot = j % band;
        for (int m = 0; m < band; m++) {
            if (m != slot) {
                double upper = at(slot, m);
                double lower = at(band, m);
                set(slot, m, cosine * upper + sine * lower);
                set(band, m, cosine * lower - sine * upper);
            }
        }
        double upper = at(slot, slot);
        double lower = at(band, band);
        double cross = at(slot, band);
        set(slot, slot, cosine * cosine * upper + 2 * cosine * sine * cross + sine * sine * lower);
        set(band, band, cosine * cosine * lower - 2 * cosine * sine * cross + sine * sine * upper);
        set(slot, band, cosine * sine * (lower - upper) + (cosine * cosine - sine * sine) * cross);
    }

    /** Row {@code j} of the triangle won't change any more. */
    void finish(int j) {
        int slot = j % band;
        trace += at(slot, slot);
        for (int m = 0; m <= band; m++) {
            set(slot, m, 0);
        }
    }

    /** tr A once all rows are finished. */
    double trace() {
        return trace;
    }

    private double at(int i, int j) {
        return products[i * (band + 1) + j];
    }

    private void set(int i, int j, double value) {
        products[i * (band + 1) + j] = value;
        products[j * (band + 1) + i] = value;
    }
}
