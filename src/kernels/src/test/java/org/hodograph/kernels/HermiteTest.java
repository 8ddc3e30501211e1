package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The laws for cubic Hermite pieces. */
final class HermiteTest extends MethodStateContract {

    @Override
    String text() {
        return "hermite(window=16)";
    }

    /** A parabola's slope at the newest sample is a first difference, so only straight lines are reproduced there. */
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
        return 16;
    }

    @Test
    void parabolaIsReproducedAwayFromTheEnds() {
        DyadicSeries parabola = series.with(t -> t * t);
        Differentiator stream = worker();
        parabola.push(stream, 0, SIZE);
        long instant = series.nanos(SIZE - 4) + 3 * DyadicSeries.TICK;
        double t = (instant - series.nanos(SIZE - 1)) / 1e9;
        assertThat(stream.estimateAt(instant, estimate)).isTrue();
        double[] expected = {t * t, 2 * t, 2, 0};
        for (int k = 0; k <= 3; k++) {
            assertThat(Math.abs(estimate.derivative(k) - expected[k])).isLessThanOrEqualTo(tolerance(estimate, k, 1));
        }
        assertThat(estimate.samples()).isEqualTo(4);
        assertThat(estimate.standardError(1)).isNaN();
    }

    @Test
    void twoSamplesKnowASlopeAndNothingAbove() {
        Fit fit = Methods.parse("hermite").fit(new double[] {0, 2}, new double[] {1, 5});
        assertThat(fit.estimateAt(0.5, estimate)).isTrue();
        assertThat(estimate.derivative(0)).isEqualTo(2);
        assertThat(estimate.derivative(1)).isEqualTo(2);
        assertThat(estimate.has(2)).isFalse();
        assertThat(estimate.has(3)).isFalse();
    }

    @Test
    void beyondTheEndsAndAtEqualInstantsThereIsNoAnswer() {
        Fit fit = Methods.parse("hermite").fit(new double[] {0, 1, 1, 2, 3, 4}, new double[6]);
        assertThat(fit.estimateAt(-0.1, estimate)).isFalse();
        assertThat(fit.estimateAt(4.1, estimate)).isFalse();
        assertThat(fit.estimateAt(0.5, estimate)).isFalse();
        assertThat(fit.estimateAt(3.5, estimate)).isTrue();
    }
}
