package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The laws for GOLD, whose estimates are for the mean time of the run. */
final class GoldTest extends MethodStateContract {

    @Override
    String text() {
        return "gold(embedding=8, order=3)";
    }

    /** On an uneven run the slope of a parabola's straight line is not the parabola's at the mean time. */
    @Override
    int degree() {
        return 1;
    }

    @Override
    String scaled(int k) {
        return text();
    }

    @Override
    String batch(double lagSeconds) {
        return text();
    }

    /** The mean time is told to the nearest nanosecond: the value of a slope of 1 is off by half of one. */
    @Override
    double tolerance(Estimate of, int order, double largest) {
        return super.tolerance(of, order, largest) + (order == 0 ? 0.5e-9 : 0);
    }

    @Override
    boolean answersAtTheInstantAskedFor() {
        return false;
    }

    @Test
    void tellsTheMeanTimeOfTheRunFromTheFirstSampleOnAndNeverTwice() {
        Differentiator stream = worker();
        long before = Long.MIN_VALUE;
        for (int i = 0; i < SIZE; i++) {
            series.push(stream, i, i + 1);
            assertThat(stream.estimateAt(series.nanos(i), estimate)).isTrue();
            long ticks = 0;
            int size = Math.min(i + 1, 8);
            for (int j = i + 1 - size; j <= i; j++) {
                ticks += series.ticks()[j] - series.ticks()[i];
            }
            double mean = ticks * (double) DyadicSeries.TICK / size;
            assertThat(Math.abs(estimate.nanos() - series.nanos(i) - mean)).isLessThanOrEqualTo(0.5);
            assertThat(estimate.nanos()).isGreaterThan(before);
            assertThat(estimate.samples()).isEqualTo(size);
            for (int k = 0; k <= 3; k++) {
                assertThat(estimate.has(k)).isEqualTo(k < size);
            }
            before = estimate.nanos();
        }
    }

    @Test
    void cubicOnAnEvenRunHasItsOwnThirdDerivative() {
        DyadicSeries cubic = DyadicSeries.even(SIZE).with(t -> t * t * t / 6);
        Differentiator stream = worker();
        cubic.push(stream, 0, SIZE);
        assertThat(stream.estimateAt(cubic.nanos(SIZE - 1), estimate)).isTrue();
        double mean = (estimate.nanos() - cubic.nanos(SIZE - 1)) / 1e9;
        assertThat(estimate.derivative(2)).isCloseTo(mean, within(1e-12));
        assertThat(estimate.derivative(3)).isCloseTo(1, within(1e-11));
    }
}
