package org.hodograph.benchmarks;

/**
 * What somebody in a hurry writes by hand: a cubic through the last samples by normal equations about the newest, with its
 * covariance. It squares the condition number, which ADR 3 rejects: the honest floor of cost, not of quality.
 */
final class NormalEquations {

    static final int TERMS = 4;

    private final int window;
    private final long[] times;
    private final double[] values;
    private final double[] power = new double[2 * TERMS - 1];
    private final double[][] matrix = new double[TERMS][2 * TERMS + 1]; // normal matrix, right side, inverse
    private final double[] derivative = new double[TERMS];
    private final double[] covariance = new double[TERMS * TERMS];
    private int next;
    private int size;

    NormalEquations(int window) {
        this.window = window;
        times = new long[window];
        values = new double[window];
    }

    void push(long nanos, double value) {
        times[next] = nanos;
        values[next] = value;
        next = next + 1 == window ? 0 : next + 1;
        size = Math.min(window, size + 1);
    }

    double derivative(int order) {
        return derivative[order];
    }

    double standardError(int order) {
        return Math.sqrt(covariance[order * TERMS + order]);
    }

    /** All derivatives at the newest sample and their covariance; the window is full. */
    void estimate() {
        int newest = next == 0 ? window - 1 : next - 1;
        long reference = times[newest];
        double level = values[newest];
        double scale = 1.0 / (reference - times[size < window ? 0 : next]);
        double s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0;
        double b0 = 0, b1 = 0, b2 = 0, b3 = 0, squares = 0;
        for (int i = 0; i < size; i++) {
            double x = (times[i] - reference) * scale;
            double y = values[i] - level;
            double x2 = x * x;
            double x3 = x2 * x;
            s1 += x;
            s2 += x2;
            s3 += x3;
            s4 += x2 * x2;
            s5 += x2 * x3;
            s6 += x3 * x3;
            b0 += y;
            b1 += x * y;
            b2 += x2 * y;
            b3 += x3 * y;
            squares += y * y;
        }
        power[0] = size;
        power[1] = s1;
        power[2] = s2;
        power[3] = s3;
        power[4] = s4;
        power[5] = s5;
        power[6] = s6;
        fill(b0, b1, b2, b3);
        eliminate();
        double left =
                squares - matrix[0][TERMS] * b0 - matrix[1][TERMS] * b1 - matrix[2][TERMS] * b2 - matrix[3][TERMS] * b3;
        report(left / (size - TERMS), level, scale * 1e9);
    }

    private void fill(double b0, double b1, double b2, double b3) {
        for (int i = 0; i < TERMS; i++) {
            double[] row = matrix[i];
            for (int j = 0; j < TERMS; j++) {
                row[j] = power[i + j];
                row[TERMS + 1 + j] = i == j ? 1 : 0;
            }
        }
        matrix[0][TERMS] = b0;
        matrix[1][TERMS] = b1;
        matrix[2][TERMS] = b2;
        matrix[3][TERMS] = b3;
    }

    /** Gauss and Jordan without pivots: the matrix is positive definite. */
    private void eliminate() {
        for (int i = 0; i < TERMS; i++) {
            double[] row = matrix[i];
            double pivot = 1 / row[i];
            for (int j = 0; j < row.length; j++) {
                row[j] *= pivot;
            }
            for (int k = 0; k < TERMS; k++) {
                double factor = matrix[k][i];
                if (k != i) {
                    for (int j = 0; j < row.length; j++) {
                        matrix[k][j] -= factor * row[j];
                    }
                }
            }
        }
    }

    private void report(double variance, double level, double perSecond) {
        double unit = 1; // k! / s^k
        for (int k = 0; k < TERMS; k++) {
            derivative[k] = matrix[k][TERMS] * unit + (k == 0 ? level : 0);
            double other = 1;
            for (int l = 0; l < TERMS; l++) {
                covariance[k * TERMS + l] = variance * matrix[k][TERMS + 1 + l] * unit * other;
                other *= (l + 1) * perSecond;
            }
            unit *= (k + 1) * perSecond;
        }
    }
}
