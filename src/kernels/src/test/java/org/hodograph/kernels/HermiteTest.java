package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        double[] expected = {t * t, 2 * t, 2};
        for (int k = 0; k <= 2; k++) {
            assertThat(Math.abs(estimate.derivative(k) - expected[k])).isLessThanOrEqualTo(tolerance(estimate, k, 1));
        }
        assertThat(estimate.has(3)).as("three times the signal's").isFalse();
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

    /** Version 1 said the third derivative of the pieces too; nothing else has changed. */
    @Test
    void versionTwoIsVersionOneWithoutOrderThree() throws IOException {
        List<String> one = lines("/golden/hermite@1.csv");
        List<String> two = lines("/golden/hermite@2.csv");
        assertThat(one).isNotEmpty().hasSameSizeAs(two);
        for (int i = 0; i < one.size(); i++) {
            String[] cells = one.get(i).split(",", -1);
            cells[3] = "NaN";
            assertThat(two.get(i)).isEqualTo(String.join(",", cells));
        }
    }

    private List<String> lines(String golden) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(golden)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
