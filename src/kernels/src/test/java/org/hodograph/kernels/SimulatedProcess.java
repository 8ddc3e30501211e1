package org.hodograph.kernels;

import java.util.Random;

/** A four-fold integrated Wiener process, drawn exactly from step to step: white noise of intensity q drives the fourth derivative. */
final class SimulatedProcess {

    private final double intensity;
    private final Random random;
    private final double[] state = new double[4];
    private long nanos = 1_700_000_000_000_000_000L;

    SimulatedProcess(double intensity, Random random) {
        this.intensity = intensity;
        this.random = random;
    }

    /** Value and derivatives 1 to 3 now. */
    double[] state() {
        return state;
    }

    long nanos() {
        return nanos;
    }

    void step(long interval) {
        if (interval == 0) {
            return;
        }
        nanos += interval;
        double h = interval / 1e9;
        double[][] factor = factor(h);
        double[] next = new double[4];
        double[] normal = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        for (int i = 0; i < 4; i++) {
            double power = 1;
            for (int j = i; j < 4; j++) {
                next[i] += power * state[j];
                power *= h / (j - i + 1);
            }
            for (int j = 0; j <= i; j++) {
                next[i] += factor[i][j] * normal[j];
            }
        }
        System.arraycopy(next, 0, state, 0, 4);
    }

    /** Cholesky's factor of the noise's covariance. */
    private double[][] factor(double h) {
        double[] factorial = {1, 1, 2, 6};
        double[][] l = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = intensity * Math.pow(h, 7 - i - j) / ((7 - i - j) * factorial[3 - i] * factorial[3 - j]);
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }
}
