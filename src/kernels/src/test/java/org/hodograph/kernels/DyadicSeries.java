package org.hodograph.kernels;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * An irregular series whose times are multiples of 1/512 s = 1,953,125 ns, so that its seconds are doubles without
 * rounding.
 *
 * @param ticks in 1/512 s, ascending
 * @param y one for each tick
 */
@SuppressWarnings("ArrayRecordComponent") // a fixture, never compared
record DyadicSeries(long[] ticks, double[] y) {

    static final long SEED = 20240229;
    static final long EPOCH = 1_700_000_000_123_456_789L;
    static final long TICK = 1_953_125;

    /** Gaps of 1/64 to 7/64 s, values a noisy wave round 20. */
    static DyadicSeries noisy(int size) {
        return noisy(size, 8, 49);
    }

    /** The same with even gaps of 1/16 s. */
    static DyadicSeries even(int size) {
        return noisy(size, 32, 1);
    }

    private static DyadicSeries noisy(int size, int least, int gaps) {
        Random random = new Random(SEED);
        long[] ticks = new long[size];
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            ticks[i] = (i == 0 ? 0 : ticks[i - 1]) + least + random.nextInt(gaps);
            y[i] = 20 + Math.sin(ticks[i] / 512.0) + 0.1 * random.nextGaussian();
        }
        return new DyadicSeries(ticks, y);
    }

    /** The same times with values of a function of the seconds since the last sample. */
    DyadicSeries with(DoubleUnaryOperator function) {
        double[] values = new double[ticks.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = function.applyAsDouble((ticks[i] - ticks[ticks.length - 1]) / 512.0);
        }
        return new DyadicSeries(ticks, values);
    }

    int size() {
        return ticks.length;
    }

    long nanos(int i) {
        return EPOCH + ticks[i] * TICK;
    }

    void push(Differentiator stream, int from, int to) {
        for (int i = from; i < to; i++) {
            if (stream.push(nanos(i), y[i]) != Intake.ACCEPTED) {
                throw new AssertionError("sample " + i + " was refused");
            }
        }
    }

    static byte[] saved(Differentiator stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stream.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static void load(Differentiator stream, byte[] bytes) throws IOException {
        stream.load(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /** All numbers of an estimate but its instant, as bits: what bit for bit compares. */
    static long[] bits(Estimate estimate) {
        long[] bits = new long[26];
        int next = 0;
        for (int k = 0; k <= Estimate.MAX_ORDER; k++) {
            bits[next++] = Double.doubleToLongBits(estimate.derivative(k));
            bits[next++] = Double.doubleToLongBits(estimate.noiseGain(k));
            for (int l = 0; l <= Estimate.MAX_ORDER; l++) {
                bits[next++] = Double.doubleToLongBits(estimate.covariance(k, l));
            }
        }
        bits[next++] = Double.doubleToLongBits(estimate.noise());
        bits[next] = estimate.samples();
        return bits;
    }
}
