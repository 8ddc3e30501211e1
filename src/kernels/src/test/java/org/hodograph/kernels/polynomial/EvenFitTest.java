package org.hodograph.kernels.polynomial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hodograph.kernels.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way for samples one step apart against the way for any times. */
final class EvenFitTest {

    private static final long SEED = 15;
    private static final double ROUNDING = 1e-10; // of coefficients of degree 8 on few samples

    private final Random random = new Random(SEED);
    private final Estimate estimate = new Estimate();
    private final Estimate other = new Estimate();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void saysWhatTheFitOfAnyTimesSays(int degree) {
        PlainFit fit = new PlainFit(degree);
        OrthogonalFit any = new OrthogonalFit(degree);
        for (int size = degree + 1; size <= 90; size++) {
            for (int run = 0; run < 4; run++) {
                double correlation = run < 2 ? 0 : 0.7; // coloured residuals, a bias of the signal's own
                double place = run % 2 == 0 ? 0.5 * (size - 1) : (random.nextDouble() - 0.5) * (size - 1);
                double[] values = fit.room(size);
                any.resize(size);
                double noise = 0;
                for (int i = 0; i < size; i++) {
                    noise = correlation * noise + random.nextGaussian();
                    values[i] = 7 + noise + (run == 1 ? 40 * Math.sin(5.0 * i / size) : 0);
                    any.set(i, 0.25 * (i - 0.5 * (size - 1)), values[i] - 7, 1);
                }
                assertThat(any.solve(0.25 * place, 7, true, other)).isTrue();
                assertThat(fit.solveEven(place, 0.25, 7, estimate)).isTrue();
                assertAlike("degree " + degree + ", " + size + " samples, run " + run);
            }
        }
    }

    private void assertAlike(String what) {
        for (int k = 0; k <= Estimate.MAX_ORDER; k++) {
            assertThat(estimate.has(k)).as(what).isEqualTo(other.has(k));
            if (!other.has(k)) {
                continue;
            }
            assertThat(estimate.noiseGain(k)).as(what).isCloseTo(other.noiseGain(k), relative(other.noiseGain(k)));
            assertThat(estimate.derivative(k))
                    .as(what)
                    .isCloseTo(other.derivative(k), relative(100 * other.noiseGain(k)));
            for (int l = 0; l <= k; l++) {
                double size = Math.sqrt(other.covariance(k, k) * other.covariance(l, l));
                if (Double.isNaN(size)) {
                    assertThat(estimate.covariance(k, l)).as(what).isNaN();
                } else {
                    assertThat(estimate.covariance(k, l)).as(what).isCloseTo(other.covariance(k, l), relative(size));
                }
            }
        }
        if (Double.isNaN(other.noise())) {
            assertThat(estimate.noise()).as(what).isNaN();
        } else {
            assertThat(estimate.noise()).as(what).isCloseTo(other.noise(), relative(other.noise()));
        }
        assertThat(estimate.freedom()).as(what).isCloseTo(other.freedom(), within(1e-9));
        estimate.clear();
        other.clear();
    }

    private static org.assertj.core.data.Offset<Double> relative(double size) {
        return within(ROUNDING * size);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 64, 1001, 65_536})
    void basisIsOrthonormal(int size) {
        EvenBasis basis = new EvenBasis(6);
        basis.take(Math.max(size, 7));
        int half = basis.size() / 2;
        for (int j = 0; j < basis.terms(); j++) {
            for (int k = 0; k <= j; k++) {
                double sum = basis.size() % 2 == 1 ? basis.middle(j) * basis.middle(k) : 0;
                for (int i = 0; i < half; i++) {
                    double both = basis.of(j)[i] * basis.of(k)[i];
                    sum += (j + k) % 2 == 0 ? 2 * both : 0;
                }
                assertThat(sum).isCloseTo(j == k ? 1 : 0, within(1e-12));
            }
        }
    }

    /** A wild value beside the last bits of others: the fit may not take their rounding for noise of its own. */
    @Test
    void noiseIsNotBelowTheRoundingOfTheLargestValue() {
        PlainFit fit = new PlainFit(1);
        double[] values = fit.room(5);
        for (int i = 0; i < 5; i++) {
            values[i] = 1e9 * i;
        }
        assertThat(fit.solveEven(2, 1, 0, estimate)).isTrue();
        assertThat(estimate.noise()).isGreaterThanOrEqualTo(0.5 * Math.ulp(4e9));
    }
}
