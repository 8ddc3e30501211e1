package org.hodograph.kernels.spline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hodograph.kernels.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fast paths tell of the smoother against the smoother written out: the fits of all unit vectors. */
final class PenalisedSplineTest {

    private static final int SIZE = 40;

    private final double[] x = new double[SIZE];
    private final double[] weights = new double[SIZE];

    @ParameterizedTest(name = "seed {0} degree {1} natural {2} λ {3}")
    @CsvSource({
        "1, 3, true, 1e-4",
        "2, 3, true, 1",
        "3, 3, true, 1e6",
        "4, 5, false, 1e-4",
        "5, 5, false, 1",
        "6, 5, false, 1e9",
        "7, 2, false, 10",
        "8, 1, false, 10"
    })
    void traceFreedomAndCovarianceAreThoseOfTheSmoother(long seed, int degree, boolean natural, double lambda) {
        Random random = new Random(seed);
        for (int i = 0; i < SIZE; i++) {
            x[i] = (i == 0 ? 0 : x[i - 1]) + 0.05 + 2 * random.nextDouble();
            weights[i] = 0.2 + random.nextDouble();
        }
        int order = natural ? 2 : Math.min(degree, (degree + 3) / 2);
        PenalisedSpline spline = new PenalisedSpline(degree, degree + 1);
        if (natural) {
            Knots.atSamples(spline.basis(), x, SIZE);
        } else {
            Knots.interpolating(spline.basis(), x, SIZE);
        }
        double at = 0.4 * x[SIZE - 1];
        double[][] smoother = new double[SIZE][SIZE]; // [j][i]: what unit vector j comes to at sample i
        double[][] influence = new double[SIZE][Estimate.MAX_ORDER + 1]; // and at the point, by order
        for (int j = 0; j < SIZE; j++) {
            double[] unit = new double[SIZE];
            unit[j] = 1;
            spline.take(x, unit, weights, SIZE);
            spline.penaliseRoughness(order);
            assertThat(spline.solveAndCount(lambda)).isTrue();
            for (int i = 0; i < SIZE; i++) {
                smoother[j][i] = unit[i] - spline.residual(i);
            }
            Estimate estimate = new Estimate();
            spline.evaluate(at, estimate);
            Arrays.setAll(influence[j], k -> k <= degree ? estimate.derivative(k) : 0);
        }
        double trace = 0;
        double square = 0;
        for (int i = 0; i < SIZE; i++) {
            trace += smoother[i][i];
            for (int j = 0; j < SIZE; j++) {
                square += smoother[i][j] * smoother[j][i];
            }
        }
        assertThat(spline.trace()).isCloseTo(trace, within(1e-9 * SIZE));
        assertThat(spline.freedom(SIZE)).isCloseTo(SIZE - 2 * trace + square, within(0.02)); // by a difference
        for (int k = 0; k <= Math.min(degree, Estimate.MAX_ORDER); k++) {
            for (int l = 0; l <= k; l++) {
                double covariance = 0;
                double scale = 0;
                for (int j = 0; j < SIZE; j++) {
                    covariance += influence[j][k] * influence[j][l] / weights[j];
                    scale += Math.abs(influence[j][k] * influence[j][l]) / weights[j];
                }
                assertThat(spline.influence(at).covariance(k, l)).isCloseTo(covariance, within(1e-7 * scale));
            }
        }
    }
}
