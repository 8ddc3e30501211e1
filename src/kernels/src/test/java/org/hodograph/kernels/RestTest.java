package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A vehicle that stands exactly still and then sets out, its speed in hundredths at 100 Hz: the second behind the start, in which a
 * filter that has learnt from the standstill that there is no noise would take each rounded reading at its word.
 */
final class RestTest {

    private static final double STEP = 0.01;
    private static final double RISE = 0.05; // seconds to the full acceleration
    private static final int SECOND = 100; // samples
    private static final int SEEDS = 4;

    @ParameterizedTest
    @CsvSource({
        "auto, 0, 30, 2, 0",
        "auto, 0, 300, 2, 0",
        "auto, 0, 300, 78, 0.3",
        "auto, 0, 300, 2, 1",
        "auto, 0, 30, 2, 5",
        "auto, 20, 30, 2, 0",
        "auto, 20, 300, 78, 0",
        "auto, 20, 300, 2, 0.3",
        "auto, 20, 30, 78, 1",
        "kalman, 0, 30, 78, 0",
        "kalman, 20, 300, 78, 0",
        "kalman, 20, 300, 2, 0.3"
    })
    void theStartIsNoSurerThanItsReadings(String method, int lag, int rest, double acceleration, double noise) {
        int inside = 0;
        int answers = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Differentiator worker = Methods.parse(method).newDifferentiator(new Lookback(0, lag));
            Estimate estimate = new Estimate();
            for (int i = 0; i <= rest + SECOND + lag; i++) {
                double t = Math.max(0, (i - rest) / 100.0);
                double speed = acceleration * (t - RISE * (1 - Math.exp(-t / RISE)));
                double shown = speed + (t == 0 ? 0 : noise * STEP * random.nextGaussian());
                worker.push(nanos(i), STEP * Math.rint(shown / STEP));
                int asked = i - lag;
                if (asked > rest && worker.estimateAt(nanos(asked), estimate) && estimate.has(1)) {
                    double truth = acceleration * (1 - Math.exp(-(asked - rest) / 100.0 / RISE));
                    double error = estimate.derivative(1) - truth;
                    inside += Math.abs(error) <= 1.96 * estimate.standardError(1) ? 1 : 0;
                    answers++;
                }
            }
        }
        assertThat(answers).isGreaterThan(SEEDS * SECOND * 9 / 10);
        assertThat((double) inside / answers).isGreaterThanOrEqualTo(0.93);
    }

    private static long nanos(int i) {
        return i * 10_000_000L;
    }
}
