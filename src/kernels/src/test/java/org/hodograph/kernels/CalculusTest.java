package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exercises of a calculus course: functions without noise at 201 points, differentiated between the points.
 *
 * <p>A line is a method and how far orders 0 to 3 may be from the truth, relative to the largest derivative of that order on the
 * interval, or to 1 if that is more; the last number is for the slope on the sides of a corner, 50 points away. Orders that
 * the method doesn't know have no number.
 */
final class CalculusTest {

    private static final int POINTS = 201;
    private static final int QUESTIONS = 37;

    /** @param derivatives orders 0 to 3 */
    private record Exercise(String name, double from, double to, List<DoubleUnaryOperator> derivatives) {

        double[] x() {
            double[] x = new double[POINTS];
            Arrays.setAll(x, i -> from + (to - from) * i / (POINTS - 1));
            return x;
        }

        double[] y() {
            return Arrays.stream(x()).map(derivatives.get(0)).toArray();
        }

        /** Off the points, the outer tenths left out. */
        double question(int i) {
            return from + (to - from) * (0.1 + 0.8 * (i + 0.37) / QUESTIONS);
        }

        double largest(int order) {
            return Math.max(
                    1,
                    Arrays.stream(x())
                            .map(derivatives.get(order))
                            .map(Math::abs)
                            .max()
                            .getAsDouble());
        }
    }

