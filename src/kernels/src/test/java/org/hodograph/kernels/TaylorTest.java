package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TaylorTest {

    /** At the end of a natural spline the second derivative is absent, the third is not. */
    @Test
    void anAbsentOrderEndsThePolynomialOfThoseBelow() {
        Estimate estimate = new Estimate();
        estimate.setDerivative(0, 5);
        estimate.setDerivative(1, 2);
        estimate.setDerivative(3, 7);
        estimate.setCovariance(0, 0, 0.5);
        estimate.setCovariance(0, 1, 0.1);
        estimate.setCovariance(1, 1, 0.3);
        estimate.setCovariance(3, 3, 4);
        Taylor.carry(estimate, 3);
        assertThat(estimate.derivative(0)).isEqualTo(5 + 3 * 2);
        assertThat(estimate.derivative(1)).isEqualTo(2);
        assertThat(estimate.has(2)).isFalse();
        assertThat(estimate.derivative(3)).isEqualTo(7);
        assertThat(estimate.covariance(0, 0)).isCloseTo(0.5 + 2 * 3 * 0.1 + 9 * 0.3, within(1e-12));
        assertThat(estimate.covariance(1, 1)).isEqualTo(0.3);
        assertThat(estimate.covariance(2, 2)).isNaN();
    }
}
