package org.hodograph.kernels.kalman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member that is steady against the same one whose every step is worked out. */
final class SteadyStepsTest {

    private static final long SEED = 46;
    private static final double SPACING = 0.01;
    private static final int SAMPLES = 4_000;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void saysWhatTheWholeStepSays(int order) {
        for (double timeScale : new double[] {0.6, 1.5, 6, 41}) {
            compare(order, timeScale);
        }
    }

    private static void compare(int order, double timeScale) {
        Random random = new Random(SEED);
        double intensity = NoiseBank.intensity(order, timeScale, SPACING);
        double reach = timeScale * SPACING;
        int stride = InformationState.size(order);
        SteadySteps steady = new SteadySteps(order, 1);
        InformationState state = new InformationState(order);
        InformationState other = new InformationState(order);
        double[] rows = new double[2 * stride]; // before and after a sample
        double[] whole = new double[stride];
        double[] mean = new double[order];
        double[] covariance = new double[order * order];
        double[] wholeMean = new double[order];
        double[] wholeCovariance = new double[order * order];
        state.clear();
        state.observe();
        state.save(rows, 0);
        state.save(whole, 0);
        int steps = 0;
        for (int i = 1; i < SAMPLES; i++) {
            double step = random.nextGaussian();
            other.load(whole, 0);
            other.shift(step);
            other.ahead(SPACING, intensity, reach);
            other.observe();
            other.save(whole, 0);
            double innovation = Math.abs(other.innovation());
            double spread = other.spread();
            other.solve(wholeMean, wholeCovariance);
            if (!steady.holds(0)) {
                state.load(rows, 0);
                state.shift(step);
                state.ahead(SPACING, intensity, reach);
                state.observe();
                state.save(rows, stride);
                if (i > order && steady.isSame(rows, 0, stride)) {
                    steady.learn(0, rows, 0, SPACING, intensity, reach, state);
                }
            }
            if (steady.holds(0)) {
                steps++;
                steady.go(0, rows, 0, stride, step);
                assertThat(Math.abs(steady.innovation())).isCloseTo(innovation, within(1e-9));
                assertThat(steady.spread(0)).isCloseTo(spread, within(1e-11 * spread));
                steady.solve(0, rows, stride, mean, covariance);
                for (int k = 0; k < order; k++) {
                    double variance = wholeCovariance[k * order + k];
                    assertThat(mean[k]).isCloseTo(wholeMean[k], within(1e-9 * Math.sqrt(variance)));
                    for (int l = 0; l < order; l++) {
                        double size = Math.sqrt(variance * wholeCovariance[l * order + l]);
                        assertThat(covariance[k * order + l])
                                .isCloseTo(wholeCovariance[k * order + l], within(1e-10 * size));
                    }
                }
            }
            System.arraycopy(rows, stride, rows, 0, stride);
        }
        assertThat(steps).as("order %d, time scale %f", order, timeScale).isGreaterThan(SAMPLES / 2);
    }
}
