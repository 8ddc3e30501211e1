package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The laws for a filter that estimates both noises where spacing is even, so that its members become steady one by one. */
final class KalmanEvenTest extends MethodStateContract {

    private static final int LONG = 3_000;

    @Override
    String text() {
        return "kalman(model=iwp3)";
    }

    @Override
    int degree() {
        return 2;
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

    @Override
    boolean isLinear() {
        return false;
    }

    @Override
    boolean isBatchAlike() {
        return false;
    }

    /** The gain of differences of the two nearest samples, 1/16 s apart; without noise there is no standard error to go by. */
    @Override
    double tolerance(Estimate of, int order, double largest) {
        return 64 * Math.ulp(1.0) * of.samples() * Math.pow(2 * 16, order) * largest;
    }

    @Override
    int forgetting() {
        return 2_000;
    }

    /** All members are steady after a thousand samples; a gap ends it. */
    @Test
    void loadedAndCopiedWorkersContinueBitForBitWhereMembersAreSteady() throws IOException {
        DyadicSeries even = series(LONG);
        for (int i = LONG - 200; i < LONG; i++) {
            even.ticks()[i] += 17;
        }
        Differentiator stream = worker();
        Differentiator loaded = worker();
        Differentiator copy = worker();
        for (int i = 0; i < LONG; i++) {
            even.push(stream, i, i + 1);
            if (i % 700 == 650) {
                DyadicSeries.load(loaded, DyadicSeries.saved(stream));
                copy.copyFrom(stream);
            } else if (i > 650) {
                even.push(loaded, i, i + 1);
                even.push(copy, i, i + 1);
                stream.estimateAt(even.nanos(i), estimate);
                loaded.estimateAt(even.nanos(i), other);
                assertThat(DyadicSeries.bits(other)).as("loaded, sample %d", i).isEqualTo(DyadicSeries.bits(estimate));
                copy.estimateAt(even.nanos(i), other);
                assertThat(DyadicSeries.bits(other)).as("copy, sample %d", i).isEqualTo(DyadicSeries.bits(estimate));
            }
        }
        assertThat(DyadicSeries.saved(loaded)).isEqualTo(DyadicSeries.saved(stream));
    }
}
