package org.hodograph.kernels.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Lookback;
import org.junit.jupiter.api.Test;

/** What is told beyond the newest sample. */
class PredictionTest {

    private static final long SECOND = 1_000_000_000;
    private static final int SAMPLES = 300;
    private static final int LAG = 100; // so far inside that low orders are left out

    /** The filters themselves go to the next sample by the same dynamics: oscillating members with the noise that is theirs. */
    @Test
    void membersAreCarriedAsTheirFiltersGoOn() {
        Family[] families = Catalogue.of(Auto.Noise.AUTO);
        Bank bank = new Bank(families);
        Random random = new Random(11);
        for (int i = 0; i < SAMPLES; i++) {
            bank.push(i == 0 ? 0 : 1, Math.sin(1.3 * i) + 0.05 * random.nextGaussian());
        }
        int swinging = 0;
        for (int i = 0; i < families.length; i++) {
            Filters filters = bank.families[i].filters;
            boolean swings = families[i].kind() == Family.Kind.OSCILLATING;
            for (int g = 0; swings && g < filters.size; g++) {
                swinging += filters.pasts.has(g) ? 1 : 0;
            }
        }
        assertThat(swinging).isPositive();
        for (int i = 0; i < families.length; i++) {
            Selection one = new Selection(families);
            for (int g = 0; g < families[i].size(); g++) {
                if (bank.families[i].filters.pasts.has(g)) {
                    one.counts[i] = 1;
                    one.chosen[i][0] = g;
                    one.weights[i][0] = 1;
                    Mixture carried = new Mixture();
                    carried.begin(bank.clock.spacing(), Math.scalb(1.0, bank.clock.exponent()));
                    new Prediction(families).mix(bank, one, 1, carried);
                    Estimate estimate = new Estimate();
                    carried.report(0, 1, 1, estimate);
                    Bank ahead = new Bank(families);
                    ahead.copyFrom(bank);
                    Filters filters = ahead.families[i].filters;
                    filters.forget();
                    double h = Math.scalb(1.0, ahead.clock.exponent());
                    filters.predict(1 / h, ahead.clock.spacing(), 0);
                    double noise = ahead.families[i].noise[g];
                    assertThat(estimate.covariance(0, 0))
                            .as("%s, member %d", families[i].kind(), g)
                            .isCloseTo(noise * filters.covariance(0, 0, g), withinPercentage(1e-6));
                    assertThat(estimate.covariance(1, 1))
                            .as("%s, member %d", families[i].kind(), g)
                            .isCloseTo(noise * filters.covariance(1, 1, g) / (h * h), withinPercentage(1e-6));
                }
            }
        }
    }

    /** A restored worker was asked nothing yet: what it says must not hang on that. */
    @Test
    void whatWasAskedBeforeChangesNothing() {
        Lookback lookback = new Lookback(0, LAG);
        Differentiator asked = new Auto().newDifferentiator(lookback);
        Differentiator quiet = new Auto().newDifferentiator(lookback);
        Estimate one = new Estimate();
        Estimate other = new Estimate();
        Random random = new Random(5);
        for (int i = 0; i < SAMPLES; i++) {
            double y = Math.sin(0.3 * i) + 0.4 * Math.sin(0.11 * i + 1) + 0.02 * random.nextGaussian();
            asked.push(i * SECOND, y);
            quiet.push(i * SECOND, y);
            if (i >= LAG) {
                asked.estimateAt((i - LAG) * SECOND, one);
                asked.estimateAt(i * SECOND, one);
            }
        }
        quiet.estimateAt((SAMPLES - 1) * SECOND, other);
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            assertThat(one.derivative(order)).as("order %d", order).isEqualTo(other.derivative(order));
            assertThat(one.standardError(order)).as("order %d", order).isEqualTo(other.standardError(order));
        }
    }
}
