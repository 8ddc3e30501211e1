package org.hodograph.kernels.polynomial;

/** Sums over the first samples of an array. */
final class WeightedSums {

    private WeightedSums() {}

    /** Σ w */
    static double of(double[] weights, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** Σ w² */
    static double ofSquares(double[] weights, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * weights[i];
        }
        return sum;
    }

    /** Σ w r² */
    static double ofSquares(double[] weights, double[] residuals, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * residuals[i] * residuals[i];
        }
        return sum;
    }
}
