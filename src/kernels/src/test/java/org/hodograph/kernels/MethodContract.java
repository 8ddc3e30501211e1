package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the numbers of every method obey: polynomials, shift and scale of time, constants, linearity, batch = stream. */
abstract class MethodContract {

    static final int SIZE = 200;

    final DyadicSeries series = series(SIZE);
    final Estimate estimate = new Estimate();
    final Estimate other = new Estimate();

    /** The method under test. */
    abstract String text();

    /** The highest degree of polynomials it reproduces. */
    abstract int degree();

    /** The method with its durations twice to the k-th as long. */
    abstract String scaled(int k);

    /** The batch method that does on exactly the window's samples what the stream does at this lag. */
    abstract String batch(double lagSeconds);

    /** The series of the laws; even spacing where the method asks for it. */
    DyadicSeries series(int size) {
        return DyadicSeries.noisy(size);
    }

    /** Whether estimates are linear in y. */
    boolean isLinear() {
        return true;
    }

    /** Whether the method knows the order at this lag; where it doesn't, the order must be absent. */
    boolean knows(int order, long lag) {
        return true;
    }

    /** How far an order may be from a polynomial of size {@code largest} that the method reproduces, or from linearity: rounding alone. */
    double tolerance(Estimate of, int order, double largest) {
        return rounding(of, order, largest);
    }

    /** Whether time scaled by 2^k scales every bit; otherwise the results agree to this relative error of the largest. */
    double scalingError() {
        return 0;
    }

    /** Whether the instant of an estimate is the one that was asked for. */
    boolean answersAtTheInstantAskedFor() {
        return true;
    }

    /** How many of the newest samples the batch must be given to do what the stream does: those of the fit. */
    int windowSamples(Estimate of) {
        return of.samples();
    }

    /** Whether a batch of the samples the stream has seen does the very same; a method that tunes itself may use them better in batch. */
    boolean isBatchAlike() {
        return true;
    }

    final int orders() {
        return Methods.parse(text()).maxOrder();
    }

    Differentiator worker() {
        return worker(text(), 0);
    }

    /** A worker that can answer at all lags, scaled by 2^k. */
    private Differentiator worker(String text, int k) {
        return Methods.parse(text)
                .newDifferentiator(new Lookback(Arrays.stream(lags()).max().getAsLong() << k, 0));
    }

    /** The newest sample's instant, an older sample's, and one between two samples. */
    long[] lags() {
        long newest = series.nanos(SIZE - 1);
        return new long[] {0, newest - series.nanos(SIZE - 3), newest - series.nanos(SIZE - 2) + DyadicSeries.TICK};
    }

    private void estimate(DyadicSeries of, long lag, Estimate out) {
        Differentiator stream = worker();
        of.push(stream, 0, of.size());
        assertThat(stream.estimateAt(of.nanos(of.size() - 1) - lag, out)).isTrue();
    }

    /** Rounding of each of the samples, carried through by the noise gain; 64 for the operations on each. */
    static double rounding(Estimate of, int order, double largest) {
        return 64 * Math.ulp(1.0) * of.samples() * of.noiseGain(order) * largest;
    }

    @Test
    void polynomialsUpToTheDegreeAreReproducedWithAllDerivatives() {
        for (int power = 0; power <= degree(); power++) {
            int p = power;
            DyadicSeries polynomial = series.with(t -> Math.pow(t + 1, p));
            for (long lag : lags()) {
                estimate(polynomial, lag, estimate);
                long asked = polynomial.nanos(SIZE - 1) - lag;
                assertThat(estimate.nanos() == asked || !answersAtTheInstantAskedFor())
                        .isTrue();
                double at = 1 + (estimate.nanos() - polynomial.nanos(SIZE - 1)) / 1e9;
                double expected = Math.pow(at, p);
                for (int k = 0; k <= orders(); k++) {
                    assertThat(estimate.has(k)).isEqualTo(knows(k, lag));
                    if (knows(k, lag)) {
                        assertThat(Math.abs(estimate.derivative(k) - expected))
                                .as("(t + 1)^%d, order %d, lag %d", p, k, lag)
                                .isLessThanOrEqualTo(tolerance(estimate, k, 1));
                    }
                    expected *= (p - k) / at;
                }
            }
        }
    }

