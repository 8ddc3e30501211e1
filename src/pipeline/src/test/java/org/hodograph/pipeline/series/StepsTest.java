package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R4 and R23: a sensor whose value moves in steps. */
class StepsTest {

    private static final double HOUR = 3600;

    private final Recording out = new Recording();

    /** A ramp of slope per hour, seen in steps, polled; returns the largest rate per hour from a time on. */
    private double peak(String keys, double slope, double step, int pollSeconds, int hours, int from) {
        Tracker tracker = new Tracker("s", rule("0", keys));
        double peak = 0;
        for (int t = 0; t < hours * HOUR; t += pollSeconds) {
            tracker.accept(at(t * SECOND, step * Math.rint((20.03 + slope * t / HOUR) / step)), t * 1000L, out);
            double rate = out.numbers.isEmpty() ? Double.NaN : out.numbers.get(out.numbers.size() - 1)[1];
            if (!Double.isNaN(rate) && t >= from) {
                peak = Math.max(peak, Math.abs(rate) * HOUR);
            }
        }
        return peak;
    }

    @ParameterizedTest
    @CsvSource({
        "local-polynomial(span=10min degree=1), 0ms",
        "local-polynomial(span=10min degree=2), 0ms",
        "local-polynomial(span=10min degree=3), 0ms",
        "local-polynomial(span=10min degree=3), 5min",
        "local-polynomial(window=21 degree=3), 0ms",
        "local-polynomial(window=60 degree=2), 10 samples",
        "finite-difference(points=3), 0ms",
        "kalman, 0ms",
        "kalman, 5min",
        "auto, 0ms",
        "auto, 5min"
    })
    void r4ASlowRampThroughSteps(String method, String lag) {
        String keys = "resolution: 0.1, method: '" + method.replace(" degree", ", degree") + "', lag: " + lag;
        assertThat(peak(keys, 0.15, 0.1, 10, 12, 0))
                .isLessThanOrEqualTo(0.15 + 1.2 * 0.1 * 6)
                .isPositive();
    }

    /** From ramps far slower than a step in the window to fast ones, full windows of T = 10 min: 1.2 q / T = 0.72 an hour. */
    @ParameterizedTest
    @CsvSource({
        "0.03, 1", "0.15, 2", "-0.4, 3", "0.59, 1", "0.61, 2", "1, 1", "1, 3", "1.5, 2", "-2, 1", "-2, 2", "3.7, 2",
        "3.7, 3", "5, 3", "9, 1", "9, 2", "11, 2", "20, 1", "20, 2"
    })
    void r4RampsOfAllSlopes(double slope, int degree) {
        String keys = "resolution: 0.1, method: 'local-polynomial(span=10min, degree=" + degree + ")'";
        assertThat(peak(keys, slope, 0.1, 10, 12, 600)).isLessThanOrEqualTo(Math.abs(slope) + 0.72);
        // and the rate in between is that of the ramp, but for the polling
        assertThat(rates(100).average().orElseThrow() * HOUR).isCloseTo(slope, withinPercentage(5.0));
    }

    /** The rates of the newest records. */
    private DoubleStream rates(int count) {
        int size = out.numbers.size();
        return out.numbers.subList(size - count, size).stream().mapToDouble(numbers -> numbers[1]);
    }

    /** When the ramp ends, the rate goes down at least as q/u. */
    @Test
    void r4AfterTheLastStepTheRateIsBounded() {
        Tracker tracker =
                new Tracker("s", rule("0", "resolution: 0.5, method: 'local-polynomial(window=30, degree=2)'"));
        for (int k = 0; k < 400; k++) {
            double value = 0.5 * Math.rint(Math.min(k, 100) * 0.1 / 0.5); // the last step is at k = 98
            tracker.accept(at(k * SECOND, value), k * 1000L, out);
            if (k > 98) {
                assertThat(Math.abs(out.numbers.get(k)[1])).as("sample %d", k).isLessThanOrEqualTo(0.5 / (k - 98));
            }
        }
    }

