package org.hodograph.benchmarks;

/** A smooth signal with noise, sampled evenly or with jitter: the same numbers everywhere. */
final class Signal {

    private static final int LENGTH = 1 << 14; // values, made beforehand: a sine costs as much as a fit

    private final double[] values = new double[LENGTH];
    private final long spacing;
    private final long jitter; // from 1 on: the intervals are longer than the spacing by less than this
    private long nanos = 1_767_607_200_000_000_000L; // 2026-01-05T10:00:00Z
    private int next;

    /** A sample each so many nanoseconds. */
    Signal(long spacing) {
        this(spacing, 1);
    }

    /** A sample after each so many nanoseconds and less than {@code jitter} more. */
    Signal(long spacing, long jitter) {
        this.spacing = spacing;
        this.jitter = jitter;
        long random = 1960;
        for (int i = 0; i < LENGTH; i++) {
            random ^= random << 13; // Marsaglia's xorshift
            random ^= random >>> 7;
            random ^= random << 17;
            double noise = (random >>> 11) * 0x1p-53 - 0.5;
            values[i] = 30 + 10 * Math.sin(8 * Math.PI * i / LENGTH) + 0.1 * noise; // goes round without a step
        }
    }

    /** The instant of the next sample. */
    long next() {
        nanos += spacing + (next * 40_503L) % jitter; // Knuth's multiplier: no two alike for a long time
        next = (next + 1) & (LENGTH - 1);
        return nanos;
    }

    long nanos() {
        return nanos;
    }

    double value() {
        return values[next];
    }
}
