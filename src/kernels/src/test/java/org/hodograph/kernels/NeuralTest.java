package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws for a net; how near its derivatives are, that they are the net's own, and how honest its errors. */
final class NeuralTest extends MethodStateContract {

    private static final long TRIAL_SEED = 1992;

    @Override
    String text() {
        return "neural(hidden=3, seed=1, window=12)";
    }

    /** Of polynomials a net has the constants exactly, and no others. */
    @Override
    int degree() {
        return 0;
    }

    @Override
    double tolerance(Estimate of, int order, double largest) {
        return 0;
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
    boolean isLinear() {
        return false;
    }

    @Override
    boolean allocates() {
        return true;
    }

    /** e^(−x²) without noise, orders 0 to 3 between −2.5 and 2.5; the largest derivatives are 1, 0.86, 2 and 7.4. */
    @Test
    void derivativesOfAllOrdersAreReal() {
        Fit fit = bell(0, new Random(TRIAL_SEED), "neural");
        double[] within = {1e-4, 1e-3, 0.01, 0.05};
        for (double x = -2.5; x <= 2.5; x += 0.1) {
            assertThat(fit.estimateAt(x, estimate)).isTrue();
            for (int k = 0; k <= 3; k++) {
                assertThat(Math.abs(estimate.derivative(k) - bell(k, x)))
                        .as("order %d at %s", k, x)
                        .isLessThan(within[k]);
            }
        }
    }

    /** Each order is the slope of the one below, to the h² of the difference that checks it. */
    @Test
    void everyOrderIsTheSlopeOfTheOneBelow() {
        Fit fit = bell(0.05, new Random(TRIAL_SEED), "neural(hidden=8)");
        double h = 1e-4;
        Estimate right = new Estimate();
        for (double x = -2.5; x <= 2.5; x += 0.5) {
            fit.estimateAt(x - h, other);
            fit.estimateAt(x + h, right);
            fit.estimateAt(x, estimate);
            for (int k = 0; k < 3; k++) {
                double slope = (right.derivative(k) - other.derivative(k)) / (2 * h);
                assertThat(Math.abs(estimate.derivative(k + 1) - slope))
                        .as("order %d at %s", k + 1, x)
                        .isLessThan(1e-5 * (1 + Math.abs(slope)));
            }
        }
    }

    /** The delta method's errors at 11 points of 40 noisy curves. */
    @ParameterizedTest
    @CsvSource({"neural(hidden=4)", "neural(hidden=16)"})
    void intervalsHoldTheTruth(String text) {
        Random random = new Random(TRIAL_SEED);
        double[] held = new double[4];
        for (int run = 0; run < 40; run++) {
            Fit fit = bell(0.05, random, text);
            for (int i = -5; i <= 5; i++) {
                double x = i / 2.0;
                assertThat(fit.estimateAt(x, estimate)).isTrue();
                for (int k = 0; k <= 3; k++) {
                    boolean holds = Math.abs(estimate.derivative(k) - bell(k, x)) <= 1.96 * estimate.standardError(k);
                    held[k] += holds ? 1 / 440.0 : 0;
                }
            }
        }
        for (int k = 0; k <= 3; k++) {
            // a curve's points are wrong together, so that 440 of them tell the share to about 2 %
            assertThat(held[k]).as("order %d, seed %d", k, TRIAL_SEED).isBetween(0.91, 1.0);
        }
    }

    private static Fit bell(double noise, Random random, String text) {
        double[] x = new double[100];
        double[] y = new double[100];
        for (int i = 0; i < x.length; i++) {
            x[i] = -3 + 6.0 * i / 99;
            y[i] = bell(0, x[i]) + noise * random.nextGaussian();
        }
        return Methods.parse(text).fit(x, y);
    }

    /** A derivative of e^(−x²). */
    private static double bell(int order, double x) {
        double value = Math.exp(-x * x);
        return switch (order) {
            case 0 -> value;
            case 1 -> -2 * x * value;
            case 2 -> (4 * x * x - 2) * value;
            default -> (12 * x - 8 * x * x * x) * value;
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-9, 1e9, 1e300})
    void anyAmplitudeAnswersOrNot(double amplitude) {
        double[] x = new double[30];
        double[] y = new double[30];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = amplitude * Math.sin(0.2 * i);
        }
        boolean answered = Methods.parse("neural(hidden=4)").fit(x, y).estimateAt(15, estimate);
        assertThat(answered).isEqualTo(amplitude > 1e-200 && amplitude < 1e200);
        assertThat(!answered || Math.abs(estimate.derivative(1) / amplitude - 0.2 * Math.cos(3)) < 0.02)
                .isTrue();
    }

    @Test
    void tooFewSamplesOrOneInstantHaveNoAnswer() {
        double[] seven = {1, 2, 3, 4, 5, 6, 7};
        assertThat(Methods.parse("neural").fit(seven, seven).estimateAt(3, estimate))
                .isFalse();
        double[] same = new double[9];
        double[] y = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(Methods.parse("neural").fit(same, y).estimateAt(0, estimate)).isFalse();
        assertThat(Methods.parse("neural").fit(y, y).estimateAt(Double.NaN, estimate))
                .isFalse();
    }
}
