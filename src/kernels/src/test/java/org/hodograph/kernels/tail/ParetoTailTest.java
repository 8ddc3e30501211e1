package org.hodograph.kernels.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against generalised Pareto laws themselves: what a next peak does beyond a level is what the fit says of it. */
class ParetoTailTest {

    private static final int FITS = 200;
    private static final int PEAKS = 100;

    private final ParetoTail fit = new ParetoTail();

    private static double quantile(double shape, double p) {
        return shape == 0 ? -Math.log(p) : (Math.pow(p, -shape) - 1) / shape;
    }

    private static double survival(double shape, double x) {
        return shape == 0 ? Math.exp(-x) : Math.pow(Math.max(0, 1 + shape * x), -1 / shape);
    }

    /** The mean true probability of passing the level that the fits give for p, over p. */
    private double rate(double shape, double p, double censoredBelow, double scale) {
        double sum = 0;
        for (int seed = 0; seed < FITS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double limit = quantile(shape, censoredBelow);
            fit.clear();
            for (int i = 0; i < PEAKS; i++) {
                double x = quantile(shape, 1 - random.nextDouble());
                fit.add(scale * Math.min(x, limit), x > limit);
            }
            assertThat(fit.fit()).isTrue();
            sum += survival(shape, fit.level(p) / scale);
        }
        return sum / FITS / p;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.3, -0.1, 0, 0.1, 0.3})
    void aLevelIsPassedAsOftenAsAsked(double shape) {
        assertThat(rate(shape, 0.1, 0, 1)).isBetween(0.85, 1.15);
        assertThat(rate(shape, 0.01, 0, 1)).isBetween(0.6, 1.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void peaksOfWhichOnlyALimitIsKnownCountAsThat(double shape) {
        assertThat(rate(shape, 0.01, 0.1, 1)).isBetween(0.5, 2.0);
    }

    @Test
    void aUnitChangesNothing() {
        assertThat(rate(0.1, 0.01, 0, 1e-9)).isCloseTo(rate(0.1, 0.01, 0, 1), within(1e-3));
        assertThat(rate(0.1, 0.01, 0, 1e12)).isCloseTo(rate(0.1, 0.01, 0, 1), within(1e-3));
    }

    @Test
    void survivalAndLevelAreInverse() {
        SplittableRandom random = new SplittableRandom(1);
        fit.clear();
        for (int i = 0; i < PEAKS; i++) {
            fit.add(quantile(0.1, 1 - random.nextDouble()), false);
        }
        assertThat(fit.fit()).isTrue();
        assertThat(fit.survival(0)).isCloseTo(1, within(1e-12));
        for (double p = 0.5; p > 1e-7; p /= 3) {
            assertThat(fit.survival(fit.level(p))).isCloseTo(p, within(1e-4 * p));
        }
    }

    @Test
    void withoutAPeakOfItsOwnThereIsNoLaw() {
        fit.clear();
        assertThat(fit.fit()).isFalse();
        fit.add(1, true);
        assertThat(fit.fit()).isFalse();
        fit.add(2, false);
        assertThat(fit.fit()).isTrue();
        assertThat(fit.level(1e-6)).isGreaterThan(100); // one peak says little
    }
}
