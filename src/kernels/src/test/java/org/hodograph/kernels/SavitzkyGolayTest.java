package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The laws for Savitzky–Golay on even spacing; on uneven spacing it answers nothing. */
final class SavitzkyGolayTest extends MethodStateContract {

    @Override
    String text() {
        return "savitzky-golay(window=21, degree=4)";
    }

    @Override
    int degree() {
        return 4;
    }

    @Override
    String scaled(int k) {
        return text();
    }

    @Override
    String batch(double lagSeconds) {
        return text();
    }

    @Override
    DyadicSeries series(int size) {
        return DyadicSeries.even(size);
    }

    @Test
    void agreesWithTheLocalPolynomialItIs() {
        Differentiator polynomial =
                Methods.parse("local-polynomial(window=21, degree=4)").newDifferentiator();
        Differentiator stream = worker();
        series.push(polynomial, 0, SIZE);
        series.push(stream, 0, SIZE);
        for (long lag : lags()) {
            assertThat(polynomial.estimateAt(series.nanos(SIZE - 1) - lag, estimate))
                    .isTrue();
            assertThat(stream.estimateAt(series.nanos(SIZE - 1) - lag, other)).isTrue();
            for (int k = 0; k <= 3; k++) {
                double bound = rounding(estimate, k, 1);
                assertThat(Math.abs(other.derivative(k) - estimate.derivative(k)))
                        .isLessThanOrEqualTo(bound);
                for (int l = 0; l <= 3; l++) {
                    double size = estimate.standardError(k) * estimate.standardError(l);
                    assertThat(Math.abs(other.covariance(k, l) - estimate.covariance(k, l)))
                            .isLessThanOrEqualTo(1e-11 * size);
                }
                assertThat(Math.abs(other.noiseGain(k) / estimate.noiseGain(k) - 1))
                        .isLessThanOrEqualTo(1e-12);
            }
        }
    }

    @Test
    void unevenWindowHasNoAnswerAndAnEvenOneAfterItHas() {
        Differentiator stream = worker();
        int lost = 90;
        for (int i = 0; i < SIZE; i++) {
            if (i == lost) {
                continue;
            }
            stream.push(series.nanos(i), series.y()[i]);
            boolean even = i >= 20 && (i < lost || i > lost + 20);
            assertThat(stream.estimateAt(series.nanos(i), estimate))
                    .as("sample %d", i)
                    .isEqualTo(even);
        }
    }

    @Test
    void clockMayRoundToAThousandthOfTheSpacing() {
        Differentiator stream = worker();
        for (int i = 0; i < 30; i++) {
            stream.push(i * 1_000_000_000L + i % 2 * 999_000L / 2, i);
        }
        assertThat(stream.estimateAt(29_000_499_500L, estimate)).isTrue();
        assertThat(estimate.derivative(1)).isBetween(0.999, 1.001);
    }

    @Test
    void unevenBatchIsRefusedInOneLineThatNamesLocalPolynomial() {
        double[] x = {0, 1, 2, 3.5, 4.5, 5.5};
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Methods.parse("savitzky-golay(window=5, degree=2)").fit(x, new double[x.length]))
                .withMessage(
                        "savitzky-golay needs evenly spaced x, but from x = 2.0 to 3.5 it is 1.5 where the mean is 1.1;"
                                + " for any spacing use local-polynomial(window=5, degree=2)");
    }

    @Test
    void tooFewSamplesHaveNoAnswer() {
        for (int size = 0; size < 5; size++) {
            double[] x = new double[size];
            Arrays.setAll(x, i -> i);
            assertThat(Methods.parse("savitzky-golay(window=5, degree=2)")
                            .fit(x, x)
                            .estimateAt(0, estimate))
                    .isFalse();
        }
    }
}
