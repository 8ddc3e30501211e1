package org.hodograph.benchmarks;

import java.util.concurrent.TimeUnit;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One sample in and one estimate at the newest instant out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PushAndEstimate {

    private static final long SPACING = 10_000_000; // nanoseconds

    private static final int FILL = 2_000; // samples

    @Param({
        "local-polynomial(window=16, degree=3)",
        "local-polynomial(window=64, degree=3)",
        "local-polynomial(window=1024, degree=3)",
        "kalman(model=iwp4, process-noise=100, measurement-noise=1e-6)",
        "kalman(model=iwp3)",
        "kalman(model=iwp4)",
        "auto"
    })
    String method;

    @Param({"even", "uneven"})
    String spacing;

    private final Estimate estimate = new Estimate();
    private Differentiator differentiator;
    private boolean even;
    private long nanos;
    private long count;
    private long random = 1960;

    /** Fills the window, or lets a filter settle. */
    @Setup
    public void fill() {
        even = spacing.equals("even");
        differentiator = Methods.parse(method).newDifferentiator();
        nanos = 1_700_000_000_000_000_000L;
        for (int i = 0; i < FILL; i++) {
            push();
        }
    }

    private void push() {
        count++;
        nanos += SPACING + (even ? 0 : (count * 7919 % 1000) * 1000); // up to a tenth longer
        differentiator.push(nanos, Math.sin(1e-9 * (nanos % 1_000_000_000_000L)) + 1e-3 * noise());
    }

    /** Marsaglia's xorshift, from −½ to ½: what a filter sees of a real sensor. */
    private double noise() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (random >>> 11) * 0x1p-53 - 0.5;
    }

    /** The slope, so that nothing is optimised away. */
    @Benchmark
    public double pushAndEstimate() {
        push();
        differentiator.estimateAt(nanos, estimate);
        return estimate.derivative(1);
    }
}
