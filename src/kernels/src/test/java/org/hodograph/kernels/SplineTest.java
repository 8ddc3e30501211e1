package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the splines promise besides the laws of every method and the reference numbers. */
final class SplineTest {

    private static final long SEED = 642;

    private final Estimate estimate = new Estimate();
    private final Estimate other = new Estimate();

    private static double[] linspace(double from, double to, int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> from + (to - from) * i / (count - 1));
        return x;
    }

    private static double[] values(double[] x, DoubleUnaryOperator function) {
        return Arrays.stream(x).map(function).toArray();
    }

    /** The first snippet: x² on linspace(−3, 3, 100), spline(smoothing=0.01). */
    @Test
    void seedSnippetXSquared() {
        double[] x = linspace(-3, 3, 100);
        Fit fit = Methods.parse("spline(smoothing=0.01)").fit(x, values(x, t -> t * t));
        for (int at = -2; at <= 2; at++) {
            assertThat(fit.differentiate(1).applyAsDouble(at)).isCloseTo(2 * at, within(1e-9));
            assertThat(fit.differentiate(2).applyAsDouble(at)).isCloseTo(2, within(1e-9));
        }
    }

    /** The second snippet: sin on linspace(0, 2π, 100), spline(): the largest error of the first derivative below 0.001. */
    @Test
    void seedSnippetSine() {
        double[] x = linspace(0, 2 * Math.PI, 100);
        DoubleUnaryOperator slope =
                Methods.parse("spline").fit(x, values(x, Math::sin)).differentiate(1);
        for (double at : linspace(0, 2 * Math.PI, 1000)) {
            assertThat(slope.applyAsDouble(at)).isCloseTo(Math.cos(at), within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cubic-spline",
                "cubic-spline(boundary=natural)",
                "quintic-spline",
                "smoothing-spline(lambda=0.01)",
                "smoothing-spline",
                "spline",
                "spline(smoothing=0.1)"
            })
    void badSamplesGiveNoAnswerOrTheStatedPolicy(String text) {
        Method method = Methods.parse(text);
        for (int size = 0; size <= 3; size++) {
            double[] x = linspace(0, 1, Math.max(2, size));
            Fit fit = method.fit(Arrays.copyOf(x, size), new double[size]);
            assertThat(fit.estimateAt(0, estimate)).as("%d samples", size).isFalse();
        }
        double[] equal = new double[20];
        Arrays.fill(equal, 5);
        assertThat(method.fit(equal, linspace(0, 1, 20)).estimateAt(5, estimate))
                .isFalse();

        Random random = new Random(SEED);
        double[] x = linspace(0, 3, 40);
        double[] y = values(x, t -> Math.sin(t) + 0.1 * random.nextGaussian());
        Fit sorted = method.fit(x, y);
        assertThat(sorted.estimateAt(1.23, estimate)).isTrue();
        assertThat(sorted.estimateAt(3.001, other)).isFalse();
        assertThat(sorted.estimateAt(-0.001, other)).isFalse();
        assertThat(sorted.estimateAt(Double.NaN, other)).isFalse();

        double[] shuffledX = new double[43];
        double[] shuffledY = new double[43];
        for (int i = 0; i < 40; i++) {
            shuffledX[i * 7 % 40] = x[i];
            shuffledY[i * 7 % 40] = y[i];
        }
        shuffledX[40] = 1;
        shuffledY[40] = Double.NaN;
        shuffledX[41] = Double.NEGATIVE_INFINITY;
        shuffledX[42] = 2;
        shuffledY[42] = Double.POSITIVE_INFINITY;
        assertThat(method.fit(shuffledX, shuffledY).estimateAt(1.23, other)).isTrue();
        assertThat(DyadicSeries.bits(other)).isEqualTo(DyadicSeries.bits(estimate));
    }

    /** An epoch in whole seconds, microseconds, hours, 1e-9 and 1e200 tall, on a pedestal of 1e9: the same numbers. */
    @ParameterizedTest
    @CsvSource({
        "1700000000, 1, 1, 0, 1e-9",
        "0, 1e-6, 1, 0, 1e-9",
        "1700000000, 3600, 1, 0, 1e-9",
        "0, 1, 1e-9, 0, 1e-9",
        "0, 1, 1e9, 0, 1e-9",
        "0, 1e-6, 1e-9, 0, 1e-9",
        "0, 1, 1, 1e9, 1e-5", // the pedestal rounds the values to 1.2e-7
        "0, 1, 1e200, 0, 1e-9"
    })
    void unitsDoNotMatter(double epoch, double spacing, double amplitude, double offset, double tolerance) {
        Random random = new Random(SEED);
        double[] x = linspace(0, 63, 64);
        double[] y = values(x, t -> Math.sin(t / 8) + 0.1 * random.nextGaussian());
        double[] scaledX = values(x, t -> epoch + t * spacing);
        double[] scaledY = values(y, v -> offset + v * amplitude);
        double cube = spacing * spacing * spacing;
        for (String[] pair : new String[][] {
            {"cubic-spline", "cubic-spline"},
            {"cubic-spline(boundary=natural)", "cubic-spline(boundary=natural)"},
            {"quintic-spline", "quintic-spline"},
            {"smoothing-spline(lambda=2)", "smoothing-spline(lambda=" + 2 * cube + ")"},
            {"smoothing-spline", "smoothing-spline"},
            {"spline", "spline"},
            {
                "spline(smoothing=0.6)",
                "spline(smoothing=" + Math.min(Double.MAX_VALUE, 0.6 * amplitude * amplitude) + ")"
            }
        }) {
            assertThat(Methods.parse(pair[0]).fit(x, y).estimateAt(40.5, estimate))
                    .isTrue();
            assertThat(Methods.parse(pair[1]).fit(scaledX, scaledY).estimateAt(epoch + 40.5 * spacing, other))
                    .isTrue();
            for (int k = 0; k <= 3 && !(amplitude > 1e100 && pair[0].startsWith("spline(")); k++) {
                double unit = amplitude / Math.pow(spacing, k);
                assertThat((other.derivative(k) - (k == 0 ? offset : 0)) / unit)
                        .as("%s order %d", pair[1], k)
                        .isCloseTo(estimate.derivative(k), within(tolerance));
                if (Double.isNaN(estimate.standardError(k))) {
                    assertThat(other.standardError(k)).isNaN();
                } else if (amplitude < 1e100) { // the square of 1e200 is beyond the doubles
                    assertThat(other.standardError(k) / unit)
                            .as("%s standard error %d", pair[1], k)
                            .isCloseTo(estimate.standardError(k), within(tolerance));
                }
            }
        }
    }

    /** A weight of 3 is three samples; a weight of 0 is none. */
    @ParameterizedTest
    @ValueSource(strings = {"smoothing-spline(lambda=0.01)", "spline(smoothing=0.4)"})
    void weightIsSoManySamples(String text) {
        Random random = new Random(SEED);
        double[] x = linspace(0, 3, 40);
        double[] y = values(x, t -> Math.sin(3 * t) + 0.1 * random.nextGaussian());
        double[] weights = new double[40];
        double[] longX = Arrays.copyOf(x, 42);
        double[] longY = Arrays.copyOf(y, 42);
        Arrays.fill(weights, 1);
        weights[20] = 3;
        longX[40] = x[20];
        longX[41] = x[20];
        longY[40] = y[20];
        longY[41] = y[20];
        weights[10] = 0;
        longY[10] = Double.NaN;
        WeightedMethod method = (WeightedMethod) Methods.parse(text);

        assertThat(method.fit(x, y, weights).estimateAt(1.5, estimate)).isTrue();
        assertThat(method.fit(longX, longY).estimateAt(1.5, other)).isTrue();
        for (int k = 0; k <= 3; k++) {
            assertThat(other.derivative(k)).isCloseTo(estimate.derivative(k), within(1e-9));
        }
        assertThat(other.samples()).isEqualTo(41);
    }

    @Test
    void wrongWeightsAreNamed() {
        WeightedMethod method = (WeightedMethod) Methods.parse("smoothing-spline");
        double[] four = {1, 2, 3, 4};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.fit(four, four, new double[] {1, 1, -1, 1}))
                .withMessage("weights must be at least 0 and finite, but weight 2 is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.fit(four, four, new double[3]))
                .withMessage("x has 4 values, but weights 3");
    }

    /** Residuals of samples at one x tell of the noise too: with σ² from them the standard error is that of all samples kept. */
    @Test
    void samplesAtOneXCountAsTheyAre() {
        Random random = new Random(SEED);
        double[] x = new double[60];
        double[] y = new double[60];
        for (int i = 0; i < 60; i++) {
            x[i] = Math.floorDiv(i, 3);
            y[i] = random.nextGaussian();
        }
        assertThat(Methods.parse("smoothing-spline(lambda=1e9)").fit(x, y).estimateAt(9, estimate))
                .isTrue();
        assertThat(Methods.parse("local-polynomial(degree=1)").fit(x, y).estimateAt(9, other))
                .isTrue(); // what smoothing without end comes to
        for (int k = 0; k <= 1; k++) {
            assertThat(estimate.derivative(k)).isCloseTo(other.derivative(k), within(1e-6));
            assertThat(estimate.standardError(k)).isCloseTo(other.standardError(k), within(1e-6));
        }
    }

    /** Two values at one x: no curve goes through both. */
    @ParameterizedTest
    @ValueSource(strings = {"cubic-spline", "quintic-spline", "spline(smoothing=0)"})
    void interpolationThroughTwoValuesAtOneXHasNoAnswer(String text) {
        double[] x = linspace(0, 9, 10);
        x[5] = 4;
        assertThat(Methods.parse(text).fit(x, linspace(0, 1, 10)).estimateAt(2, estimate))
                .isFalse();
    }

    /** A batch window: the fit of the samples near the point. */
    @Test
    void windowInBatchTakesTheNearestSamples() {
        Random random = new Random(SEED);
        double[] x = linspace(0, 10, 101);
        double[] y = values(x, t -> Math.sin(t) + 0.1 * random.nextGaussian());
        assertThat(Methods.parse("smoothing-spline(window=21, lambda=0.1)")
                        .fit(x, y)
                        .estimateAt(5, estimate))
                .isTrue();
        assertThat(Methods.parse("smoothing-spline(span=2.02, lambda=0.1)")
                        .fit(x, y)
                        .estimateAt(5, other))
                .isTrue();
        assertThat(DyadicSeries.bits(other)).isEqualTo(DyadicSeries.bits(estimate));
        assertThat(estimate.samples()).isEqualTo(21);
        Fit part = Methods.parse("smoothing-spline(lambda=0.1)")
                .fit(Arrays.copyOfRange(x, 40, 61), Arrays.copyOfRange(y, 40, 61));
        assertThat(part.estimateAt(5, other)).isTrue();
        assertThat(DyadicSeries.bits(other)).isEqualTo(DyadicSeries.bits(estimate));
    }

    /** Smoothing over hundreds of samples, where the condition number of normal equations is beyond the doubles. */
    @ParameterizedTest
    @ValueSource(strings = {"smoothing-spline", "spline", "spline(smoothing=200)"})
    void longSmoothingKeepsItsDigits(String text) {
        Random random = new Random(SEED);
        double[] x = linspace(0, 200, 20_000);
        double[] y = values(x, t -> Math.sin(t / 20) + 0.1 * random.nextGaussian());
        Fit fit = Methods.parse(text).fit(x, y);
        double squares = 0;
        for (int i = 0; i < 20; i++) {
            double at = 20 + 8.123 * i;
            assertThat(fit.estimateAt(at, estimate)).isTrue();
            assertThat(estimate.standardError(0)).isBetween(0.0005, 0.01);
            double ratio = (estimate.derivative(1) - Math.cos(at / 20) / 20) / estimate.standardError(1);
            squares += ratio * ratio / 20;
        }
        assertThat(Math.sqrt(squares)).as("normalised error, seed %d", SEED).isBetween(0.5, 1.5);
    }

    /** FITPACK stops within a thousandth. */
    @Test
    void residualIsWhatWasAskedFor() {
        Random random = new Random(SEED);
        double[] x = linspace(0, 10, 300);
        double[] y = values(x, t -> Math.sin(t * t / 5) + 0.1 * random.nextGaussian());
        for (double smoothing : new double[] {1, 2, 3, 5, 10, 50}) {
            for (int degree = 1; degree <= 5; degree++) {
                DoubleUnaryOperator fitted = Methods.parse("spline(smoothing=" + smoothing + ", degree=" + degree + ")")
                        .fit(x, y)
                        .differentiate(0);
                double squares = 0;
                for (int i = 0; i < x.length; i++) {
                    squares += Math.pow(y[i] - fitted.applyAsDouble(x[i]), 2);
                }
                assertThat(squares)
                        .as("smoothing %s degree %d", smoothing, degree)
                        .isCloseTo(smoothing, within(1e-8 * smoothing));
            }
        }
    }
}
