package org.hodograph.kernels;

import java.util.Random;

/** Times as real devices keep them: bursts, nights, random and paired ones; and a swing with white noise at these. */
enum UnevenTimes {
    BURSTS_1E1(0.1, 10),
    BURSTS_1E2(0.1, 100),
    BURSTS_1E3(0.1, 1e3),
    BURSTS_1E4(0.001, 1e4),
    BURSTS_3E6(0.01, 3e6),
    NIGHTS(0.01, 2.88e6),
    LOGNORMAL(0.1, 0),
    PAIRS(0.1, 0);

    static final double NOISE = 0.5;
    private static final double AMPLITUDE = 100;
    private static final double RATE = 1.0 / 3; // radians per second
    private static final int SIZE = 3_000;
    private static final long PAIR_NANOS = 20_000;

    private final double spacing; // seconds
    private final double gap; // spacings

    UnevenTimes(double spacing, double gap) {
        this.spacing = spacing;
        this.gap = gap;
    }

    private double interval(int i, Random random) {
        return switch (this) {
            case LOGNORMAL -> spacing * Math.exp(2 * random.nextGaussian());
            case PAIRS -> i % 2 == 1 ? PAIR_NANOS / 1e9 : spacing;
            case NIGHTS -> i % 300 == 0 ? spacing * gap : spacing;
            default -> i % 30 == 0 ? spacing * gap : spacing;
        };
    }

    long[] nanos(long seed) {
        Random random = new Random(seed);
        long[] nanos = new long[SIZE];
        nanos[0] = DyadicSeries.EPOCH;
        for (int i = 1; i < SIZE; i++) {
            nanos[i] = nanos[i - 1] + Math.max(1, Math.round(interval(i, random) * 1e9));
        }
        return nanos;
    }

    static double[] samples(long[] nanos, long seed) {
        Random random = new Random(seed + 1);
        double[] y = new double[nanos.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = truth(nanos[i], 0) + NOISE * random.nextGaussian();
        }
        return y;
    }

    /** A derivative of the signal. */
    static double truth(long nanos, int order) {
        double phase = RATE * ((nanos - DyadicSeries.EPOCH) / 1e9) + order * Math.PI / 2;
        return AMPLITUDE * Math.pow(RATE, order) * Math.sin(phase);
    }
}
