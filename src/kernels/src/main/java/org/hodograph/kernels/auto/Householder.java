package org.hodograph.kernels.auto;

/** Rows R | z, of a least-squares problem, made upper triangular by reflections. */
final class Householder {

    private Householder() {}

    /** The first {@code count} rows from {@code base} on, each of {@code d} + 1 numbers; those below the d-th become none. */
    static void triangulate(double[] rows, int base, int d, int count) {
        int width = d + 1;
        for (int j = 0; j < d; j++) {
            double below = 0;
            for (int i = j + 1; i < count; i++) {
                double entry = rows[base + i * width + j];
                below += entry * entry;
            }
            if (below == 0) {
                continue;
            }
            double head = rows[base + j * width + j];
            double square = below + head * head;
            double length = head > 0 ? -Math.sqrt(square) : Math.sqrt(square);
            rows[base + j * width + j] = head - length;
            double part = 1 / (square - head * length);
            for (int k = j + 1; k < width; k++) {
                double sum = 0;
                for (int i = j; i < count; i++) {
                    sum += rows[base + i * width + j] * rows[base + i * width + k];
                }
                sum *= part;
                for (int i = j; i < count; i++) {
                    rows[base + i * width + k] -= rows[base + i * width + j] * sum;
                }
            }
            rows[base + j * width + j] = length;
            for (int i = j + 1; i < count; i++) {
                rows[base + i * width + j] = 0;
            }
        }
    }
}