    private static List<Exercise> smooth() {
        List<Exercise> all = new ArrayList<>(List.of(
                new Exercise(
                        "e^(-x^2)",
                        -2,
                        2,
                        List.of(
                                x -> Math.exp(-x * x),
                                x -> -2 * x * Math.exp(-x * x),
                                x -> (4 * x * x - 2) * Math.exp(-x * x),
                                x -> (12 * x - 8 * x * x * x) * Math.exp(-x * x))),
                new Exercise("x^2 - 4x + 5", 0, 5, List.of(x -> x * x - 4 * x + 5, x -> 2 * x - 4, x -> 2, x -> 0)),
                new Exercise("e^x", -1, 2, List.of(Math::exp, Math::exp, Math::exp, Math::exp)),
                new Exercise("ln x", 0.5, 4, List.of(Math::log, x -> 1 / x, x -> -1 / (x * x), x -> 2 / (x * x * x))),
                new Exercise(
                        "sin x", 0, 2 * Math.PI, List.of(Math::sin, Math::cos, x -> -Math.sin(x), x -> -Math.cos(x))),
                new Exercise(
                        "cos x", 0, 2 * Math.PI, List.of(Math::cos, x -> -Math.sin(x), x -> -Math.cos(x), Math::sin)),
                new Exercise(
                        "logistic",
                        -6,
                        6,
                        List.of(
                                CalculusTest::logistic,
                                x -> logistic(x) * logistic(-x),
                                x -> logistic(x) * logistic(-x) * (1 - 2 * logistic(x)),
                                x -> logistic(x) * logistic(-x) * (1 - 6 * logistic(x) * logistic(-x)))),
                new Exercise(
                        "tanh",
                        -3,
                        3,
                        List.of(
                                Math::tanh,
                                CalculusTest::bell,
                                x -> -2 * Math.tanh(x) * bell(x),
                                x -> bell(x) * (6 * Math.tanh(x) * Math.tanh(x) - 2)))));
        for (int n = 1; n <= 5; n++) {
            int p = n;
            all.add(new Exercise(
                    "x^" + n,
                    -1,
                    2,
                    List.of(x -> power(x, p, 0), x -> power(x, p, 1), x -> power(x, p, 2), x -> power(x, p, 3))));
        }
        return all;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double bell(double x) {
        return 1 - Math.tanh(x) * Math.tanh(x);
    }

    /** The order-th derivative of x^n. */
    private static double power(double x, int n, int order) {
        double factor = 1;
        for (int k = 0; k < order; k++) {
            factor *= n - k;
        }
        return factor == 0 ? 0 : factor * Math.pow(x, n - order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local-polynomial(window=9, degree=4)    | 2e-7 2e-5 4e-4 2e-2 | 1e-9",
                "robust(local-polynomial(window=9, degree=4)) | 2e-7 2e-5 4e-4 2e-2 | 1e-9",
                "savitzky-golay(window=9, degree=4)      | 2e-7 2e-5 4e-4 2e-2 | 1e-9",
                "loess(fraction=0.05, degree=3)          | 5e-6 2e-5 1e-2 2e-2 | 1e-9",
                "lowess(fraction=0.03, robust=0)         | 2e-3 1e-2           | 1e-9",
                "glla(embedding=5, order=3)              | 5e-7 5e-5 3e-3 6e-2 | 1e-9",
                "gold(embedding=5, order=3)              | 3e-2 4e-2 6e-2 6e-2 | 1e-9",
                "lla(window=3)                           | 1e-3 4e-2           | 1e-9",
                "hermite                                 | 1e-6 2e-4 5e-2       | 1e-9",
                "finite-difference(points=6)             | 5e-10 5e-8 5e-6 2e-4 | 1e-9",
                "kalman                                  | 5e-12 5e-10 1e-7   | 1e-9",
                "kalman(model=iwp4)                      | 5e-13 1e-11 2e-9 1e-7 | 1e-9",
                "cubic-spline                            | 2e-8 2e-6 4e-4 5e-2 | 1e-9",
                "cubic-spline(boundary=natural)          | 2e-8 2e-6 4e-4 5e-2 | 1e-9",
                "quintic-spline                          | 5e-12 5e-10 1e-7 1e-5 | 1e-9",
                "smoothing-spline                        | 2e-8 2e-6 4e-4 5e-2 | 1e-9",
                "smoothing-spline(lambda=1e-9)           | 2e-8 2e-6 4e-4 5e-2 | 1e-9",
                "spline                                  | 1e-10 5e-10 1e-7 1e-5 | 1e-9",
                "spline(degree=3)                        | 1e-7 2e-6 4e-4 5e-2 | 1e-9",
                "spline(degree=4)                        | 5e-10 4e-8 6e-6 8e-4 | 1e-9",
                "spline(smoothing=1e-8)                  | 5e-5 4e-4 4e-3 3e-2 | 1e-2",
                "spline(smoothing=0, degree=4)           | 2e-10 4e-8 6e-6 8e-4 | 1e-9",
                "spline(smoothing=0, degree=2)           | 1e-6 3e-4 6e-2 | 1e-9",
                "kalman(model=iwp2)                      | 2e-8 2e-6 | 1e-9",
                "kalman(model=iwp3)                      | 5e-12 5e-10 1e-7 | 1e-9",
                "kalman(model=iwp4)                      | 2e-13 1e-11 2e-9 1e-7 | 1e-9",
                "neural                                  | 5e-4 2e-3 2e-2 2e-1 | 2e-2"
            })
    void derivativesOfTheCourse(String text, String tolerances, double corner) {
        Method method = Methods.parse(text);
        String[] tolerance = tolerances.split(" ");
        assertThat(tolerance).as("a number for each order").hasSize(method.maxOrder() + 1);
        List<String> wrong = new ArrayList<>();
        for (Exercise exercise : smooth()) {
            Fit fit = method.fit(exercise.x(), exercise.y());
            for (int order = 0; order <= method.maxOrder(); order++) {
                DoubleUnaryOperator derivative = fit.differentiate(order);
                double worst = 0;
                for (int i = 0; i < QUESTIONS; i++) {
                    double at = exercise.question(i);
                    double error = derivative.applyAsDouble(at)
                            - exercise.derivatives().get(order).applyAsDouble(at);
                    worst = Math.max(worst, Math.abs(error) / exercise.largest(order));
                    assertThat(error)
                            .as("%s of %s at %s", text, exercise.name(), at)
                            .isFinite();
                }
                if (worst > Double.parseDouble(tolerance[order])) {
                    wrong.add(exercise.name() + " order " + order + " by " + worst);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertSidesOfCorners(method, corner);
    }

    /** x² − 4x + 5: the slope is 0 at 2, the value 1, the curvature 2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "local-polynomial(window=9, degree=2)",
                "savitzky-golay(window=9, degree=2)",
                "loess(fraction=0.05, degree=2)",
                "glla(embedding=5, order=2)",
                "finite-difference(points=3)",
                "kalman",
                "cubic-spline",
                "quintic-spline",
                "smoothing-spline",
                "spline",
                "spline(smoothing=0.01)"
            })
    void parabolaHasItsMinimumAtTwoAndCurvatureTwo(String text) {
        Exercise parabola = new Exercise("parabola", -1, 5, List.of(x -> x * x - 4 * x + 5));
        Fit fit = Methods.parse(text).fit(parabola.x(), parabola.y());
        Estimate estimate = new Estimate();
        double low = 0.5;
        double high = 4;
        while (high - low > 1e-9) {
            double middle = 0.5 * (low + high);
            assertThat(fit.estimateAt(middle, estimate)).isTrue();
            low = estimate.derivative(1) < 0 ? middle : low;
            high = estimate.derivative(1) < 0 ? high : middle;
        }
        assertThat(low).isCloseTo(2, within(1e-6));
        assertThat(estimate.derivative(0)).isCloseTo(1, within(1e-6));
        double curvature = estimate.derivative(2) / Math.pow(1 + Math.pow(estimate.derivative(1), 2), 1.5);
        assertThat(curvature).isCloseTo(2, within(1e-4));
    }

    /** |x| and ReLU: the slopes on both sides; at the corner, where there is none, one that lies between them. */
    private static void assertSidesOfCorners(Method method, double tolerance) {
        assertSides(method, Math::abs, -1, 1, tolerance);
        assertSides(method, x -> Math.max(0, x), 0, 1, tolerance);
    }

    private static void assertSides(
            Method method, DoubleUnaryOperator function, double left, double right, double tolerance) {
        Exercise corner = new Exercise("corner", -1, 1, List.of(function));
        DoubleUnaryOperator slope = method.fit(corner.x(), corner.y()).differentiate(1);
        for (double distance : new double[] {0.503, 0.651, 0.807}) {
            assertThat(Math.abs(slope.applyAsDouble(-distance) - left)).isLessThanOrEqualTo(tolerance);
            assertThat(Math.abs(slope.applyAsDouble(distance) - right)).isLessThanOrEqualTo(tolerance);
        }
        assertThat(slope.applyAsDouble(0)).isBetween(left, right);
    }
}
