package org.hodograph.standalone;

import java.util.List;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.Method;

/**
 * How near a streaming method comes to a known truth: after each sample k the estimate for the instant of sample k − L is
 * compared with the truth there. Missing estimates are counted, not forgiven.
 */
public final class MethodScore {

    /** One text for every method that a stream can afford, with the settings that its page names first. */
    public static final List<String> METHODS = List.of(
            "auto",
            "kalman",
            "local-polynomial(window=21, degree=3)",
            "robust(local-polynomial(window=21, degree=3))",
            "savitzky-golay(window=21, degree=3)",
            "loess",
            "lowess",
            "glla(embedding=9, order=3)",
            "gold(embedding=9, order=3)",
            "lla(window=5)",
            "hermite",
            "smoothing-spline",
            "spline",
            "cubic-spline",
            "quintic-spline",
            "finite-difference(points=3)");

    private static final int ORDERS = Estimate.MAX_ORDER + 1;
    private static final double NORMAL_95 = 1.96;

    private final double[] squares = new double[ORDERS];
    private final int[] compared = new int[ORDERS];
    private final int[] missing = new int[ORDERS];
    private final int[] told = new int[ORDERS]; // with a standard error
    private final int[] held = new int[ORDERS];
    private long nanos;
    private long samples;

    private MethodScore() {}

    /**
     * Streams a table through a method.
     *
     * @param lag in samples
     * @param first the first sample whose estimate counts, from 0
     */
    public static MethodScore of(Method method, int lag, TruthTable table, int first) {
        MethodScore score = new MethodScore();
        Differentiator stream = method.newDifferentiator(new Lookback(0, lag));
        Estimate estimate = new Estimate();
        int[] taken = new int[table.nanos().length]; // samples that the method took
        int size = 0;
        long begun = System.nanoTime();
        for (int k = 0; k < table.nanos().length; k++) {
            if (stream.push(table.nanos()[k], table.measured()[k]) != Intake.ACCEPTED) {
                continue;
            }
            taken[size++] = k;
            score.samples++;
            if (size > lag) {
                int at = taken[size - 1 - lag];
                stream.estimateAt(table.nanos()[at], estimate);
                if (k >= first) {
                    score.compare(estimate, method, table, at);
                }
            }
        }
        score.nanos = System.nanoTime() - begun;
        return score;
    }

    private void compare(Estimate estimate, Method method, TruthTable table, int at) {
        for (int order = 0; order <= method.maxOrder(); order++) {
            if (!table.counts(order, at)) {
                continue;
            }
            if (!estimate.has(order)) {
                missing[order]++;
                continue;
            }
            double error = estimate.derivative(order) - table.truth()[order][at];
            double standardError = estimate.standardError(order);
            squares[order] += error * error;
            compared[order]++;
            told[order] += Double.isNaN(standardError) ? 0 : 1;
            held[order] += Math.abs(error) <= NORMAL_95 * standardError ? 1 : 0;
        }
    }

    /** Whether the order was asked for at all. */
    public boolean has(int order) {
        return compared[order] + missing[order] > 0;
    }

    /** Root mean square error; NaN where no estimate was there. */
    public double rms(int order) {
        return Math.sqrt(squares[order] / compared[order]);
    }

    /** Share of the truth inside ± 1.96 standard errors; NaN for a method without them. */
    public double inside(int order) {
        return held[order] / (double) told[order];
    }

    /** Instants that count and have no estimate. */
    public int missing(int order) {
        return missing[order];
    }

    /** Wall time of a push and an estimate, nanoseconds. */
    public double nanosPerSample() {
        return nanos / (double) samples;
    }
}
