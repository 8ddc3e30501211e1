package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The laws for the bank of filters, and what it says of its choice. */
final class AutoTest extends MethodStateContract {

    @Override
    String text() {
        return "auto";
    }

    /** A slope is what every member reproduces; a bend is shared with members that have none. */
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

    @Override
    boolean isLinear() {
        return false;
    }

    /** Its weights are those of the whole block there. */
    @Override
    boolean isBatchAlike() {
        return false;
    }

    /** Against a slope of 1 per second sampled about 8 times a second: rounding of the values, with the gain of the fastest member. */
    @Override
    double tolerance(Estimate of, int order, double largest) {
        return 1e-11 * Math.pow(20, order) * largest;
    }

    @Override
    int forgetting() {
        return 2_000;
    }

    @Test
    void stateAtLagZeroIsSmall() throws IOException {
        Differentiator stream = worker("auto");
        series.push(stream, 0, SIZE);
        assertThat(DyadicSeries.saved(stream).length).isLessThan(32 * 1024);
    }

    private static final int EARLY = 8; // samples: nothing is held back as out of proportion yet

    private static Differentiator worker(String text) {
        return Methods.parse(text).newDifferentiator(Lookback.NONE);
    }

    @Test
    void tellsItsChoiceInWords() throws IOException {
        Differentiator stream = worker("auto");
        assertThat(stream.choice()).isEmpty();
        series.push(stream, 0, SIZE);
        assertThat(stream.choice())
                .matches("order [2-5], (\\d|\\d0+|0\\.0*\\d) s(, (coloured|robust|reactive|oscillating))?");
        Differentiator loaded = worker("auto");
        DyadicSeries.load(loaded, DyadicSeries.saved(stream));
        assertThat(loaded.choice()).isEqualTo(stream.choice());
    }

    @Test
    void beginsAnewWhereSquaresAreBeyondTheDoubles() {
        Differentiator stream = worker("auto");
        series.push(stream, 0, EARLY);
        stream.push(series.nanos(EARLY), 1e300);
        series.push(stream, EARLY + 1, SIZE);
        assertThat(stream.estimateAt(series.nanos(SIZE - 1), estimate)).isTrue();
        assertThat(estimate.derivative(0)).isBetween(18.0, 22.0);
        assertThat(estimate.standardError(1)).isFinite();
    }

    /** The value behind the newest sample too: both banks begin anew, with one reference. */
    @Test
    void beginsAnewBehindTheNewestSampleToo() {
        Differentiator stream = Methods.parse("auto").newDifferentiator(new Lookback(0, 3));
        Differentiator fresh = Methods.parse("auto").newDifferentiator(new Lookback(0, 3));
        series.push(stream, 0, EARLY);
        stream.push(series.nanos(EARLY), 1e300);
        stream.push(series.nanos(EARLY + 1), 20); // its own square is beyond the doubles, from 1e300
        fresh.push(series.nanos(EARLY + 1), 20);
        for (int i = EARLY + 2; i < SIZE; i++) {
            series.push(stream, i, i + 1);
            series.push(fresh, i, i + 1);
            long instant = series.nanos(i - 3);
            assertThat(stream.estimateAt(instant, estimate)).isEqualTo(fresh.estimateAt(instant, other));
            assertThat(DyadicSeries.bits(estimate)).isEqualTo(DyadicSeries.bits(other));
        }
    }

    @Test
    void batchWithASquareBeyondTheDoublesHasNoAnswer() {
        Fit fit = Methods.parse("auto")
                .fit(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, new double[] {0, 1, 0, 1e300, 0, 1, 0, 1});
        assertThat(fit.estimateAt(6, estimate)).isFalse();
        assertThat(estimate.isEmpty()).isTrue();
    }

