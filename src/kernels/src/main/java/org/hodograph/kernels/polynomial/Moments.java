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

    /** All weights are 1. First what needs no sum, for the compiler to make vector code of, then the sums. */
    void ofNext(Step step, double[] times, double[] values, int size) {
        move(step.polynomial, step.before, step.next, step.alpha, step.beta, step.coefficient, times, values, size);
        double[] next = step.next;
        double n = 0;
        double a = 0;
        double c = 0;
        double n1 = 0;
        double a1 = 0;
        double c1 = 0;
        int i = size & 1;
        if (i == 1) {
            n = next[0] * next[0];
            a = n * times[0];
            c = next[0] * values[0];
        }
        for (; i < size; i += 2) {
            double q = next[i];
            double q1 = next[i + 1];
            double square = q * q;
            double square1 = q1 * q1;
            n += square;
            n1 += square1;
            a += square * times[i];
            a1 += square1 * times[i + 1];
            c += q * values[i];
            c1 += q1 * values[i + 1];
        }
        length = n + n1;
        time = a + a1;
        value = c + c1;
    }

    private static void move(
            double[] p,
            double[] before,
            double[] next,
            double alpha,
            double beta,
            double coefficient,
            double[] times,
            double[] values,
            int size) {
        for (int i = 0; i < size; i++) {
            values[i] -= coefficient * p[i];
            next[i] = (times[i] - alpha) * p[i] - beta * before[i];
        }
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
