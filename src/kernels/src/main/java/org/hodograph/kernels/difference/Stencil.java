package org.hodograph.kernels.difference;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * Weights of samples in the value and derivatives, at 0, of the polynomial through them. Cost O(samples²). Source: B.
 * Fornberg 1988, doi 10.1090/S0025-5718-1988-0935077-0. For one thread.
 */
final class Stencil {

    private static final int ORDERS = Estimate.MAX_ORDER + 1;

    private double[] times = new double[0]; // minus the instant
    private double[] values = new double[0]; // minus the reference value
    private double[] weights = new double[0]; // row-major, samples × ORDERS
    private int size;

    void resize(int samples) {
        size = samples;
        if (times.length < samples) {
            times = new double[samples];
            values = new double[samples];
            weights = new double[samples * ORDERS];
        }
    }

    void set(int i, double time, double value) {
        times[i] = time;
        values[i] = value;
    }

    /** Returns false if two samples are at the same instant, or all numbers are beyond the doubles. {@code reference} is added back to the value. */
    boolean solve(double reference, Estimate out) {
        if (!weigh()) {
            return false;
        }
        for (int k = 0; k < Math.min(size, ORDERS); k++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < size; i++) {
                double weight = weights[i * ORDERS + k];
                sum += weight * values[i];
                squares += weight * weight;
            }
            out.setDerivative(k, sum + (k == 0 ? reference : 0));
            out.setNoiseGain(k, Math.sqrt(squares));
        }
        return !out.isEmpty();
    }

    /** Fornberg's recursion: the weights on the first i + 1 samples from those on the first i. */
    private boolean weigh() {
        Arrays.fill(weights, 0, size * ORDERS, 0);
        weights[0] = 1;
        double product = 1; // of the distances of the sample before to those before it
        for (int i = 1; i < size; i++) {
            double distances = 1;
            int highest = Math.min(i, ORDERS - 1);
            for (int j = 0; j < i; j++) {
                double distance = times[i] - times[j];
                if (distance == 0) {
                    return false;
                }
                distances *= distance;
                if (j == i - 1) {
                    for (int k = highest; k >= 0; k--) {
                        double below = k > 0 ? k * weights[(i - 1) * ORDERS + k - 1] : 0;
                        weights[i * ORDERS + k] =
                                product * (below - times[i - 1] * weights[(i - 1) * ORDERS + k]) / distances;
                    }
                }
                for (int k = highest; k >= 0; k--) {
                    double below = k > 0 ? k * weights[j * ORDERS + k - 1] : 0;
                    weights[j * ORDERS + k] = (times[i] * weights[j * ORDERS + k] - below) / distance;
                }
            }
            product = distances;
        }
        return true;
    }
}
