package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standard errors of windowed polynomials where the window is too long for the signal or the noise is not white. */
final class MisfitTest {

    private static final long SEED = 2013;
    private static final int WINDOWS = 3_000;
    private static final int SIZE = 41;
    private static final double NOISE = 0.02;

    private final Random random = new Random(SEED);
    private final Estimate estimate = new Estimate();

    /** A swing of height 1 at a random phase that the polynomial can't follow. */
    @ParameterizedTest(name = "{0}, {1} samples a period, {2} samples behind")
    @CsvSource(
            delimiter = '|',
            value = {
                "local-polynomial(window=41, degree=3) | 60 | 0",
                "local-polynomial(window=41, degree=3) | 50 | 12",
                "local-polynomial(window=41, degree=3) | 50 | 20",
                "local-polynomial(window=41, degree=3, weights=tricube) | 40 | 0",
                "local-polynomial(window=41, degree=3, weights=tricube) | 40 | 20",
                "savitzky-golay(window=41, degree=3) | 50 | 0",
                "savitzky-golay(window=41, degree=3) | 50 | 20",
                "glla(embedding=41, order=3) | 50 | 0",
                "loess(fraction=1, degree=2, window=41) | 60 | 0"
            })
    void windowThatIsTooLongIsInTheError(String text, int period, int lag) {
        Method method = Methods.parse(text);
        double step = 2 * Math.PI / period;
        double squares = 0;
        double held = 0;
        double noiseAlone = 0;
        for (int window = 0; window < WINDOWS; window++) {
            double phase = 2 * Math.PI * random.nextDouble();
            answer(method, lag, i -> Math.sin(step * i + phase) + NOISE * random.nextGaussian());
            double error = estimate.derivative(1) - step * Math.cos(step * (SIZE - 1 - lag) + phase);
            double ratio = error / estimate.standardError(1);
            squares += ratio * ratio;
            held += Math.abs(ratio) <= 1.96 ? 1 : 0;
            noiseAlone += Math.abs(error) <= 1.96 * estimate.noise() * estimate.noiseGain(1) ? 1 : 0;
        }
        assertThat(Math.sqrt(squares / WINDOWS))
                .as("normalised error, seed %d", SEED)
                .isBetween(0.8, 1.3);
        assertThat(held / WINDOWS).as("95 %% intervals").isGreaterThanOrEqualTo(0.89);
        assertThat(held).as("no fewer than by the noise alone").isGreaterThanOrEqualTo(noiseAlone);
    }

    /** Noise that is correlated from sample to sample: of the inflation a short memory sees a part, which must not be lost. */
    @ParameterizedTest(name = "{0}, correlation {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "local-polynomial(window=41, degree=2) | 0.5 | 0.84",
                "local-polynomial(window=41, degree=2) | 0.7 | 0.82",
                "savitzky-golay(window=41, degree=2) | 0.5 | 0.84"
            })
    void correlatedNoiseIsInTheError(String text, double correlation, double least) {
        Method method = Methods.parse(text);
        double held = 0;
        double noiseAlone = 0;
        double[] last = {0};
        for (int window = 0; window < WINDOWS; window++) {
            answer(method, SIZE / 2, i -> {
                last[0] = correlation * last[0] + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                return 3 * i + last[0];
            });
            double error = Math.abs(estimate.derivative(1) - 3);
            held += error <= 1.96 * estimate.standardError(1) ? 1 : 0;
            noiseAlone += error <= 1.96 * estimate.noise() * estimate.noiseGain(1) ? 1 : 0;
        }
        assertThat(held / WINDOWS).as("95 %% intervals, seed %d", SEED).isGreaterThanOrEqualTo(least);
        assertThat(held).isGreaterThan(noiseAlone + 0.05 * WINDOWS);
    }

    private void answer(Method method, int lag, IntToDoubleFunction sample) {
        Differentiator stream = method.newDifferentiator();
        for (int i = 0; i < SIZE; i++) {
            stream.push(i * 1_000_000_000L, sample.applyAsDouble(i));
        }
        assertThat(stream.estimateAt((SIZE - 1 - lag) * 1_000_000_000L, estimate))
                .isTrue();
    }
}
