package org.hodograph.kernels.polynomial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hodograph.kernels.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided without medians against what is decided with them, on even windows of every kind. */
final class QuietTest {

    private static final long SEED = 60;
    private static final double STEP = 0.125;
    private static final int RUNS = 3_000;
    private static final double NORMAL = 1.4826;

    private final Random random = new Random(SEED);
    private final Estimate estimate = new Estimate();
    private final Estimate other = new Estimate();

    /** Noise; some have a wild sample at any place, a jump, lost values, coarse steps, or are nearly a polynomial. */
    private double[] values(int size, int kind) {
        double[] values = new double[size];
        double noise = kind == 6 ? 1e-9 : 1;
        int at = random.nextInt(size);
        for (int i = 0; i < size; i++) {
            double u = (double) i / size;
            values[i] = 20 + 50 * u * (1 - u) * u + noise * random.nextGaussian();
            values[i] += kind == 2 && i >= at ? 40 : 0;
            values[i] = kind == 3 && i >= at && i < at + 4 ? -9999 : values[i];
            values[i] = kind == 4 ? Math.rint(values[i] / 3) : values[i];
            values[i] = kind == 5 ? 20 : values[i];
        }
        if (kind == 1) {
            values[at] += (random.nextBoolean() ? 1 : -1) * (2 + 6 * random.nextDouble());
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 11, 21, 40, 64})
    void decidesWhatTheMediansDecide(int size) {
        RobustFit even = new RobustFit(2);
        RobustFit any = new RobustFit(2);
        int outliers = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] values = values(size, run % 7);
            double reference = values[size - 1];
            System.arraycopy(values, 0, even.room(size), 0, size);
            int origin = size / 2;
            any.resize(size);
            for (int i = 0; i < size; i++) {
                any.set(i, (i - origin) * STEP, values[i] - reference, 1);
            }
            estimate.clear();
            other.clear();
            double place = 0.5 * (size - 1);
            boolean solved = any.solve((place + (place - origin)) * STEP, reference, true, other);
            assertThat(even.solveEven(place, STEP, reference, estimate)).isEqualTo(solved);
            String what = "seed " + SEED + ", run " + run;
            assertThat(estimate.isOutlier()).as(what).isEqualTo(other.isOutlier());
            assertThat(Double.isNaN(estimate.noiseGain(1))).as(what).isEqualTo(Double.isNaN(other.noiseGain(1)));
            for (int k = 0; k <= 2; k++) {
                double close = 1e-9 * (Math.abs(other.derivative(k)) + 1);
                assertThat(estimate.derivative(k)).as(what).isCloseTo(other.derivative(k), within(close));
            }
            outliers += Double.isNaN(other.noiseGain(1)) ? 1 : 0;
        }
        assertThat(outliers).as("windows with outliers").isBetween(RUNS / 20, RUNS / 2);
    }

    /** At any times, with any weights: what is seen to be quiet is so by the medians, too. */
    @ParameterizedTest
    @ValueSource(ints = {5, 8, 11, 21, 40, 64})
    void whatIsSeenIsSoByTheMedians(int size) {
        OrthogonalFit fit = new OrthogonalFit(2);
        Quiet quiet = new Quiet();
        double[] times = new double[size];
        double[] weights = new double[size];
        double[] scratch = new double[size];
        int seen = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] values = values(size, run % 7);
            fit.resize(size);
            for (int i = 0; i < size; i++) {
                times[i] = (i == 0 ? 0 : times[i - 1]) + 0.01 + random.nextDouble();
                weights[i] = run % 2 == 0 ? 1 : 0.1 + random.nextDouble();
                fit.set(i, times[i], values[i] - 20, weights[i]);
            }
            assertThat(fit.fit(0, true)).isTrue();
            if (quiet.isSeen(fit, times, values, weights, size, 4, 4, NORMAL)) {
                seen++;
                double largest = 0;
                for (int i = 0; i < size; i++) {
                    double variance = Prediction.variance(weights[i], fit.leverage(i));
                    scratch[i] = Math.abs(fit.residual(i)) / Math.sqrt(variance);
                    largest = Math.max(largest, scratch[i]);
                }
                double noise = NORMAL * Median.of(scratch, size);
                double start = NORMAL * Chords.median(times, values, size, scratch);
                String what = "seed " + SEED + ", run " + run;
                assertThat(largest).as(what).isLessThanOrEqualTo(4 * Math.min(noise, start));
                assertThat(noise).as(what).isLessThanOrEqualTo(4 * start);
            }
        }
        assertThat(seen).isBetween(RUNS / 7, RUNS * 9 / 10);
    }

    @Test
    void mostWindowsOfPlainNoiseNeedNoMedian() {
        EvenFit fit = new EvenFit(3);
        Quiet quiet = new Quiet();
        int seen = 0;
        for (int run = 0; run < RUNS; run++) {
            System.arraycopy(values(64, 0), 0, fit.room(64), 0, 64);
            fit.fit(20);
            seen += quiet.isSeen(fit, 4, 4, NORMAL) ? 1 : 0;
        }
        assertThat(seen).isGreaterThan(RUNS * 9 / 10);
    }
}
