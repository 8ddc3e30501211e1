package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.reloaded;
import static org.hodograph.pipeline.series.Given.rule;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are shown again before they are renewed count once; those of a signal that rests or is slow count each time. */
class RepeatedValuesTest {

    private static final double FROM = 20; // seconds: the beginning is the same for all
    private static final double NORMAL = 1.96;

    private final Recording out = new Recording();

    private record Reading(double t, double v) {}

    private static Recording run(String keys, List<Reading> readings) {
        Tracker tracker = new Tracker("s", rule("0", keys));
        Recording out = new Recording();
        for (Reading reading : readings) {
            tracker.accept(at(Math.round(reading.t * 1e9), reading.v), Math.round(reading.t * 1e3), out);
        }
        return out;
    }

    private static List<Reading> read(String file) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (double[] row : HonestCase.read(file)) {
            readings.add(new Reading(row[0], row[1]));
        }
        return readings;
    }

    /** The first reading of each second. */
    private static List<Reading> renewals(List<Reading> readings) {
        List<Reading> firsts = new ArrayList<>();
        double before = -1;
        for (Reading reading : readings) {
            double second = Math.floor(reading.t + 1e-9);
            if (second != before) {
                firsts.add(reading);
            }
            before = second;
        }
        return firsts;
    }

    private static final class Score {
        private double squares;
        private int count;
        private int inside;

        void add(Recording out, DoubleUnaryOperator rate, Set<Long> instants) {
            for (int i = 0; i < out.numbers.size(); i++) {
                double t = out.instants.get(i) / 1e9;
                if (t >= FROM && (instants == null || instants.contains(out.instants.get(i)))) {
                    double error = out.numbers.get(i)[1] - rate.applyAsDouble(t);
                    squares += error * error;
                    count++;
                    inside += Math.abs(error) <= NORMAL * out.errors.get(i)[1] ? 1 : 0;
                }
            }
        }

        double rms() {
            return Math.sqrt(squares / count);
        }

        double share() {
            return (double) inside / count;
        }
    }

    private final Score all = new Score();
    private final Score renewed = new Score();
    private final Score alone = new Score();

    private void compare(String method, List<Reading> readings, DoubleUnaryOperator rate) {
        List<Reading> renewals = renewals(readings);
        Recording repeated = run("method: " + method, readings);
        Set<Long> instants = new HashSet<>();
        renewals.forEach(reading -> instants.add(Math.round(reading.t * 1e9)));
        all.add(repeated, rate, null);
        renewed.add(repeated, rate, instants);
        alone.add(run("repeats: count, method: " + method, renewals), rate, null);
        assertThat(repeated.used).isEqualTo(readings.size());
        assertThat(repeated.numbers).hasSameSizeAs(readings);
        List<SeriesEvent> told = repeated.events.stream() // whole numbers are steps, too
                .filter(event -> event.kind() != SeriesEvent.Kind.RESOLUTION)
                .toList();
        assertThat(told).extracting(SeriesEvent::kind).containsExactly(SeriesEvent.Kind.REPEATS);
        assertThat(told.get(0).lengthSeconds()).isCloseTo(1, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman"})
    void heldCountsOnce(String method) throws IOException {
        double w = 2 * Math.PI / 20;
        compare(method, read("held.csv"), t -> 2 * w * Math.cos(w * t));
        assertThat(renewed.rms()).isLessThan(1.1 * alone.rms());
        assertThat(all.share()).isGreaterThan(0.93);
    }

    /** Renewed each second, published 2 to 20 times a second, even and jittered, with decimals and in whole numbers, some of them equal. */
    @ParameterizedTest
    @CsvSource({"0.1, 0, 0.001", "1, 0, 0.001", "0.1, 0.8, 0.001", "1, 0.8, 0.001", "1, 0, 1", "4, 0, 1", "4, 0.6, 1"})
    void publishedFasterThanRenewed(double noise, double jitter, double grain) {
        for (int hz : new int[] {2, 5, 20}) {
            for (int seed = 0; seed < 2; seed++) {
                Random random = new Random(seed);
                double phase = 6 * random.nextDouble();
                double amplitude = grain == 1 ? 20 : 6;
                DoubleUnaryOperator rate = t -> amplitude * 0.15 * Math.cos(0.15 * t + phase);
                List<Reading> readings = new ArrayList<>();
                double value = 0;
                int before = -1;
                for (int i = 0; i < 120 * hz; i++) {
                    double t = 1 + (i + (random.nextDouble() - 0.5) * jitter) / hz;
                    int second = (int) Math.floor(t + 1e-9);
                    if (second != before) {
                        double signal = amplitude * Math.sin(0.15 * second + phase) + noise * random.nextGaussian();
                        value = grain * Math.rint(signal / grain);
                        before = second;
                    }
                    readings.add(new Reading(t, value));
                }
                compare("auto", readings, rate);
            }
        }
        // whole numbers with noise of one look like steps, until their repeats are recognised
        double most = grain == 1 && noise <= 1 ? 1.35 : 1.1;
        assertThat(renewed.rms()).isLessThan(most * alone.rms());
        // or what the method itself holds on such a signal, its renewed values alone
        double least = grain == 1 && noise <= 1 ? 0.88 : Math.min(0.93, alone.share() - 0.01);
        assertThat(all.share()).isGreaterThan(least);
    }

    private void assertLeftAlone(List<Reading> readings) {
        Recording auto = run("method: kalman", readings);
        Recording count = run("method: kalman, repeats: count", readings);
        assertThat(auto.events)
                .extracting(SeriesEvent::kind)
                .doesNotContain(SeriesEvent.Kind.REPEATS, SeriesEvent.Kind.STUCK);
        assertThat(auto.results).isEqualTo(count.results);
    }

    private static List<Reading> readings(int count, double spacing, DoubleUnaryOperator value) {
        List<Reading> readings = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            readings.add(new Reading(k * spacing, value.applyAsDouble(k * spacing)));
        }
        return readings;
    }

    @Test
    void stepsOfOneGrainAreLeftAlone() {
        assertLeftAlone(readings(1000, 1, t -> 0.1 * Math.rint(0.013 * t / 0.1)));
        assertLeftAlone(readings(1000, 1, t -> Math.rint(8 * Math.sin(t / 100))));
    }

    @Test
    void aSteadySignalIsLeftAlone() {
        assertLeftAlone(readings(500, 0.1, t -> 20.5));
        assertLeftAlone(readings(500, 0.125, t -> 3 * t + 1));
        assertLeftAlone(readings(1500, 0.125, t -> t < 40 ? 3 * t : t < 90 ? 120 : 120 - 2 * (t - 90)));
    }

    /** Noise while it drives, exactly 0 while it stands. */
    @Test
    void aStandstillIsLeftAlone() {
        Random random = new Random(5);
        assertLeftAlone(readings(
                1200,
                1,
                t -> t % 100 < 60 ? 10 + 8 * Math.sin(t % 100 / 9) + 0.1 * Math.rint(5 * random.nextGaussian()) : 0));
    }

    /** Noise of a grain makes equal neighbours. */
    @Test
    void repeatsByChanceAreLeftAlone() {
        Random random = new Random(6);
        assertLeftAlone(readings(3000, 0.1, t -> Math.rint(10 * Math.sin(t / 20) + 0.7 * random.nextGaussian())));
    }

    /** Set by hand, for as long as somebody likes. */
    @Test
    void setpointsAreLeftAlone() {
        Random random = new Random(7);
        List<Reading> readings = new ArrayList<>();
        double t = 0;
        for (int k = 0; k < 40; k++) {
            double value = random.nextInt(1000) / 10.0;
            int polls = 1 + (int) (-60 * Math.log(1 - random.nextDouble()));
            for (int i = 0; i < polls; i++) {
                readings.add(new Reading(t++, value));
            }
        }
        assertLeftAlone(readings);
    }

    @ParameterizedTest
    @CsvSource({
        "'kind: counter, method: \"local-polynomial(window=7, degree=1)\"', 14",
        "'method: auto', 30",
        "'kind: counter, method: auto', 30"
    })
    void aStaleOdometerGoesOn(String keys, int from) throws IOException {
        Recording recording = run(keys, read("stale-odometer.csv"));
        for (int i = from; i < recording.numbers.size(); i++) {
            assertThat(1000 * recording.numbers.get(i)[1]).as("reading %d", i).isCloseTo(13.9, within(1.0));
        }
        assertThat(recording.events).extracting(SeriesEvent::kind).containsExactly(SeriesEvent.Kind.REPEATS);
    }

    @Test
    void onceIsFromTheFirstOn() {
        Recording recording = run(
                "repeats: once, method: 'local-polynomial(window=3, degree=1)'",
                readings(12, 1, t -> 6 * Math.floor(t / 3)));
        assertThat(recording.events).isEmpty();
        assertThat(recording.numbers.get(8)[1]).isCloseTo(2, within(1e-12));
        assertThat(recording.numbers.get(11)[0]).isCloseTo(22, within(1e-9)); // shown: 18, since 9 s
        assertThat(recording.windows.get(11)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0ms", "1500ms", "7 samples"})
    void aRestartChangesNothing(String lag) throws IOException {
        List<Reading> readings = read("held.csv");
        SeriesSettings settings = rule("0", "method: kalman, lag: " + lag);
        Recording whole = run("method: kalman, lag: " + lag, readings);
        Tracker tracker = new Tracker("s", settings);
        for (int k = 0; k < readings.size(); k++) {
            tracker.accept(at(Math.round(readings.get(k).t * 1e9), readings.get(k).v), 0, out);
            if (k % 3 == 0) {
                tracker = reloaded(tracker);
            } else if (k % 3 == 1) {
                Tracker copy = new Tracker("s", settings);
                copy.copyFrom(tracker);
                tracker = copy;
            }
        }
        assertThat(out.results).isEqualTo(whole.results);
        assertThat(out.events).isEqualTo(whole.events).hasSize(1);
        assertThat(whole.instants).isSorted();
    }
}
