package org.hodograph.benchmarks;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;

/**
 * Whether a stream that runs for long drifts: one worker takes every sample, another one the last 5,000 only, and both must
 * answer alike. {@code java -cp … org.hodograph.benchmarks.LongStream "kalman(model=iwp4)" 10000000}
 */
public final class LongStream {

    private static final int FRESH = 5_000; // samples of the worker that starts late
    private static final long SPACING = 10_000_000; // nanoseconds

    private final Estimate estimate = new Estimate();
    private final Estimate fresh = new Estimate();
    private long nanos = 1_700_000_000_000_000_000L;
    private long random = 1960;

    /** Prints the difference of the two workers. */
    public static void main(String[] arguments) {
        double difference = new LongStream().difference(arguments[0], Long.parseLong(arguments[1]));
        System.out.printf(
                "%s after %s samples: the largest difference from a worker of the last %d is %.2g standard errors%n",
                arguments[0], arguments[1], FRESH, difference);
    }

    /** The largest difference of value, derivatives and standard errors, in standard errors; infinite if one is missing. */
    double difference(String method, long samples) {
        Differentiator stream = Methods.parse(method).newDifferentiator();
        Differentiator late = Methods.parse(method).newDifferentiator();
        for (long i = 0; i < samples; i++) {
            nanos += SPACING + (next() >>> 43); // up to a fifth longer
            double y = 100 * Math.sin(1e-9 * (nanos % 1_000_000_000_000L)) + 1e-3 * (next() >> 54);
            stream.push(nanos, y);
            if (i >= samples - FRESH) {
                late.push(nanos, y);
            }
        }
        if (!stream.estimateAt(nanos, estimate) || !late.estimateAt(nanos, fresh)) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int k = 0; k <= Methods.parse(method).maxOrder(); k++) {
            double error = fresh.standardError(k);
            largest = Math.max(largest, Math.abs(estimate.derivative(k) - fresh.derivative(k)) / error);
            largest = Math.max(largest, Math.abs(estimate.standardError(k) - error) / error);
        }
        return largest;
    }

    /** Marsaglia's xorshift: the same numbers everywhere. */
    private long next() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return random;
    }
}
