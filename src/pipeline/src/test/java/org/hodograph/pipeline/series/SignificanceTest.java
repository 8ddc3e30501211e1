package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large a value must be against its standard error not to be noise. */
final class SignificanceTest {

    private static final long SEED = 15;
    private static final double TWO = 0.0455; // share of a normal variable beyond two standard deviations

    /** Quantiles of Student's t at the tail of two standard deviations. */
    @ParameterizedTest
    @CsvSource({"NaN, 2", "1, 13.968", "2, 4.527", "5, 2.649", "10, 2.284", "31, 2.077", "32, 2.078", "100, 2.025"})
    void limitIsThatOfStudentsT(double freedom, double limit) {
        Significance significance = new Significance(2);
        assertThat(significance.isLow(limit * 0.99, 1, freedom)).isTrue();
        assertThat(significance.isLow(-limit * 1.01, 1, freedom)).isFalse();
        assertThat(significance.isLow(limit * 0.99, Double.NaN, freedom)).isFalse();
        assertThat(new Significance(0).isLow(0, 1, freedom)).isFalse();
    }

    /** Windows of a second or two at 1 Hz: as many false alarms as with a known noise, not one in two. */
    @ParameterizedTest
    @CsvSource({
        "'local-polynomial(window=5, degree=3)'",
        "'local-polynomial(window=7, degree=3)'",
        "'savitzky-golay(window=6, degree=3)'",
        "'robust(local-polynomial(window=15, degree=3))'"
    })
    void jerksOfNoiseAloneAreAsSeldomSignificantAsTold(String method) {
        Random random = new Random(SEED);
        Estimate estimate = new Estimate();
        Significance significance = new Significance(2);
        int told = 0;
        int runs = 4_000;
        for (int run = 0; run < runs; run++) {
            Differentiator stream = Methods.parse(method).newDifferentiator();
            for (int i = 0; i < 15; i++) {
                stream.push(i * 1_000_000_000L, random.nextGaussian());
            }
            assertThat(stream.estimateAt(14_000_000_000L, estimate)).isTrue();
            told += significance.isLow(estimate.derivative(3), estimate.standardError(3), estimate.freedom()) ? 0 : 1;
        }
        assertThat(told / (double) runs).as("seed %d", SEED).isCloseTo(TWO, within(0.012));
    }

    /** Two samples after a gap say nothing of the noise: no answer, and none that is sure with the third. */
    @Test
    void autoSaysNothingFromTwoSamplesAndNothingSureFromThree() {
        Random random = new Random(SEED);
        Estimate estimate = new Estimate();
        Significance significance = new Significance(2);
        int told = 0;
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            Differentiator stream = Methods.parse("auto").newDifferentiator();
            for (int i = 0; i < 3; i++) {
                stream.push(i * 1_000_000_000L, random.nextGaussian());
                assertThat(stream.estimateAt(i * 1_000_000_000L, estimate)).isEqualTo(i == 2);
            }
            assertThat(estimate.freedom()).isEqualTo(1);
            told += significance.isLow(estimate.derivative(1), estimate.standardError(1), estimate.freedom()) ? 0 : 1;
        }
        assertThat(told / (double) runs).as("seed %d", SEED).isLessThan(TWO + 0.02);
    }
}
