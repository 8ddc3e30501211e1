package org.hodograph.kernels.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalTest {

    @Test
    void isTheDistributionFunction() {
        NormalDistribution exact = new NormalDistribution(0, 1);
        for (double z = -9; z <= 9; z += 0.0037) {
            assertThat(Normal.below(z)).as("%s", z).isCloseTo(exact.cumulativeProbability(z), within(1e-8));
        }
        assertThat(Normal.below(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.below(Double.NaN)).isZero();
    }
}
