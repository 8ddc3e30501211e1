package org.hodograph.kernels.polynomial;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * The polynomials that are orthonormal on n places one step apart, u = −(n − 1)/2 … (n − 1)/2 (Gram's), and what they give at
 * one place of evaluation. Nothing of it depends on values, so that all windows of this size have it in common:
 *
 * <pre>φ₀ = 1/√n,   bⱼ φⱼ = u φⱼ₋₁ − bⱼ₋₁ φⱼ₋₂,   bⱼ² = j² (n² − j²) / (4 (4 j² − 1))</pre>
 *
 * <p>Even ones are the same at −u, odd ones have their sign turned: only u above 0 is kept. For one thread; allocates only to
 * grow. Source: J. P. Gram 1883, doi 10.1515/crll.1883.94.41.
 */
final class EvenBasis {

    /** How many terms {@link EvenFit} takes at a time. */
    static final int TOGETHER = 6;

    private static final int ORDERS = Estimate.MAX_ORDER + 1;
    private static final int LAGS = Misfit.MEMORY + 1;

    private final int degree;
    private final double[] root; // bⱼ
    private final double[][] table; // φⱼ at the places above 0, by j
    private final double[] middle; // φⱼ at 0, which is a place where n is odd
    private final double[] derivatives; // φⱼ⁽ᵏ⁾ at the place of evaluation, row-major, terms × ORDERS
    private final double[] gains = new double[ORDERS * ORDERS]; // Σ φⱼ⁽ᵏ⁾ φⱼ⁽ˡ⁾ there
    private final double[] lagged = new double[ORDERS * LAGS]; // Lₘ by order, see Misfit
    private double[] influence = new double[0]; // lᵢ of one order
    private double[] predictions = new double[0];
    private double predictionOfMiddle;
    private double mostPrediction;
    private boolean isPredicted;
    private int size;
    private int terms; // of the polynomial and further ones
    private double place = Double.NaN;
    private boolean isLagged;

    /** For polynomials of this degree. */
    EvenBasis(int degree) {
        this.degree = degree;
        int most = rows(degree);
        root = new double[most];
        table = new double[most][0];
        middle = new double[most];
        derivatives = new double[most * ORDERS];
    }

    /** How many terms there is room for: those that are none are 0. */
    static int rows(int degree) {
        return (degree + Misfit.FURTHER + TOGETHER) / TOGETHER * TOGETHER;
    }

    /** Of how many places it is; 0 at first. */
    int size() {
        return size;
    }

    /** Becomes that of {@code samples} places, more than the degree. */
    void take(int samples) {
        size = samples;
        terms = degree + 1 + Misfit.further(samples, degree + 1);
        place = Double.NaN;
        isPredicted = false;
        int half = size / 2;
        double first = size % 2 == 0 ? 0.5 : 1;
        for (int j = 0; j < table.length; j++) {
            if (table[j].length < half) {
                table[j] = new double[Math.max(half, 2 * table[j].length)];
            }
            Arrays.fill(table[j], 0, half, 0);
            middle[j] = 0;
        }
        for (int j = 1; j < terms; j++) {
            root[j] = Math.sqrt((double) j * j * ((double) size * size - j * j) / (4 * (4.0 * j * j - 1)));
        }
        Arrays.fill(table[0], 0, half, 1 / Math.sqrt(size));
        middle[0] = 1 / Math.sqrt(size);
        for (int j = 1; j < terms; j++) {
            double[] next = table[j];
            double[] last = table[j - 1];
            double[] before = table[Math.max(0, j - 2)];
            double back = j == 1 ? 0 : root[j - 1];
            for (int i = 0; i < half; i++) {
                next[i] = ((first + i) * last[i] - back * before[i]) / root[j];
            }
            middle[j] = j == 1 ? 0 : -back * middle[j - 2] / root[j];
        }
    }

    /** Of the polynomial and its further terms. */
    int terms() {
        return terms;
    }

    /** φⱼ at the places above 0. */
    double[] of(int j) {
        return table[j];
    }

    /** φⱼ at 0. */
    double middle(int j) {
        return middle[j];
    }

    /** What a residual at the places above 0 is multiplied with to be the error of its prediction, see {@link RobustFit}. */
    double[] predictions() {
        if (!isPredicted) {
            int half = size / 2;
            double most = 0;
            if (predictions.length < half) {
                predictions = new double[Math.max(half, 2 * predictions.length)];
            }
            for (int i = 0; i < half; i++) {
                double sum = 0;
                for (int j = 0; j <= degree; j++) {
                    sum += table[j][i] * table[j][i];
                }
                predictions[i] = prediction(sum);
                most = Math.max(most, predictions[i]);
            }
            double sum = 0;
            for (int j = 0; j <= degree; j++) {
                sum += middle[j] * middle[j];
            }
            predictionOfMiddle = prediction(sum);
            mostPrediction = square(Math.max(most, predictionOfMiddle));
            isPredicted = true;
        }
        return predictions;
    }

    /** The same of the place 0, after {@link #predictions}. */
    double predictionOfMiddle() {
        return predictionOfMiddle;
    }

    /** The largest square of all of them. */
    double mostPrediction() {
        return mostPrediction;
    }

    private static double square(double number) {
        return number * number;
    }

    private static double prediction(double leverage) {
        double variance = Prediction.variance(1, leverage);
        return variance > 0 ? 1 / Math.sqrt(variance) : 0;
    }

    /** Sets the place of evaluation, in steps from the middle. */
    void evaluate(double at) {
        if (at == place) {
            return;
        }
        place = at;
        isLagged = false;
        Arrays.fill(derivatives, 0);
        derivatives[0] = middle[0];
        for (int j = 1; j < terms; j++) {
            for (int k = 0; k < ORDERS; k++) {
                double next = at * derivatives[(j - 1) * ORDERS + k];
                if (k > 0) {
                    next += k * derivatives[(j - 1) * ORDERS + k - 1];
                }
                if (j > 1) {
                    next -= root[j - 1] * derivatives[(j - 2) * ORDERS + k];
                }
                derivatives[j * ORDERS + k] = next / root[j];
            }
        }
        for (int k = 0; k < ORDERS; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = 0;
                for (int j = k; j <= degree; j++) {
                    sum += derivative(j, k) * derivative(j, l);
                }
                gains[k * ORDERS + l] = sum;
            }
        }
    }

    /** φⱼ⁽ᵏ⁾ at the place of evaluation, per step to the k-th. */
    double derivative(int j, int k) {
        return derivatives[j * ORDERS + k];
    }

    /** What white noise of variance 1 gives orders k and l ≤ k there as covariance. */
    double gain(int k, int l) {
        return gains[k * ORDERS + l];
    }

    /** Lₘ by order there, each {@link Misfit#MEMORY} + 1 long. */
    double[] lagged() {
        if (!isLagged) {
            if (influence.length < size) {
                influence = new double[Math.max(size, 2 * influence.length)];
            }
            for (int k = 0; k <= Math.min(degree, Estimate.MAX_ORDER); k++) {
                influence(k);
                Misfit.lag(influence, size, lagged, k * LAGS);
            }
            isLagged = true;
        }
        return lagged;
    }

    private void influence(int k) {
        int half = size / 2;
        int above = size - half;
        Arrays.fill(influence, 0, size, 0);
        for (int j = k; j <= degree; j++) {
            double part = derivative(j, k);
            double below = j % 2 == 0 ? part : -part;
            for (int i = 0; i < half; i++) {
                influence[above + i] += part * table[j][i];
                influence[half - 1 - i] += below * table[j][i];
            }
            if (above > half) {
                influence[half] += part * middle[j];
            }
        }
    }
}
