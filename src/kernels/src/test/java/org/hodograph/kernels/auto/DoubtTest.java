package org.hodograph.kernels.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hodograph.kernels.Estimate;
import org.junit.jupiter.api.Test;

/** What the priors hide, from two members: a level with an error of 1, and a swing at 3 with an error of 2. */
class DoubtTest {

    private static final double PRIOR = 4;
    private static final Family LEVEL = Family.white(2, new double[] {10});
    private static final Family SWING = Family.oscillating(new double[] {0.5}, 0.1, new double[] {3}, -PRIOR);

    /** Their estimate where the swing counts {@code weight}, and has the factor {@code benefit} in it. */
    private static Estimate estimate(double weight, double benefit, double growth, double ofRates) {
        Doubt doubt = new Doubt();
        doubt.begin(benefit);
        double[] level = {0, 0, 0, 0};
        double[] swing = {0, 3, 0, 0};
        doubt.add(LEVEL, 1, level, new double[] {1, 0, 1, 0, 0, 0, 0, 0, 0, 0});
        doubt.add(SWING, weight, swing, new double[] {1, 0, 4, 0, 0, 4, 0, 0, 0, 4});
        Estimate out = new Estimate();
        double share = weight / (1 + weight);
        out.setDerivative(0, 7);
        out.setDerivative(1, 3 * share);
        out.setCovariance(0, 0, growth);
        out.setCovariance(1, 1, growth * ofRates * (1 + 3 * share + 9 * share * (1 - share)));
        doubt.report(7, growth, ofRates, out);
        return out;
    }

    @Test
    void asMuchAsThePriorTookAway() {
        double weight = Math.exp(-PRIOR);
        double share = weight / (1 + weight);
        double own = 1 + 3 * share + 9 * share * (1 - share);
        double apart = 3 - 3 * share;
        assertThat(estimate(weight, 1, 1, 1).covariance(1, 1))
                .isCloseTo(own + (0.5 - share) * (4 + apart * apart - own), within(1e-12));
    }

    @Test
    void theFactorIsNoWeightOfTheSamples() {
        double weight = Math.exp(-PRIOR);
        double benefit = 20;
        double share = benefit * weight / (1 + benefit * weight);
        double own = 1 + 3 * share + 9 * share * (1 - share);
        double apart = 3 - 3 * share;
        assertThat(estimate(benefit * weight, benefit, 1, 1).covariance(1, 1))
                .isCloseTo(own + (0.5 - share) * (4 + apart * apart - own), within(1e-12));
    }

    @Test
    void growsAsMembersDo() {
        double weight = Math.exp(-PRIOR);
        double once = estimate(weight, 1, 1, 1).covariance(1, 1);
        assertThat(estimate(weight, 1, 3, 2).covariance(1, 1)).isCloseTo(6 * once, within(1e-12));
    }

    @Test
    void nothingWhereTheSwingLeadsOrIsFarBehind() {
        assertThat(estimate(1e12, 1, 1, 1).covariance(1, 1)).isCloseTo(4, within(1e-9));
        assertThat(estimate(1e-30, 1, 1, 1).covariance(1, 1)).isCloseTo(1, within(1e-12));
    }

    /** Two members that know the value equally well have nothing to doubt. */
    @Test
    void theValueIsAsSureAsBoth() {
        assertThat(estimate(Math.exp(-PRIOR), 1, 1, 1).covariance(0, 0)).isCloseTo(1, within(1e-12));
    }
}
