package org.hodograph.kernels.auto;

import java.util.Arrays;

/** The state (value and derivatives at 0) of the polynomial through m samples as a linear map of their values. */
final class Vandermonde {

    private final double[] matrix;
    private final double[] inverse;

    /** For at most {@code most} samples. */
    Vandermonde(int most) {
        matrix = new double[2 * most * most];
        inverse = new double[most * most];
    }

    /** Row-major, until the next call: the k-th derivative at 0 is Σ inverse[k m + i] yᵢ. */
    double[] inverse(double[] times, int m) {
        Arrays.fill(matrix, 0);
        int width = 2 * m;
        for (int i = 0; i < m; i++) {
            double power = 1;
            for (int j = 0; j < m; j++) {
                matrix[i * width + j] = power;
                power *= times[i] / (j + 1);
            }
            matrix[i * width + m + i] = 1;
        }
        for (int column = 0; column < m; column++) {
            int pivot = column;
            for (int i = column + 1; i < m; i++) {
                if (Math.abs(matrix[i * width + column]) > Math.abs(matrix[pivot * width + column])) {
                    pivot = i;
                }
            }
            for (int j = 0; j < width; j++) {
                double swap = matrix[column * width + j];
                matrix[column * width + j] = matrix[pivot * width + j];
                matrix[pivot * width + j] = swap;
            }
            for (int i = 0; i < m; i++) {
                if (i != column) {
                    double factor = matrix[i * width + column] / matrix[column * width + column];
                    for (int j = column; j < width; j++) {
                        matrix[i * width + j] -= factor * matrix[column * width + j];
                    }
                }
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                inverse[i * m + j] = matrix[i * width + m + j] / matrix[i * width + i];
            }
        }
        return inverse;
    }
}
