package org.hodograph.kernels.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is carried on holds to what a series has done so far. */
class PersistenceTest {

    private static final long SECOND = 1_000_000_000;

    private static Persistence of(int samples, double[]... derivatives) {
        Persistence persistence = new Persistence();
        for (int i = 0; i < samples; i++) {
            System.arraycopy(derivatives[i % derivatives.length], 0, persistence.told, 0, 3);
            persistence.add();
        }
        return persistence;
    }

    @Test
    void aFlipOfOneSampleIsNoMoveInTwo() {
        Persistence persistence = of(100, new double[] {1, 0, 0}, new double[] {3, 0, 0});
        assertThat(persistence.moved(0, 1)).isEqualTo(4);
        assertThat(persistence.moved(1, 1)).isZero();
        assertThat(persistence.moved(0, 2)).as("no less than in a shorter time").isEqualTo(4);
    }

    /** 100 samples have 16 stretches of 4: of longer ones nothing is known but Minkowski's bound. */
    @Test
    void aLongerStretchIsBoundByItsParts() {
        Persistence persistence = new Persistence();
        for (int i = 0; i < 100; i++) {
            persistence.told[0] = i;
            persistence.add();
        }
        assertThat(persistence.moved(0, 4)).isEqualTo(16);
        assertThat(persistence.moved(0, 40)).isCloseTo(1_600, within(1e-9));
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(of(16, new double[3]).moved(0, 1)).isInfinite();
        assertThat(of(17, new double[3]).moved(0, 1)).isZero();
    }

    @Test
    void goesOnFromItsState() throws IOException {
        Persistence persistence = of(77, new double[] {1, 2, 3}, new double[] {3, 5, 8}, new double[] {2, 9, 1});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        persistence.save(new DataOutputStream(bytes));
        Persistence other = new Persistence();
        other.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        System.arraycopy(persistence.told, 0, other.told, 0, 3);
        persistence.add();
        other.add();
        for (int order = 0; order < 3; order++) {
            assertThat(other.moved(order, 3)).isEqualTo(persistence.moved(order, 3));
        }
    }

    /** Rest, a random walk of the rate, one that reverts, a swing: {@code memory} of the rate, {@code shock} and the swing's period. */
    @ParameterizedTest(name = "rate {0} of the one before and {1}, period {2}")
    @CsvSource({"0, 0, 0", "1, 0.05, 0", "0.98, 0.1, 0", "0, 0, 60", "0, 0, 400"})
    void whatIsCarriedOnHoldsItsRate(double memory, double shock, double period) {
        int given = 0;
        int inside = 0;
        Estimate estimate = new Estimate();
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Differentiator auto = new Auto().newDifferentiator();
            double[] rate = new double[1_600];
            double[] value = new double[1_600];
            for (int i = 1; i < rate.length; i++) {
                rate[i] = period > 0
                        ? 30 / period * Math.cos(2 * Math.PI * i / period + seed)
                        : memory * rate[i - 1] + shock * random.nextGaussian();
                value[i] = value[i - 1] + rate[i];
            }
            for (int i = 0; i < 1_000; i++) {
                auto.push(i * SECOND, value[i] + 0.3 * random.nextGaussian());
                for (int ahead = 5; i % 300 == 299 && ahead <= 500; ahead *= 10) {
                    assertThat(auto.predictAt(i * SECOND, (i + ahead) * SECOND, estimate))
                            .isTrue();
                    given++;
                    double off = estimate.derivative(1) - rate[i + ahead];
                    inside += Math.abs(off) <= 1.96 * estimate.standardError(1) ? 1 : 0;
                }
            }
        }
        assertThat(inside / (double) given).isGreaterThanOrEqualTo(0.93);
    }

    /** Of 800 samples at rest: the models alone said 5.7 ± 76 of the value and 0.03 ± 0.56 of the rate after 500 more, as a mean of 240 cases. */
    @Test
    void whatHasRestedIsNotLost() {
        Random random = new Random(4);
        Differentiator auto = new Auto().newDifferentiator();
        for (int i = 0; i < 800; i++) {
            auto.push(i * SECOND, 40 + 0.3 * random.nextGaussian());
        }
        Estimate estimate = new Estimate();
        assertThat(auto.predictAt(799 * SECOND, 1_299 * SECOND, estimate)).isTrue();
        assertThat(estimate.derivative(0)).isCloseTo(40, within(0.5));
        assertThat(estimate.standardError(0)).isBetween(0.3, 8.0);
        assertThat(estimate.derivative(1)).isCloseTo(0, within(0.01));
        assertThat(estimate.standardError(1)).isBetween(0.005, 0.3);
    }
}
