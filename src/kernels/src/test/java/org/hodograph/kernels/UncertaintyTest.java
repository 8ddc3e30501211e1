package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standard errors and noise gains against errors measured on a cubic with white noise, 20,000 independent windows. */
final class UncertaintyTest {

    private static final long SEED = 1805;
    private static final int WINDOWS =
            20_000; // the measured rms is then good to 0.5 %, the share of intervals to 0.2 %
    private static final int SAMPLES = 41;
    private static final double NOISE = 0.3;

    private final Random random = new Random(SEED);
    private final double[] squaredErrors = new double[4];
    private final double[] squaredRatios = new double[4];
    private final double[] held = new double[4];
    private final double[] gains = new double[4];

    @ParameterizedTest(name = "{0} at sample {1}")
    @CsvSource({"uniform, 40", "uniform, 20", "tricube, 40", "tricube, 20"})
    void errorsAreAsLargeAsTold(String weights, int at) {
        Method method = Methods.parse("local-polynomial(window=41, degree=3, weights=" + weights + ")");
        for (int window = 0; window < WINDOWS; window++) {
            measure(method.newDifferentiator(), at);
        }
        for (int k = 0; k <= 3; k++) {
            double error = Math.sqrt(squaredErrors[k] / WINDOWS);
            String what = String.format("%s at %d order %d seed %d", weights, at, k, SEED);
            // a single ratio is Student's t with 37 degrees of freedom or, weighted, fewer: 1.03 to 1.045, not 1
            assertThat(Math.sqrt(squaredRatios[k] / WINDOWS))
                    .as("normalised error, %s", what)
                    .isBetween(0.95, 1.05);
            assertThat(held[k] / WINDOWS).as("95 %% intervals, %s", what).isBetween(0.93, 0.97);
            assertThat(error / NOISE) // R5
                    .as("noise gain, %s", what)
                    .isBetween(0.9 * gains[k], 1.1 * gains[k]);
        }
    }

    private void measure(Differentiator stream, int at) {
        for (int i = 0; i < SAMPLES; i++) {
            stream.push(nanos(i), cubic(0, nanos(i) / 1e9) + NOISE * random.nextGaussian());
        }
        Estimate estimate = new Estimate();
        assertThat(stream.estimateAt(nanos(at), estimate)).isTrue();
        for (int k = 0; k <= 3; k++) {
            double error = estimate.derivative(k) - cubic(k, nanos(at) / 1e9);
            double standardError = estimate.standardError(k);
            squaredErrors[k] += error * error;
            squaredRatios[k] += error * error / (standardError * standardError);
            held[k] += Math.abs(error) <= 1.96 * standardError ? 1 : 0;
            gains[k] = estimate.noiseGain(k);
        }
    }

    /** Unevenly spaced, about ten a second. */
    private static long nanos(int i) {
        return i * 100_000_000L + i * 37 % 11 * 7_000_000L;
    }

    /** A derivative of 2 - t + 0.5 t² - 0.25 t³. */
    private static double cubic(int order, double t) {
        return switch (order) {
            case 0 -> 2 - t + 0.5 * t * t - 0.25 * t * t * t;
            case 1 -> -1 + t - 0.75 * t * t;
            case 2 -> 1 - 1.5 * t;
            default -> -1.5;
        };
    }
}
