package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What outliers, jumps and plain noise do to a robust method, on a speed once a second. */
final class RobustOutlierTest {

    private static final long SEED = 30;
    private static final long SECOND = 1_000_000_000L;
    private static final int SAMPLES = 80;
    private static final int WARM = 25;
    private static final int AT = 40;
    private static final double NOISE = 0.2; // of a satellite receiver's speed, m/s

    private final Random random = new Random(SEED);
    private final Estimate estimate = new Estimate();
    private final Estimate other = new Estimate();

    private double[] speeds(double noise) {
        double[] speed = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            speed[i] = 15 + 3 * Math.sin(0.1 * i) + noise * random.nextGaussian();
        }
        return speed;
    }

    private static Differentiator worker(String text) {
        return Methods.parse(text).newDifferentiator();
    }

    private static boolean next(Differentiator stream, int i, double value, Estimate out) {
        stream.push(i * SECOND, value);
        return stream.estimateAt(i * SECOND, out);
    }

    /** R20. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "robust(local-polynomial(window=15, degree=2))",
                "robust(local-polynomial(window=21, degree=3))",
                "robust(local-polynomial(span=15s, degree=2, weights=tricube))"
            })
    void outlierOf30IsFlaggedAndMovesTheAccelerationByLessThanThreeTenths(String text) {
        int falseFlags = 0;
        int asked = 0;
        for (int run = 0; run < 500; run++) {
            double[] speed = speeds(NOISE);
            double sign = run % 2 == 0 ? 1 : -1;
            Differentiator clean = worker(text);
            Differentiator spiked = worker(text);
            for (int i = 0; i < SAMPLES; i++) {
                next(clean, i, speed[i], estimate);
                next(spiked, i, speed[i] + (i == AT ? sign * 30 : 0), other);
                if (i >= WARM) {
                    assertThat(Math.abs(other.derivative(1) - estimate.derivative(1)))
                            .as("seed %d run %d sample %d", SEED, run, i)
                            .isLessThan(0.3);
                    assertThat(i != AT || other.isOutlier()).isTrue();
                    falseFlags += estimate.isOutlier() ? 1 : 0;
                    asked++;
                }
            }
        }
        assertThat((double) falseFlags / asked).as("false flags").isLessThan(0.002);
    }

    @Test
    void plainMethodIsMovedByMuchMore() {
        double[] speed = speeds(NOISE);
        Differentiator plain = worker("local-polynomial(window=21, degree=3)");
        for (int i = 0; i <= AT; i++) {
            next(plain, i, speed[i] + (i == AT ? 30 : 0), estimate);
        }
        assertThat(estimate.derivative(1)).isGreaterThan(5);
        assertThat(estimate.isOutlier()).isFalse();
    }

    @Test
    void withoutAnOutlierItIsThePlainMethodBitForBit() {
        double[] speed = speeds(0); // smooth, and no cubic
        Differentiator plain = worker("local-polynomial(window=21, degree=3)");
        Differentiator robust = worker("robust(local-polynomial(window=21, degree=3))");
        for (int i = 0; i < SAMPLES; i++) {
            assertThat(next(robust, i, speed[i], estimate)).isEqualTo(next(plain, i, speed[i], other));
            assertThat(DyadicSeries.bits(estimate)).isEqualTo(DyadicSeries.bits(other));
            assertThat(estimate.isOutlier()).isFalse();
        }
    }

    /** The first two samples of a jump can't be told from outliers; with the third the step is taken out of the fit. */
    @Test
    void runOfThreeIsAJumpAndLeavesNoTraceInTheSlope() {
        double[] speed = speeds(NOISE / 4);
        Differentiator plain = worker("local-polynomial(window=21, degree=3)"); // of the same without the jump
        Differentiator robust = worker("robust(local-polynomial(window=21, degree=3))");
        for (int i = 0; i < AT + 25; i++) {
            double jump = i >= AT ? 10 : 0;
            next(plain, i, speed[i], other);
            next(robust, i, speed[i] + jump, estimate);
            if (i >= AT - 5) {
                assertThat(estimate.isOutlier()).as("sample %d", i).isEqualTo(i == AT || i == AT + 1);
                double error = estimate.derivative(1) - other.derivative(1);
                assertThat(Math.abs(error)).as("sample %d", i).isLessThan(3 * estimate.standardError(1));
                // 21 samples: bias and correlation of the residuals are in one of the two by chance
                assertThat(estimate.standardError(1)).as("sample %d", i).isBetween(0.55 * other.standardError(1), 0.3);
            }
            if (i >= AT + 2) {
                double off = estimate.derivative(0) - other.derivative(0) - jump;
                assertThat(Math.abs(off)).as("sample %d", i).isLessThan(3 * estimate.standardError(0));
            }
        }
    }

    /** A corner is no jump: nothing is taken out, and the plain fit is what is told. */
    @Test
    void cornerIsBelievedAsItIs() {
        Differentiator plain = worker("local-polynomial(window=21, degree=2)");
        Differentiator robust = worker("robust(local-polynomial(window=21, degree=2))");
        for (int i = 0; i < 2 * AT; i++) {
            double value = Math.abs(i - AT) + 0.001 * random.nextGaussian();
            next(plain, i, value, other);
            next(robust, i, value, estimate);
            if (i > AT + 2 && i < AT + 16) {
                assertThat(estimate.derivative(1)).as("sample %d", i).isEqualTo(other.derivative(1));
            }
        }
    }

    /** Lost values that are told as 0 for a while, less than half of the window: flagged, and no trace once they are over. */
    @Test
    void lostValuesAreNeitherBelievedNorLeaveATrace() {
        double[] speed = speeds(NOISE / 4);
        Differentiator clean = worker("local-polynomial(window=21, degree=3)");
        Differentiator robust = worker("robust(local-polynomial(window=21, degree=3))");
        for (int i = 0; i < AT + 25; i++) {
            boolean lost = i >= AT && i < AT + 9;
            next(robust, i, lost ? 0 : speed[i], estimate);
            next(clean, i, speed[i], other);
            if (i >= AT) {
                assertThat(estimate.isOutlier()).as("sample %d", i).isEqualTo(lost);
                double error = estimate.derivative(1) - other.derivative(1);
                assertThat(Math.abs(error)).as("sample %d", i).isLessThan(3.5 * estimate.standardError(1));
            }
        }
    }

    @Test
    void spikeOnAConstantLeavesLessThanAMillionth() {
        Differentiator robust = worker("robust(local-polynomial(window=11, degree=2))");
        for (int i = 0; i < 30; i++) {
            next(robust, i, i == 20 ? 50 : 20, estimate);
            if (i >= 11) {
                assertThat(estimate.isOutlier()).isEqualTo(i == 20);
                assertThat(Math.abs(estimate.derivative(0) - 20)).isLessThan(1e-6);
                assertThat(Math.abs(estimate.derivative(1))).isLessThan(1e-6);
                assertThat(Math.abs(estimate.derivative(2))).isLessThan(1e-6);
            }
        }
    }

    /** One sample in ten is wild; a window of 41 still knows what is going on. */
    @Test
    void manyOutliersAreFoundInALongWindow() {
        Differentiator plain = worker("local-polynomial(window=41, degree=3)");
        Differentiator robust = worker("robust(local-polynomial(window=41, degree=3))");
        double squaresPlain = 0;
        double squaresRobust = 0;
        for (int i = 0; i < 2_000; i++) {
            double clean = Math.sin(0.05 * i) + 0.03 * random.nextGaussian();
            double wild = random.nextInt(10) == 0 ? 3 * random.nextGaussian() : 0;
            next(plain, i, clean + wild, other);
            next(robust, i, clean + wild, estimate);
            if (i > 60) {
                double slope = 0.05 * Math.cos(0.05 * i);
                squaresPlain += Math.pow(other.derivative(1) - slope, 2);
                squaresRobust += Math.pow(estimate.derivative(1) - slope, 2);
            }
        }
        assertThat(Math.sqrt(squaresRobust)).as("seed %d", SEED).isLessThan(Math.sqrt(squaresPlain) / 10);
    }
}
