package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A signal that stands, jumps, stands and comes back, with next to no noise, behind the newest sample: once it is back the members that
 * never believed it was away predict best again, and what they say of the plateau was 20 ± 1e-9 for 80.
 */
final class PlateauTest {

    private static final int SEEDS = 12;
    private static final int SIZE = 300;
    private static final int FROM = 30;
    private static final int SHORTEST = 4; // samples of a plateau; one or two may be outliers

    @ParameterizedTest(name = "lag {0}, noise {1}")
    @CsvSource({"3, 1e-9", "12, 1e-9", "12, 1e-3"})
    void aPlateauIsNoRowOfOutliers(int lag, double noise) {
        int sure = 0;
        int answers = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(31L * seed + 1);
            double[] levels = levels(random);
            Differentiator stream = Methods.parse("auto").newDifferentiator(new Lookback(0, lag));
            Estimate estimate = new Estimate();
            for (int i = 0; i < SIZE; i++) {
                stream.push(i * 1_000_000_000L, levels[i] + noise * random.nextGaussian());
                if (i >= FROM + lag && stream.estimateAt((i - lag) * 1_000_000_000L, estimate)) {
                    double off = Math.abs(estimate.derivative(0) - levels[i - lag]);
                    // held back until it is known what it is: flagged
                    sure += !estimate.isOutlier() && off > 1 && off > 1000 * estimate.standardError(0) ? 1 : 0;
                    answers++;
                }
            }
        }
        assertThat(answers).isGreaterThan(SEEDS * (SIZE - FROM - lag) / 2);
        assertThat(sure).as("a thousand standard errors off, of %d", answers).isLessThanOrEqualTo(answers / 2000);
    }

    private static double[] levels(Random random) {
        double[] levels = new double[SIZE];
        double level = 20;
        int left = 40;
        for (int i = 0; i < SIZE; i++) {
            if (left-- == 0) {
                level = 100 - level;
                left = SHORTEST + random.nextInt(40);
            }
            levels[i] = level;
        }
        return levels;
    }
}
