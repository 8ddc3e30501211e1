package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A square wave with noise, behind the newest sample: what comes behind a step says nothing of what was before it. */
final class StepBehindTest {

    private static final int LEVEL = 108; // samples
    private static final int SIZE = 20 * LEVEL;
    private static final int FROM = 2 * LEVEL;

    @ParameterizedTest(name = "lag {0}, noise {1}")
    @CsvSource({"2, 1", "5, 1", "8, 0.1", "12, 1", "20, 1", "20, 0.1", "30, 1"})
    void stepsAreNotSmeared(int lag, double noise) {
        Random random = new Random(12);
        Differentiator stream = Methods.parse("auto").newDifferentiator(new Lookback(0, lag));
        Estimate estimate = new Estimate();
        int inside = 0;
        double farthest = 0;
        for (int i = 0; i < SIZE; i++) {
            stream.push(i * 1_000_000_000L, level(i) + noise * random.nextGaussian());
            if (i >= FROM + lag) {
                assertThat(stream.estimateAt((i - lag) * 1_000_000_000L, estimate))
                        .isTrue();
                double off = Math.abs(estimate.derivative(0) - level(i - lag));
                inside += off <= 1.96 * estimate.standardError(0) ? 1 : 0;
                farthest = Math.max(farthest, off);
            }
        }
        assertThat((double) inside / (SIZE - FROM - lag)).isGreaterThanOrEqualTo(0.93);
        assertThat(farthest).isLessThan(6); // a tenth of a step
    }

    private static double level(int i) {
        return i / LEVEL % 2 == 0 ? 20 : 80;
    }
}
