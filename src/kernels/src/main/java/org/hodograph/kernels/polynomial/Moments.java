package org.hodograph.kernels.polynomial;

/**
 * Three sums of a polynomial over the samples, from which its coefficient and the next polynomial follow. One pass takes a polynomial
 * off the values, makes the next one and sums that: each number is loaded once. For one thread.
 */
final class Moments {

    /** From one polynomial p to the next, (t − α) p − β before, and what p leaves of the values, y − c p. */
    static final class Step {
        double[] polynomial;
        double[] before; // any where β is 0
        double[] next;
        double alpha;
        double beta;
        double coefficient;
    }

    private double length;
    private double time;
    private double value;

    /** Those of the polynomial 1, where all weights are 1. Two sums each, because one alone waits for its own last addition. */
    void ofOnes(double[] times, double[] values, int size) {
        double a = 0;
        double c = 0;
        double a1 = 0;
        double c1 = 0;
        int i = size & 1;
        if (i == 1) {
            a = times[0];
            c = values[0];
        }
        for (; i < size; i += 2) {
            a += times[i];
            a1 += times[i + 1];
            c += values[i];
            c1 += values[i + 1];
        }
        length = size;
        time = a + a1;
        value = c + c1;
    }

    /** The same with weights. */
    void ofOnes(double[] times, double[] values, double[] weights, int size) {
        double n = 0;
        double a = 0;
        double c = 0;
        for (int i = 0; i < size; i++) {
            double w = weights[i];
            n += w;
            a += w * times[i];
            c += w * values[i];
        }
        length = n;
        time = a;
        value = c;
    }

    /** All weights are 1. */
    void ofNext(Step step, double[] times, double[] values, int size) {
        double[] p = step.polynomial;
        double[] before = step.before;
        double[] next = step.next;
        double alpha = step.alpha;
        double beta = step.beta;
        double coefficient = step.coefficient;
        double n = 0;
        double a = 0;
        double c = 0;
        double n1 = 0;
        double a1 = 0;
        double c1 = 0;
        int i = size & 1;
        if (i == 1) {
            double left = values[0] - coefficient * p[0];
            double q = (times[0] - alpha) * p[0] - beta * before[0];
            values[0] = left;
            next[0] = q;
            n = q * q;
            a = n * times[0];
            c = q * left;
        }
        for (; i < size; i += 2) {
            double t = times[i];
            double t1 = times[i + 1];
            double left = values[i] - coefficient * p[i];
            double left1 = values[i + 1] - coefficient * p[i + 1];
            double q = (t - alpha) * p[i] - beta * before[i];
            double q1 = (t1 - alpha) * p[i + 1] - beta * before[i + 1];
            values[i] = left;
            values[i + 1] = left1;
            next[i] = q;
            next[i + 1] = q1;
            double square = q * q;
            double square1 = q1 * q1;
            n += square;
            n1 += square1;
            a += square * t;
            a1 += square1 * t1;
            c += q * left;
            c1 += q1 * left1;
        }
        length = n + n1;
        time = a + a1;
        value = c + c1;
    }

    /** With weights. */
    void ofNext(Step step, double[] times, double[] values, double[] weights, int size) {
        double[] p = step.polynomial;
        double[] before = step.before;
        double[] next = step.next;
        double n = 0;
        double a = 0;
        double c = 0;
        for (int i = 0; i < size; i++) {
            double left = values[i] - step.coefficient * p[i];
            double q = (times[i] - step.alpha) * p[i] - step.beta * before[i];
            values[i] = left;
            next[i] = q;
            double wp = weights[i] * q;
            double wpp = wp * q;
            n += wpp;
            a += wpp * times[i];
            c += wp * left;
        }
        length = n;
        time = a;
        value = c;
    }

    /** Σ w p². */
    double length() {
        return length;
    }

    /** Σ w p² t over Σ w p². */
    double meanTime() {
        return time / length;
    }

    /** Σ w p y over Σ w p². */
    double coefficient() {
        return value / length;
    }
}