    /** Sensor noise that makes the reading move at every sample leaves the method as it is, but for the least error. */
    @Test
    void aDitheredSignalIsLeftToTheMethod() {
        String keys = ", method: 'local-polynomial(window=31, degree=2)', lag: 15 samples";
        Tracker plain = new Tracker("s", rule("0", "resolution: none" + keys));
        Tracker stepped = new Tracker("s", rule("0", "resolution: 1" + keys));
        Recording plainOut = new Recording();
        Random random = new Random(4);
        for (int k = 0; k < 500; k++) {
            double value = Math.rint(20 * Math.sin(k / 30.0) + random.nextGaussian());
            plain.accept(at(k * SECOND, value), k * 1000L, plainOut);
            stepped.accept(at(k * SECOND, value), k * 1000L, out);
        }
        for (int k = 0; k < out.numbers.size(); k++) {
            if (!Flag.WARMUP.in(out.flags.get(k))) {
                assertThat(out.numbers.get(k)).as("seed 4, record %d", k).isEqualTo(plainOut.numbers.get(k));
            }
        }
    }

    /** The noise of a sample is at least that of rounding, q / √12. */
    @Test
    void resolutionBoundsTheStandardErrorFromBelow() {
        String keys = ", method: 'local-polynomial(window=21, degree=2)', lag: 10 samples";
        Tracker plain = new Tracker("s", rule("0", "resolution: none" + keys));
        Tracker stepped = new Tracker("s", rule("0", "resolution: 0.5" + keys));
        Recording plainOut = new Recording();
        for (int k = 0; k < 100; k++) { // multiples of the resolution that a parabola fits exactly
            plain.accept(at(k * SECOND, 0.5 * k * k), k * 1000L, plainOut);
            stepped.accept(at(k * SECOND, 0.5 * k * k), k * 1000L, out);
        }
        double gain = 0.5 / Math.sqrt(12) / Math.sqrt(770); // of the slope at the centre: sum of squares of -10..10
        assertThat(plainOut.errors.get(50)[1]).isLessThan(1e-9);
        assertThat(out.errors.get(50)[1]).isCloseTo(gain, withinPercentage(1e-6));
    }

    /** Without the option the same ramp has the spikes that R4 is about. */
    @Test
    void r4WithoutTheOptionThereAreSpikes() {
        assertThat(peak("method: 'local-polynomial(span=10min, degree=2)'", 0.15, 0.1, 10, 12, 0))
                .isGreaterThan(1.5);
    }

