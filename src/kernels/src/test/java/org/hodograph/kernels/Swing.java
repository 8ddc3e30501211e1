package org.hodograph.kernels;

import java.util.Random;

/** A swing with what may lie beneath it, sampled once a second with white noise; its truth is a formula. */
enum Swing {
    PLAIN(0, 0),
    /** A slow swing of five times its size and 40 times its period beneath. */
    DRIFT(5, 0),
    /** Its amplitude goes from a half to one and a half in 12.5 of its periods. */
    AMPLITUDE(0, 0.5);

    static final int SIZE = 700;
    /** The first sample that counts. */
    static final int FROM = 150;

    private static final double DRIFT_PERIODS = 40;
    private static final double AMPLITUDE_PERIODS = 25;
    private static final double TURN = Math.PI / 2; // of the phase, for each derivative

    private final double drift;
    private final double modulation;

    Swing(double drift, double modulation) {
        this.drift = drift;
        this.modulation = modulation;
    }

    /** Value and derivatives 1 to 3, then what is measured: [0..4][sample]. */
    double[][] samples(double period, double noise, long seed) {
        Random random = new Random(seed * 1_000_003 + name().hashCode());
        double w = 2 * Math.PI / period;
        double phase = 2 * Math.PI * random.nextDouble();
        double beneath = 2 * Math.PI * random.nextDouble();
        double slow = w / DRIFT_PERIODS;
        double beat = w / AMPLITUDE_PERIODS;
        double[][] samples = new double[5][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int k = 0; k <= 3; k++) {
                samples[k][i] = sine(w, i, phase, k)
                        + drift * sine(slow, i, beneath, k)
                        + modulation / 2 * sine(w - beat, i, phase - beneath + TURN, k)
                        - modulation / 2 * sine(w + beat, i, phase + beneath + TURN, k);
            }
            samples[4][i] = samples[0][i] + noise * random.nextGaussian();
        }
        return samples;
    }

    /** The k-th derivative. */
    private static double sine(double w, int i, double phase, int k) {
        return Math.pow(w, k) * Math.sin(w * i + phase + k * TURN);
    }
}
