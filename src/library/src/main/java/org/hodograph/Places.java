package org.hodograph;

import java.util.Arrays;

/**
 * Where the samples of a fit lie, and the places between them where a curve through them is looked at. Sifted and sorted when first asked
 * for: a fit that is only evaluated needs none of it.
 */
final class Places {

    private static final int LEAST = 16; // intervals, however few samples there are

    private double[] x; // ascending and finite once sorted
    private double[] y; // null: sorted

    Places(double[] x, double[] y) {
        this.x = x.clone();
        this.y = y.clone();
    }

    /** The samples' places, ascending. */
    double[] samples() {
        if (y != null) {
            int size = 0;
            for (int i = 0; i < x.length; i++) {
                if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                    x[size++] = x[i];
                }
            }
            x = size == x.length ? x : Arrays.copyOf(x, size);
            Arrays.sort(x);
            y = null;
        }
        return x;
    }

    /** Whether a and b lie among the samples. */
    boolean hold(double a, double b) {
        double[] all = samples();
        return all.length > 0 && all[0] <= a && b <= all[all.length - 1];
    }

    /** a, b, every sample between them, and what lies between is cut into so many parts, more where there would be fewer than LEAST. */
    double[] grid(double a, double b, int leastParts) {
        double[] knots = new double[samples().length + 2];
        int size = 0;
        knots[size++] = a;
        for (double sample : samples()) {
            if (sample > knots[size - 1] && sample < b) {
                knots[size++] = sample;
            }
        }
        knots[size++] = b;
        int parts = Math.max(leastParts, (LEAST + size - 2) / (size - 1));
        double[] grid = new double[(size - 1) * parts + 1];
        for (int i = 0; i + 1 < size; i++) {
            for (int part = 0; part < parts; part++) {
                grid[i * parts + part] = knots[i] + (knots[i + 1] - knots[i]) * part / parts;
            }
        }
        grid[grid.length - 1] = b;
        return grid;
    }
}