    @Test
    void shiftOfTimeChangesNoBit() {
        for (long lag : lags()) {
            estimate(series, lag, estimate);
            Differentiator shifted = worker();
            for (int i = 0; i < SIZE; i++) {
                shifted.push(series.nanos(i) - DyadicSeries.EPOCH - 987_654_321, series.y()[i]);
            }
            assertThat(shifted.estimateAt(series.nanos(SIZE - 1) - lag - DyadicSeries.EPOCH - 987_654_321, other))
                    .isTrue();
            assertThat(DyadicSeries.bits(other)).isEqualTo(DyadicSeries.bits(estimate));
        }
    }

    @Test
    void timeScaledByAPowerOfTwoScalesEachOrderExactly() {
        for (int power = 1; power <= 12; power++) {
            for (long lag : lags()) {
                estimate(series, lag, estimate);
                Differentiator scaled = worker(scaled(power), power);
                long newest = series.nanos(SIZE - 1);
                for (int i = 0; i < SIZE; i++) {
                    scaled.push(newest + ((series.nanos(i) - newest) << power), series.y()[i]);
                }
                assertThat(scaled.estimateAt(newest - (lag << power), other)).isTrue();
                for (int k = 0; k <= orders(); k++) {
                    int down = -k * power;
                    assertScaled(other.derivative(k), Math.scalb(estimate.derivative(k), down));
                    assertScaled(other.noiseGain(k), Math.scalb(estimate.noiseGain(k), down));
                    assertScaled(other.standardError(k), Math.scalb(estimate.standardError(k), down));
                }
            }
        }
    }

    private void assertScaled(double actual, double expected) {
        if (scalingError() == 0 || Double.isNaN(expected)) {
            assertThat(actual).isEqualTo(Double.valueOf(expected)); // boxed, so that NaN equals NaN
        } else {
            assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(scalingError() * Math.abs(expected));
        }
    }

    /** R18. */
    @Test
    void constantGivesExactlyZeroInAllOrders() {
        for (double constant : new double[] {0.1, -1013.25, 1e-300, 1e300}) {
            for (long lag : lags()) {
                estimate(series.with(t -> constant), lag, estimate);
                assertThat(estimate.derivative(0)).isEqualTo(constant);
                for (int k = 1; k <= orders(); k++) {
                    if (knows(k, lag)) {
                        assertThat(estimate.derivative(k)).isZero();
                    } else {
                        assertThat(estimate.has(k)).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void estimatesAreLinearInY() {
        assumeTrue(isLinear(), text() + " does not claim to be linear");
        DyadicSeries wave = series.with(t -> Math.cos(3 * t));
        double[] sums = new double[SIZE];
        Arrays.setAll(sums, i -> 2.5 * series.y()[i] - 7 * wave.y()[i]);
        Estimate sum = new Estimate();
        for (long lag : lags()) {
            estimate(series, lag, estimate);
            estimate(wave, lag, other);
            estimate(new DyadicSeries(series.ticks(), sums), lag, sum);
            for (int k = 0; k <= orders(); k++) {
                if (!knows(k, lag)) {
                    continue;
                }
                assertThat(Math.abs(sum.derivative(k) - (2.5 * estimate.derivative(k) - 7 * other.derivative(k))))
                        .isLessThanOrEqualTo(tolerance(sum, k, 2.5 * 22 + 7));
            }
        }
    }

    @Test
    void batchOfTheWindowEqualsTheStreamBitForBit() {
        assumeTrue(isBatchAlike(), text() + " tunes itself by other means in batch");
        for (long lag : lags()) {
            estimate(series, lag, estimate);
            int from = SIZE - windowSamples(estimate);
            double[] x = new double[SIZE - from];
            Arrays.setAll(x, i -> series.ticks()[from + i] / 512.0);
            Fit fit = Methods.parse(batch(lag / 1e9)).fit(x, Arrays.copyOfRange(series.y(), from, SIZE));
            assertThat(fit.estimateAt(x[x.length - 1] - lag / 1e9, other)).isTrue();
            assertThat(DyadicSeries.bits(other)).isEqualTo(DyadicSeries.bits(estimate));
        }
    }
}
