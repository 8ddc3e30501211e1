package org.hodograph.kernels.spline;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Batch samples made ready: finite, sorted by x, those at the same x merged into their weighted mean, which changes nothing
 * in a least-squares fit but its residual sum of squares.
 *
 * @param x ascending
 * @param weights null: all 1
 * @param repeats of a merged sample, how many there were
 * @param within of a merged sample, the sum of squares that merging took out
 */
@SuppressWarnings("ArrayRecordComponent") // handed from preparation to fit, never compared
record WeightedSamples(double[] x, double[] y, double[] weights, int[] repeats, double[] within) {

    /** @param given null: all 1 */
    static WeightedSamples of(double[] x, double[] y, double[] given, boolean merge) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " values, but y " + y.length);
        }
        if (given != null) {
            check(given, x.length);
        }
        Integer[] order = new Integer[x.length];
        int finite = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i]) && (given == null || given[i] > 0)) {
                order[finite++] = i;
            }
        }
        Arrays.sort(order, 0, finite, Comparator.comparingDouble(i -> x[i] + 0.0)); // stable; -0 equals 0
        WeightedSamples all = new WeightedSamples(
                new double[finite], new double[finite], new double[finite], new int[finite], new double[finite]);
        int size = 0;
        for (int i = 0; i < finite; i++) {
            double weight = given == null ? 1 : given[order[i]];
            if (merge && size > 0 && all.x[size - 1] == x[order[i]]) {
                all.merge(size - 1, y[order[i]], weight);
            } else {
                all.x[size] = x[order[i]];
                all.y[size] = y[order[i]];
                all.weights[size] = weight;
                all.repeats[size++] = 1;
            }
        }
        return all.first(size, given == null && size == finite);
    }

    private static void check(double[] weights, int length) {
        if (weights.length != length) {
            throw new IllegalArgumentException("x has " + length + " values, but weights " + weights.length);
        }
        for (int i = 0; i < length; i++) {
            if (!(weights[i] >= 0) || weights[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "weights must be at least 0 and finite, but weight " + i + " is " + weights[i]);
            }
        }
    }

    private void merge(int at, double value, double weight) {
        double total = weights[at] + weight;
        double difference = value - y[at];
        y[at] += difference * (weight / total);
        within[at] += weights[at] * (weight / total) * difference * difference;
        weights[at] = total;
        repeats[at]++;
    }

    private WeightedSamples first(int size, boolean equal) {
        return new WeightedSamples(
                Arrays.copyOf(x, size),
                Arrays.copyOf(y, size),
                equal ? null : Arrays.copyOf(weights, size),
                Arrays.copyOf(repeats, size),
                Arrays.copyOf(within, size));
    }

    int size() {
        return x.length;
    }
}
