package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The laws for lowess with robust iterations. */
final class LowessTest extends MethodStateContract {

    @Override
    String text() {
        return "lowess(fraction=0.5, robust=2, window=32)";
    }

    @Override
    int degree() {
        return 1;
    }

    @Override
    String scaled(int k) {
        return text();
    }

    @Override
    String batch(double lagSeconds) {
        return text();
    }

    @Override
    int windowSamples(Estimate of) {
        return 32;
    }

    @Override
    boolean isLinear() {
        return false;
    }

    /** There is no noise gain; that of a line of 16 evenly spaced samples at its end, per s, is below 5. */
    @Override
    double tolerance(Estimate of, int order, double largest) {
        return 64 * Math.ulp(1.0) * of.samples() * 5 * largest;
    }

    @Test
    void outlierAndWithItTheNoiseGainIsGone() {
        DyadicSeries line = series.with(t -> 3 * t + 1e-3 * Math.sin(1e3 * t));
        line.y()[SIZE - 12] += 30;
        Differentiator stream = worker();
        line.push(stream, 0, SIZE);
        assertThat(stream.estimateAt(series.nanos(SIZE - 1), estimate)).isTrue();
        assertThat(estimate.derivative(1)).isBetween(2.99, 3.01);
        assertThat(estimate.noiseGain(1)).isNaN();
    }
}