    @Test
    void batchIsTheStreamThatSeesBothSides() {
        DyadicSeries long5 = DyadicSeries.noisy(5_000);
        double[] x = new double[long5.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = long5.ticks()[i] / 512.0;
        }
        Fit fit = Methods.parse("auto").fit(x, long5.y());
        double squares = 0;
        int held = 0;
        int asked = 0;
        for (double at = 30; at < 300; at += 0.25) { // across the seams of blocks, between samples
            assertThat(fit.estimateAt(at, estimate)).isTrue();
            double error = estimate.derivative(1) - Math.cos(at);
            squares += error * error;
            held += Math.abs(error) <= 1.96 * estimate.standardError(1) ? 1 : 0;
            asked++;
        }
        assertThat(Math.sqrt(squares / asked)).isLessThan(0.05); // noise 0.1, about 16 samples per radian
        assertThat(held / (double) asked).isGreaterThan(0.93);
    }

    /** What answers are worked out with belongs to a thread: two that ask at the same time don't disturb each other. */
    @Test
    void threadsAnswerAsOneDoes() throws Exception {
        double[] alone = answers(Methods.parse("auto").newDifferentiator(new Lookback(0, 8)));
        List<Callable<double[]>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Differentiator made =
                    Methods.parse("auto").newDifferentiator(new Lookback(0, 8)); // in this thread, used in another
            tasks.add(() -> answers(made));
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<double[]> told : threads.invokeAll(tasks)) {
                assertThat(told.get()).containsExactly(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Version 4 wrote the logs of weights, version 5 the weights: of the same samples. */
    @Test
    void goesOnFromAStateOfVersion4AsFromOneOfVersion5() throws IOException {
        assertGoesOnAs(restored(5), restored(4), 1e-6);
    }

    /** A robust member of before version 6 held on to its past where one of version 6 has begun anew. */
    @Test
    void goesOnFromAStateOfVersion5NearlyAsIfItHadBeenItsOwn() throws IOException {
        Differentiator through = Methods.parse("auto").newDifferentiator();
        for (int i = 0; i < 200; i++) {
            through.push(i * 10_000_000L, sample(i));
        }
        assertGoesOnAs(through, restored(5), 1e-5);
    }

    /** Version 7 has the same members; what has stayed where it was is learned anew. */
    @Test
    void goesOnFromAStateOfVersion6AsIfItHadBeenItsOwn() throws IOException {
        Differentiator through = Methods.parse("auto").newDifferentiator();
        for (int i = 0; i < 200; i++) {
            through.push(i * 10_000_000L, sample(i));
        }
        assertGoesOnAs(through, restored(6), 0);
    }

    private Differentiator restored(int version) throws IOException {
        Differentiator restored = Methods.parse("auto").newDifferentiator();
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(getClass().getResourceAsStream("/states/auto@" + version + ".gz")))) {
            restored.load(in);
            assertThat(in.read()).isEqualTo(-1);
        }
        return restored;
    }

    /** Of 60 more samples; {@code share} of a standard error. */
    private static void assertGoesOnAs(Differentiator through, Differentiator restored, double share) {
        Estimate one = new Estimate();
        Estimate other = new Estimate();
        for (int i = 200; i < 260; i++) {
            through.push(i * 10_000_000L, sample(i));
            restored.push(i * 10_000_000L, sample(i));
            assertThat(through.estimateAt(i * 10_000_000L, one)).isTrue();
            assertThat(restored.estimateAt(i * 10_000_000L, other)).isTrue();
            for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                double error = one.standardError(order);
                assertThat(other.derivative(order)).isCloseTo(one.derivative(order), within(share * error));
                assertThat(other.standardError(order)).isCloseTo(error, within(share * error));
            }
        }
    }

    private static double sample(int i) {
        return Math.sin(0.1 * i) + 0.01 * (i * 7_919 % 13);
    }

    private static double[] answers(Differentiator auto) {
        Estimate estimate = new Estimate();
        double[] told = new double[400];
        for (int i = 0; i < told.length; i++) {
            auto.push(i * 10_000_000L, sample(i));
            boolean answered = auto.estimateAt(Math.max(0, i - 8) * 10_000_000L, estimate);
            told[i] = answered ? estimate.derivative(1) : 0;
        }
        return told;
    }
}
