package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the state of every method's streaming worker obeys, besides the laws of its numbers. */
abstract class MethodStateContract extends MethodContract {

    private static final int HALF = SIZE / 2;

    /** After how many samples a start no longer matters, to 1e-6 of the standard error; 0: once warm, bit for bit. */
    int forgetting() {
        return 0;
    }

    /** Whether a fit allocates. */
    boolean allocates() {
        return false;
    }

    private void assertContinueAlike(Differentiator one, Differentiator two, int from) {
        if (from > 0) { // before anything new comes, too
            long newest = series.nanos(from - 1);
            assertThat(two.estimateAt(newest, other)).isEqualTo(one.estimateAt(newest, estimate));
            assertThat(DyadicSeries.bits(other)).isEqualTo(DyadicSeries.bits(estimate));
        }
        for (int i = from; i < SIZE; i++) {
            series.push(one, i, i + 1);
            series.push(two, i, i + 1);
            assertThat(two.estimateAt(series.nanos(i), other)).isEqualTo(one.estimateAt(series.nanos(i), estimate));
            assertThat(DyadicSeries.bits(other)).as("sample %d", i).isEqualTo(DyadicSeries.bits(estimate));
            assertThat(two.isWarm()).isEqualTo(one.isWarm());
        }
    }

    @Test
    void loadedWorkerSavesTheSameBytesAndContinuesBitForBit() throws IOException {
        for (int size : new int[] {0, 1, 7, HALF}) {
            Differentiator stream = worker();
            series.push(stream, 0, size);
            byte[] bytes = DyadicSeries.saved(stream);
            Differentiator loaded = worker();
            series.push(loaded, 3, 90); // a used worker: nothing of before may stay
            DyadicSeries.load(loaded, bytes);
            assertThat(DyadicSeries.saved(loaded)).isEqualTo(bytes);
            assertContinueAlike(stream, loaded, size);
        }
    }

    @Test
    void copySavesTheSameBytesAndContinuesBitForBit() throws IOException {
        for (int size : new int[] {0, 1, 7, HALF}) {
            Differentiator stream = worker();
            series.push(stream, 0, size);
            Differentiator copy = worker();
            series.push(copy, 3, 90);
            copy.copyFrom(stream);
            assertThat(DyadicSeries.saved(copy)).isEqualTo(DyadicSeries.saved(stream));
            assertContinueAlike(stream, copy, size);
        }
    }

    @Test
    void refusedSampleLeavesTheStateAsItWas() throws IOException {
        Differentiator stream = worker();
        series.push(stream, 0, HALF);
        byte[] before = DyadicSeries.saved(stream);
        long newest = series.nanos(HALF - 1);

        assertThat(stream.push(newest + 1, Double.NaN)).isEqualTo(Intake.NOT_FINITE);
        assertThat(stream.push(newest + 1, Double.NEGATIVE_INFINITY)).isEqualTo(Intake.NOT_FINITE);
        assertThat(stream.push(newest, 1)).isEqualTo(Intake.DUPLICATE);
        assertThat(stream.push(newest - 1, 1)).isEqualTo(Intake.OUT_OF_ORDER);

        assertThat(DyadicSeries.saved(stream)).isEqualTo(before);
    }

    /** R14. */
    @Test
    void resultsDoNotDependOnTheStartOnceWarm() {
        Random random = new Random(DyadicSeries.SEED);
        DyadicSeries all = series(SIZE + forgetting());
        for (int run = 0; run < 20; run++) {
            int start = 1 + random.nextInt(HALF);
            Differentiator early = worker();
            Differentiator late = worker();
            all.push(early, 0, start);
            int compared = 0;
            for (int i = start; i < all.size(); i++) {
                all.push(early, i, i + 1);
                all.push(late, i, i + 1);
                if (late.isWarm() && i - start >= forgetting()) {
                    compared++;
                    early.estimateAt(all.nanos(i), estimate);
                    late.estimateAt(all.nanos(i), other);
                    assertForgotten("start " + start + ", sample " + i);
                }
            }
            assertThat(compared).isPositive();
        }
    }

    private void assertForgotten(String when) {
        if (forgetting() == 0) {
            assertThat(DyadicSeries.bits(other)).as(when).isEqualTo(DyadicSeries.bits(estimate));
            return;
        }
        for (int k = 0; k <= orders(); k++) {
            double error = estimate.standardError(k);
            assertThat(Math.abs(other.derivative(k) - estimate.derivative(k)))
                    .as("%s, order %d", when, k)
                    .isLessThanOrEqualTo(1e-6 * error);
            assertThat(Math.abs(other.standardError(k) - error))
                    .as("standard error, %s, order %d", when, k)
                    .isLessThanOrEqualTo(1e-6 * error);
        }
    }

    @Test
    void nothingIsAllocatedAfterWarmUp() {
        assumeFalse(allocates(), text() + " says that its fits allocate");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        DyadicSeries many = series(8_000);
        Differentiator stream = worker();
        run(stream, many, 0, 4_000);
        threads.getThreadAllocatedBytes(thread);
        long least = Long.MAX_VALUE; // a method that is compiled anew meanwhile allocates once, a sample each time
        for (int round = 0; round < 4 && least > 0; round++) {
            long first = threads.getThreadAllocatedBytes(thread);
            long before = threads.getThreadAllocatedBytes(thread);
            run(stream, many, 4_000 + 1_000 * round, 5_000 + 1_000 * round);
            long after = threads.getThreadAllocatedBytes(thread);
            least = Math.min(least, after - before - (before - first)); // the probe's own is no fault of the method
        }
        assertThat(least).isLessThanOrEqualTo(0);
    }

    private void run(Differentiator stream, DyadicSeries of, int from, int to) {
        for (int i = from; i < to; i++) {
            stream.push(of.nanos(i), of.y()[i]);
            stream.estimateAt(of.nanos(i), estimate);
        }
    }
}
