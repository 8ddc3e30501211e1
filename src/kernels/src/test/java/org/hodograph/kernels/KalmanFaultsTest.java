package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter does with too few samples, lookbacks, gaps and numbers at the ends of the doubles. */
final class KalmanFaultsTest {

    private static final long SEED = 404;

    private final Random random = new Random(SEED);
    private final Estimate estimate = new Estimate();

    /** The sample after those that determine the state is the first to tell the noise: before it there is no error, and no answer. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void samplesThatTellNoNoiseHaveNoAnswer(int order) {
        Differentiator stream = Methods.parse("kalman(model=iwp" + order + ")").newDifferentiator();
        for (int i = 0; i < order; i++) {
            stream.push(i, random.nextGaussian());
            assertThat(stream.estimateAt(i, estimate)).isFalse();
            assertThat(estimate.isEmpty()).isTrue();
        }
        stream.push(order, 7);
        assertThat(stream.estimateAt(order, estimate)).isTrue();
        assertThat(estimate.standardError(1)).isPositive();
        assertThat(estimate.freedom()).isEqualTo(1);
        assertThat(estimate.has(order - 1)).isTrue();
        assertThat(order > Estimate.MAX_ORDER || !estimate.has(order)).isTrue();
    }

    @Test
    void answersInsideTheLookbackAndNowhereElse() {
        Differentiator stream = Methods.parse("kalman").newDifferentiator(new Lookback(25, 4));
        for (int i = 0; i <= 100; i++) {
            stream.push(10L * i, random.nextGaussian());
        }
        assertThat(stream.estimateAt(1000, estimate)).isTrue();
        assertThat(stream.estimateAt(975, estimate)).isTrue();
        assertThat(stream.estimateAt(960, estimate)).isTrue();
        assertThat(stream.estimateAt(959, estimate)).isFalse();
        assertThat(stream.estimateAt(1001, estimate)).isFalse();
    }

    /** The history of another lookback is cut or has no answer before it began; what follows is the same. */
    @Test
    void loadsTheStateOfAnotherLookback() throws IOException {
        Method method = Methods.parse("kalman");
        Differentiator far = method.newDifferentiator(new Lookback(0, 8));
        Differentiator near = method.newDifferentiator(new Lookback(0, 2));
        Differentiator nearLoaded = method.newDifferentiator(new Lookback(0, 2));
        Differentiator farLoaded = method.newDifferentiator(new Lookback(0, 8));
        for (int i = 0; i < 50; i++) {
            double y = random.nextGaussian();
            far.push(i, y);
            near.push(i, y);
        }
        DyadicSeries.load(nearLoaded, DyadicSeries.saved(far));
        DyadicSeries.load(farLoaded, DyadicSeries.saved(near));
        assertThat(DyadicSeries.saved(nearLoaded)).isEqualTo(DyadicSeries.saved(near));
        assertThat(farLoaded.estimateAt(41, estimate)).isFalse();
        for (int i = 50; i < 58; i++) {
            farLoaded.push(i, i);
            far.push(i, i);
        }
        Estimate loaded = new Estimate();
        far.estimateAt(50, estimate);
        farLoaded.estimateAt(50, loaded);
        assertThat(DyadicSeries.bits(loaded)).isEqualTo(DyadicSeries.bits(estimate));
    }

    /** A smoother knows more than a filter, and nothing known since the gap is certain. */
    @Test
    void smoothingNarrowsErrorsAndAGapWidensThem() {
        Differentiator stream = Methods.parse("kalman").newDifferentiator(new Lookback(0, 8));
        long nanos = 0;
        for (int i = 0; i < 200; i++) {
            nanos += 1_000_000 + random.nextInt(100_000);
            stream.push(nanos, Math.sin(nanos / 1e7) + 0.01 * random.nextGaussian());
        }
        stream.estimateAt(nanos, estimate);
        double before = estimate.standardError(1);
        long settled = nanos;
        stream.push(nanos += 1_000_000_000L, 0);
        stream.estimateAt(nanos, estimate);
        assertThat(estimate.standardError(1)).isGreaterThan(10 * before);
        for (int i = 0; i < 5; i++) {
            stream.push(nanos += 1_000_000, 0);
        }
        stream.estimateAt(settled, estimate);
        assertThat(estimate.standardError(1)).isLessThan(2 * before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e-9, 1e9, 1e140})
    void anyAmplitudeAnswersInProportion(double amplitude) {
        Differentiator stream = Methods.parse("kalman(model=iwp4)").newDifferentiator();
        Differentiator unit = Methods.parse("kalman(model=iwp4)").newDifferentiator();
        Estimate ones = new Estimate();
        for (int i = 0; i < 500; i++) {
            double y = Math.sin(0.05 * i);
            stream.push(1_000_000_000L * i, amplitude * y);
            unit.push(1_000_000_000L * i, y);
        }
        stream.estimateAt(499_000_000_000L, estimate);
        unit.estimateAt(499_000_000_000L, ones);
        for (int k = 0; k <= 3; k++) {
            assertThat(estimate.derivative(k) / amplitude)
                    .as("order %d", k)
                    .isBetween(ones.derivative(k) - 0.02, ones.derivative(k) + 0.02);
        }
    }

    @Test
    void numbersBeyondTheDoublesPoisonNothing() {
        Differentiator stream = Methods.parse("kalman").newDifferentiator(new Lookback(0, 5));
        for (int i = 0; i < 400; i++) {
            double y = i < 100 ? random.nextGaussian() : i < 200 ? (i % 2 == 0 ? 1.7e308 : -1.7e308) : 2.0 * i;
            assertThat(stream.push(i == 399 ? Long.MAX_VALUE : Long.MIN_VALUE + i * 1_000_000L, y))
                    .isEqualTo(Intake.ACCEPTED);
            stream.estimateAt(i == 399 ? Long.MAX_VALUE : Long.MIN_VALUE + i * 1_000_000L, estimate);
            if (i == 398) {
                assertThat(estimate.derivative(1)).isBetween(2_000 - 1e-3, 2_000 + 1e-3);
            }
        }
        stream.push(Long.MAX_VALUE, 5);
    }

    /** Times of one sample, of equal samples and in no order; R6. */
    @Test
    void batchTakesRepeatedAndUnsortedSamples() {
        double[] x = {3, 1, 2, 2, 5, 4, 2, Double.NaN, 6};
        double[] y = {9, 1, 4, 4, 25, 16, 4, 3, 36};
        Fit fit = Methods.parse("kalman").fit(x, y);
        assertThat(fit.estimateAt(2.5, estimate)).isTrue();
        assertThat(estimate.derivative(2)).isBetween(2 - 1e-9, 2 + 1e-9);
        assertThat(Methods.parse("kalman")
                        .fit(new double[] {2, 2, 2, 2}, new double[] {1, 2, 3, 4})
                        .estimateAt(2, estimate))
                .isFalse();
        assertThat(Methods.parse("kalman").fit(new double[0], new double[0]).estimateAt(2, estimate))
                .isFalse();
        assertThat(Methods.parse("kalman")
                        .fit(new double[] {1, 2, 3}, new double[] {1, 2, 4})
                        .estimateAt(3, estimate))
                .isTrue();
        assertThat(estimate.standardError(0)).isNaN();
    }
}
