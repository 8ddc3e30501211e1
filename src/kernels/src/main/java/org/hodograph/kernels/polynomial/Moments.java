package org.hodograph.kernels.polynomial;

/** Three sums of a polynomial over the samples in one pass, from which its coefficient and the next polynomial follow. For one thread. */
final class Moments {

    private double length;
    private double time;
    private double value;

    /** All weights are 1. Two sums each, because one alone waits for its own last addition. */
    void take(double[] p, double[] times, double[] values, int size) {
        double n = 0;
        double a = 0;
        double c = 0;
        double n1 = 0;
        double a1 = 0;
        double c1 = 0;
        int i = size & 1;
        if (i == 1) {
            n = p[0] * p[0];
            a = n * times[0];
            c = p[0] * values[0];
        }
        for (; i < size; i += 2) {
            double square = p[i] * p[i];
            double square1 = p[i + 1] * p[i + 1];
            n += square;
            n1 += square1;
            a += square * times[i];
            a1 += square1 * times[i + 1];
            c += p[i] * values[i];
            c1 += p[i + 1] * values[i + 1];
        }
        length = n + n1;
        time = a + a1;
        value = c + c1;
    }

    void take(double[] p, double[] times, double[] values, double[] weights, int size) {
        double n = 0;
        double a = 0;
        double c = 0;
        for (int i = 0; i < size; i++) {
            double wp = weights[i] * p[i];
            double wpp = wp * p[i];
            n += wpp;
            a += wpp * times[i];
            c += wp * values[i];
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
