package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R5: the noise gain that a linear windowed method publishes is that of white noise put through it. */
final class NoiseGainTest {

    private static final long SEED = 5;
    private static final int WINDOWS = 4_000; // the measured rms is then good to 1.1 %
    private static final long SPACING = 50_000_000L;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local-polynomial(window=21, degree=3)                | 0",
                "local-polynomial(window=21, degree=2, weights=gaussian) | 10",
                "local-polynomial(span=1s, degree=2, weights=tricube) | 4",
                "robust(local-polynomial(window=21, degree=3))        | 0",
                "savitzky-golay(window=21, degree=4)                  | 0",
                "savitzky-golay(window=20, degree=3)                  | 9",
                "glla(embedding=8, order=3)                           | 0",
                "glla(embedding=5, order=2)                           | 2",
                "gold(embedding=9, order=3)                           | 0",
                "lla(window=9)                                        | 0",
                "lla(window=9)                                        | 4",
                "hermite(window=16)                                   | 0",
                "hermite(window=16)                                   | 5",
                "loess(fraction=0.5, degree=2, robust=0, window=32)   | 0",
                "lowess(fraction=0.4, robust=0, window=32)            | 6",
                "finite-difference(points=5)                          | 2"
            })
    void measuredOnWhiteNoiseItIsWithinTenPercent(String text, int lag) {
        Method method = Methods.parse(text);
        int size = 40;
        double[] squares = new double[4];
        double[] gains = new double[4];
        Estimate estimate = new Estimate();
        int used = 0;
        for (int window = 0; window < WINDOWS; window++) {
            Differentiator stream = method.newDifferentiator();
            for (int i = 0; i < size; i++) {
                stream.push(i * SPACING, random.nextGaussian());
            }
            assertThat(stream.estimateAt((size - 1 - lag) * SPACING, estimate)).isTrue();
            if (Double.isNaN(estimate.noiseGain(0))) {
                continue; // robust, with an outlier among the normal numbers: not linear then
            }
            used++;
            for (int k = 0; k <= method.maxOrder(); k++) {
                squares[k] += Math.pow(estimate.derivative(k), 2);
                gains[k] = estimate.noiseGain(k);
            }
        }
        assertThat(used).isGreaterThan(WINDOWS * 9 / 10);
        for (int k = 0; k <= method.maxOrder(); k++) {
            double measured = Math.sqrt(squares[k] / used);
            assertThat(measured)
                    .as("%s at lag %d order %d seed %d", text, lag, k, SEED)
                    .isBetween(0.9 * gains[k], 1.1 * gains[k]);
        }
    }
}