    @Test
    void r18AConstantIsExactlyZero() {
        Tracker tracker = new Tracker("s", rule("0", "resolution: 0.1, method: '" + Given.METHOD + "'"));
        for (int k = 0; k < 100; k++) {
            tracker.accept(at(1_700_000_000_000_000_000L + k * SECOND, 20.3), 1_700_000_000_000L, out);
        }
        assertThat(out.numbers.get(0)).containsExactly(20.3, Double.NaN, Double.NaN, Double.NaN);
        for (double[] numbers : out.numbers.subList(1, 100)) {
            assertThat(numbers).containsExactly(20.3, 0, 0, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "total"})
    void r23PolledPulsesDoNotFlicker(String value) {
        Tracker tracker = new Tracker("s", rule("0", "kind: 'pulse(per=0.5, value=" + value + ")'"));
        long before = 0;
        long last = 0;
        for (int k = 0; k < 1200; k++) {
            long pulses = (long) Math.floor(0.7 * k / 10);
            last = pulses > before ? k : last;
            double shown = value.equals("total") ? pulses : pulses - before;
            before = pulses;
            tracker.accept(at(k * SECOND / 10, shown), k * 100L, out);
            assertBetweenPulses(out.numbers.get(k)[1], pulses, (k - last) * 0.1, "sample " + k);
        }
    }

    /** One record a pulse, and a 0 ten times a second in between. */
    @Test
    void r23PulsesWithSignsOfLife() {
        Tracker tracker = new Tracker("s", rule("0", "kind: pulse(per=0.5)"));
        long pulses = 0;
        long last = 0;
        for (int k = 0; k < 1200; k++) {
            long nanos = k * SECOND / 10;
            while (nextPulse(pulses) <= nanos) {
                last = nextPulse(pulses);
                tracker.accept(at(last, 1), 0, out);
                pulses++;
            }
            if (last < nanos) {
                tracker.accept(at(nanos, 0), 0, out);
            }
            double rate = out.numbers.isEmpty() ? Double.NaN : out.numbers.get(out.numbers.size() - 1)[1];
            assertBetweenPulses(rate, pulses, (nanos - last) / 1e9, "sample " + k);
        }
        assertThat(out.all()).isEqualTo(out.used);
    }

    private static long nextPulse(long pulses) {
        return Math.round((pulses + 0.37) / 0.7 * SECOND);
    }

    private static void assertBetweenPulses(double rate, long pulses, double sinceLast, String what) {
        if (pulses >= 3) { // polled, the first one is not known
            assertThat(rate).as(what).isCloseTo(0.35, withinPercentage(5.0));
            assertThat(rate).as(what).isLessThanOrEqualTo(sinceLast > 0 ? 0.5 / sinceLast + 1e-12 : 1);
        } else if (pulses == 0) {
            assertThat(rate).as(what).isNaN();
        }
    }

    /** When the flow stops, polls bound the rate, and so does the record that silence makes. */
    @Test
    void r23AfterTheLastPulse() {
        Tracker tracker = new Tracker("s", rule("0", "kind: pulse(per=2), idle: {after: 10s, then: hold}"));
        for (int k = 0; k < 30; k++) {
            tracker.accept(at(k * SECOND, 1), k * 1000L, out);
        }
        assertThat(out.numbers.get(29)[1]).isCloseTo(2, within(1e-9));
        for (int k = 30; k < 60; k++) {
            tracker.accept(at(k * SECOND, 0), k * 1000L, out);
            assertThat(out.numbers.get(k)[1]).isPositive().isLessThanOrEqualTo(2.0 / (k - 29));
            assertThat(out.numbers.get(k)[0]).isBetween(60.0, 62.0);
        }
        tracker.idle(59_000 + 10_000, out);
        assertThat(Flag.IDLE.in(out.flags.get(60))).isTrue();
        assertThat(out.numbers.get(60)[1]).isPositive().isLessThanOrEqualTo(2.0 / 40);
    }

    @Test
    void pulsesAreInTheDeclaredUnit() {
        Tracker tracker = new Tracker("s", rule("0", "unit: kWh, kind: pulse(per=0.001)"));
        for (int k = 0; k < 30; k++) {
            tracker.accept(at(3L * k * SECOND, 1), k * 3000L, out);
        }
        assertThat(out.numbers.get(29)[1]).isCloseTo(1200, within(1e-6)); // 1 Wh in 3 s
        assertThat(out.units).containsOnly("J");
    }

    @Test
    void aTotalThatBeginsAgainIsAReset() {
        Tracker tracker = new Tracker("s", rule("0", "kind: 'pulse(per=1, value=total)'"));
        for (int k = 0; k < 60; k++) {
            tracker.accept(at(k * SECOND, k < 30 ? 500 + k : k - 30), k * 1000L, out);
        }
        assertThat(out.events).containsExactly(SeriesEvent.ofReset("s", 30 * SECOND, 529, 0));
        assertThat(out.numbers.get(59)[1]).isCloseTo(1, within(1e-9));
        tracker.accept(at(60 * SECOND, -1), 60_000, out);
        assertThat(out.rejected)
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo("malformed: -1.0 is not a number of pulses"));
    }
}
