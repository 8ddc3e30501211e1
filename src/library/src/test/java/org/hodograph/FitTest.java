package org.hodograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FitTest {

    private static final int SAMPLES = 201;

    private static double[] places() {
        double[] x = new double[SAMPLES];
        for (int i = 0; i < x.length; i++) {
            x[i] = i * 0.05; // 0 to 10
        }
        return x;
    }

    private static double[] sine(double[] x, double noise, Random random) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.sin(x[i]) + noise * random.nextGaussian();
        }
        return y;
    }

    private static Fit sine(String method, double noise, Random random) {
        return Hodograph.fit(method, places(), sine(places(), noise, random));
    }

    @Test
    void aLineOfCodeGivesADerivative() {
        Fit fit = sine("quintic-spline()", 0, new Random(1));
        assertThat(fit.differentiate(1).applyAsDouble(2.5)).isCloseTo(Math.cos(2.5), within(1e-8));
        assertThat(fit.value(2.5)).isCloseTo(Math.sin(2.5), within(1e-9));
        assertThat(fit.differentiate(2, new double[] {4, 1}))
                .containsExactly(fit.derivative(2, 4), fit.derivative(2, 1));
    }

    @Test
    void numbersAreTheKernels() {
        double[] y = sine(places(), 0.1, new Random(2));
        org.hodograph.kernels.Fit kernel =
                org.hodograph.kernels.Methods.parse("auto").fit(places(), y);
        org.hodograph.kernels.Estimate estimate = new org.hodograph.kernels.Estimate();
        Fit fit = Hodograph.fit(places(), y);
        for (double x = -1; x < 11; x += 0.37) {
            kernel.estimateAt(x, estimate);
            Jet jet = fit.jet(x);
            for (int order = 0; order <= 3; order++) {
                same(fit.derivative(order, x), estimate.derivative(order));
                same(fit.standardError(order, x), estimate.standardError(order));
                same(jet.derivative(order), estimate.derivative(order));
                same(jet.standardError(order), estimate.standardError(order));
            }
        }
    }

    private static void same(double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected)); // NaN is NaN
    }

    @Test
    void aCubicIsIntegratedExactly() {
        double[] x = {-2, -1.5, 0, 0.25, 1, 1, 3, 4.5};
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = 1 + x[i] * (2 - x[i] * (3 - 4 * x[i]));
        }
        Fit fit = Hodograph.fit("local-polynomial(degree=3)", x, y);
        double truth = 4.25
                + 4.25 * 4.25
                - Math.pow(4.25, 3)
                + Math.pow(4.25, 4)
                - (-1.75 + 1.75 * 1.75 + Math.pow(1.75, 3) + Math.pow(1.75, 4));
        assertThat(fit.integral(-1.75, 4.25).value()).isCloseTo(truth, within(1e-10));
        assertThat(fit.integral(4.25, -1.75).value())
                .isEqualTo(-fit.integral(-1.75, 4.25).value());
        assertThat(fit.integral(2, 2)).isEqualTo(new Estimated(0, 0));
        assertThat(fit.integral(0, Double.POSITIVE_INFINITY).value()).isNaN();
    }

    /** The stated error is an upper bound: the rms of error over standard error is at most 1, and not absurdly far below. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spline()",
                "smoothing-spline(lambda=gcv)",
                "local-polynomial(window=41, degree=3)",
                "savitzky-golay(window=41, degree=3)"
            })
    void integralsAreAsNearAsTheySay(String method) {
        Random random = new Random(3);
        double[] whole = new double[2];
        double[] brief = new double[2];
        int draws = 60;
        for (int draw = 0; draw < draws; draw++) {
            Fit fit = sine(method, 0.1, random);
            add(fit.integral(1, 9), Math.cos(1) - Math.cos(9), draws, whole);
            add(fit.integral(4, 4.3), Math.cos(4) - Math.cos(4.3), draws, brief);
        }
        // an rms of 60 draws is known to 9 %: 1.25 is 2.7 of its standard errors above the bound
        assertThat(Math.sqrt(whole[0])).isBetween(0.6, 1.25);
        assertThat(Math.sqrt(brief[0])).isBetween(0.4, 1.25);
    }

    /** Of a method that does not tell its noise only the first bound is there, as if the error were the same all over. */
    @Test
    void anIntegralOfAutoSaysAtLeastItsError() {
        Random random = new Random(6);
        double[] whole = new double[1];
        int draws = 4;
        for (int draw = 0; draw < draws; draw++) {
            add(sine("auto", 0.1, random).integral(1, 9), Math.cos(1) - Math.cos(9), draws, whole);
        }
        assertThat(Math.sqrt(whole[0])).isBetween(0.1, 1.0);
    }

    private static void add(Estimated integral, double truth, int draws, double[] sum) {
        double z = (integral.value() - truth) / integral.standardError();
        sum[0] += z * z / draws;
    }

    /** A solver that multiplies values would see zeros. */
    @Test
    void rootsOfTinyValuesAreFound() {
        double[] x = new double[101];
        double[] y = new double[101];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.2 * i;
            y[i] = 1e-165 * Math.sin(x[i]);
        }
        List<Root> extrema = Hodograph.fit("cubic-spline()", x, y).roots(1, 1, 8);
        assertThat(extrema).hasSize(3).allMatch(root -> Math.abs(Math.cos(root.x())) < 1e-3);
    }

    @Test
    void rootsOfASineAreMultiplesOfPi() {
        Fit fit = sine("quintic-spline()", 0, new Random(4));
        List<Root> zeros = fit.roots(0, 1, 9.9);
        assertThat(zeros).hasSize(3);
        for (int k = 0; k < 3; k++) {
            assertThat(zeros.get(k).x()).isCloseTo((k + 1) * Math.PI, within(1e-9));
            assertThat(zeros.get(k).rising()).isEqualTo(k == 1);
            assertThat(zeros.get(k).standardError()).isNaN(); // an interpolating spline knows none
        }
        assertThat(fit.extrema(0, 10)).extracting(Root::rising).containsExactly(false, true, false);
        assertThat(fit.extrema(0, 10).get(1).x()).isCloseTo(1.5 * Math.PI, within(1e-7));
        assertThat(fit.inflections(1, 9).get(0).x()).isCloseTo(Math.PI, within(1e-5));
    }

    @Test
    void extremaOfNoisySamplesAreAsNearAsTheySay() {
        Random random = new Random(5);
        double squares = 0;
        int draws = 60;
        for (int draw = 0; draw < draws; draw++) {
            List<Root> maxima =
                    sine("local-polynomial(window=61, degree=4)", 0.05, random).extrema(1, 2.2);
            assertThat(maxima).isNotEmpty();
            Root nearest = maxima.get(0);
            for (Root root : maxima) {
                nearest = Math.abs(root.x() - Math.PI / 2) < Math.abs(nearest.x() - Math.PI / 2) ? root : nearest;
            }
            double z = (nearest.x() - Math.PI / 2) / nearest.standardError();
            squares += z * z / draws;
        }
        assertThat(Math.sqrt(squares)).isBetween(0.6, 1.25); // known to 9 %
    }

    @Test
    void aStretchOfZerosIsOneRootAndATouchIsNone() {
        double[] x = {0, 1, 2, 3, 4, 5, 6};
        Fit step = Hodograph.fit("finite-difference(points=2)", x, new double[] {-1, -1, 0, 0, 0, 1, 1});
        assertThat(step.roots(0, 0, 6)).extracting(Root::rising).containsExactly(true);
        Fit touch = Hodograph.fit("local-polynomial(degree=2)", x, new double[] {9, 4, 1, 0, 1, 4, 9});
        assertThat(touch.roots(0, 0, 6)).extracting(Root::x).allMatch(root -> Math.abs(root - 3) < 1e-6);
        assertThat(touch.extrema(0, 6).get(0).x()).isCloseTo(3, within(1e-12));
    }

    @Test
    void aCircleIsCurvedAsItsRadiusSays() {
        double[] x = new double[101];
        double[] y = new double[101];
        for (int i = 0; i < 101; i++) {
            x[i] = -1 + i * 0.02;
            y[i] = Math.sqrt(25 - x[i] * x[i]); // radius 5, bends to the right
        }
        Fit fit = Hodograph.fit("local-polynomial(degree=6)", x, y);
        assertThat(fit.curvature(0.3).value()).isCloseTo(-0.2, within(1e-5));
        assertThat(fit.curvature(0.3).standardError()).isBetween(0.0, 1e-4);
    }

    @Test
    void nothingIsThrownForWhatIsNotAvailable() {
        Fit empty = Hodograph.fit(new double[0], new double[0]);
        assertThat(empty.value(1)).isNaN();
        assertThat(empty.jet(1).derivative(2)).isNaN();
        assertThat(empty.integral(0, 1).value()).isNaN();
        assertThat(empty.roots(1, 0, 1)).isEmpty();
        assertThat(empty.curvature(0).value()).isNaN();
        Fit two = Hodograph.fit("hermite", new double[] {0, Double.NaN, 1}, new double[] {0, 5, 2});
        assertThat(two.value(0.5)).isEqualTo(1);
        assertThat(two.derivative(3, 0.5)).isNaN();
        assertThat(two.standardError(0, 0.5)).isNaN();
        assertThat(two.value(Double.NaN)).isNaN();
    }

    @Test
    void whatCannotBeMeantIsTold() {
        double[] x = {0, 1, 2};
        assertThatThrownBy(() -> Hodograph.fit("splin()", x, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean spline?");
        assertThatThrownBy(() -> Hodograph.fit("auto", x, new double[2])).isInstanceOf(IllegalArgumentException.class);
        Fit fit = Hodograph.fit(x, x);
        assertThatThrownBy(() -> fit.differentiate(4)).hasMessage("order must be between 0 and 3, but is 4");
        assertThatThrownBy(() -> fit.roots(3, 0, 1)).hasMessage("order must be between 0 and 2, but is 3");
        assertThatThrownBy(() -> fit.roots(1, 1, 1))
                .hasMessage("roots are looked for between a < b, but these are 1.0 and 1.0");
    }

    @Test
    void unitsConvertWithinADimension() {
        assertThat(Hodograph.convert(36, "km/h", "m/s")).isCloseTo(10, within(1e-12));
        assertThat(Hodograph.convert(20, "degC", "K")).isCloseTo(293.15, within(1e-9));
        assertThatThrownBy(() -> Hodograph.convert(1, "km/h", "m")).hasMessage("km/h is in SI m/s, but m is m");
        assertThatThrownBy(() -> Hodograph.convert(1, "blorp", "m")).hasMessageStartingWith("unknown unit \"blorp\"");
    }

    @Test
    void methodsAreListed() {
        assertThat(Hodograph.methods()).contains("auto", "spline", "kalman").startsWith("auto");
    }
}
