package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.reloaded;
import static org.hodograph.pipeline.series.Given.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.config.ConfigException;
import org.hodograph.pipeline.series.SeriesEvent.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sensor can't have meant reaches no fit; what stays does, at once. */
class GateTest {

    private static final String LINE = "method: 'local-polynomial(window=5, degree=1)'";

    private static Recording run(String keys, double... values) {
        return runEach(SECOND, keys, values);
    }

    private static Recording runEach(long interval, String keys, double... values) {
        Recording out = new Recording();
        Tracker tracker = new Tracker("s", rule("0", keys));
        for (int k = 0; k < values.length; k++) {
            tracker.accept(at(k * interval, values[k]), k * interval / 1_000_000, out);
        }
        tracker.finish(out);
        return out;
    }

    private static List<Kind> kinds(Recording out) {
        return out.events.stream().map(SeriesEvent::kind).toList();
    }

    private static double[] steady(int count, double rate, int odd, double by) {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = 100 + rate * k + (k == odd ? by : 0);
        }
        return values;
    }

    private static double[] file(String name) throws IOException {
        List<Double> values = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(GateTest.class.getResourceAsStream("/honest/" + name), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Character.isDigit(line.charAt(0))) {
                    values.add(Double.parseDouble(line.split(",", -1)[1]));
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman", "local-polynomial(window=9, degree=1)", "robust"})
    void aMisreadCounterIsAnOutlierAndNoReset(String method) throws IOException {
        Recording out = runEach(60 * SECOND, "kind: counter, method: '" + method + "'", file("misread.csv"));
        assertThat(kinds(out)).containsExactly(Kind.OUTLIER, Kind.OUTLIER);
        assertThat(out.flags).noneMatch(Flag.RESET::in);
        assertThat(out.used).isEqualTo(300);
        for (int k = 20; k < 300; k++) {
            boolean isOdd = Flag.OUTLIER.in(out.flags.get(k));
            assertThat(out.numbers.get(k)[1] * 60).as("sample %d", k).isCloseTo(0.02, within(isOdd ? 0.002 : 0.001));
            assertThat(out.errors.get(k)[1]).as("sample %d", k).isPositive();
        }
        assertThat(out.flags.get(120) & Flag.OUTLIER.bit()).isPositive();
        assertThat(out.flags.get(200) & Flag.OUTLIER.bit()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman", "local-polynomial(window=9, degree=1)", "robust"})
    void aTotalThatJumpsIsRightWithinTwoSamples(String method) throws IOException {
        double[] values = file("counter-jump.csv");
        Recording out = runEach(300 * SECOND, "kind: counter, method: '" + method + "'", values);
        assertThat(kinds(out)).containsExactly(Kind.JUMP);
        assertThat(out.events.get(0).nanos()).isEqualTo(100 * 300 * SECOND);
        assertThat(out.events.get(0).height()).isCloseTo(14.75, within(0.01));
        for (int k = 20; k < values.length; k++) {
            if (k > 100 && k < 104 && Double.isNaN(out.numbers.get(k)[1])) { // of orders that need as many samples
                assertThat(Flag.WARMUP.in(out.flags.get(k))).isTrue();
                continue;
            }
            assertThat(out.numbers.get(k)[1] * 3.6e6).as("W, sample %d", k).isCloseTo(500, within(10.0));
        }
        assertThat(Flag.OUTLIER.in(out.flags.get(100))).isTrue();
        assertThat(Flag.RESET.in(out.flags.get(101))).isTrue();
    }

    /** Sizes from half of what one sample counts on. */
    @ParameterizedTest
    @CsvSource({
        "counter, 0.5",
        "counter, 3",
        "counter, 30",
        "counter, 1e6",
        "counter, -0.5",
        "counter, -30",
        "counter, -80",
        "counter(reset=zero), 50",
        "counter(reset=zero), -50",
        "counter(reset=modulo(1000)), 70",
        "counter(reset=modulo(1000)), -70"
    })
    void oneReadingThatComesBackIsNeverAReset(String kind, double by) {
        Recording out = run("kind: " + kind + ", " + LINE, steady(60, 1, 40, by));
        assertThat(kinds(out)).doesNotContain(Kind.RESET, Kind.JUMP);
        assertThat(out.flags).noneMatch(Flag.RESET::in);
        if (Math.abs(by) > 20 || by < -1) {
            assertThat(kinds(out)).containsExactly(Kind.OUTLIER);
            for (int k = 5; k < 60; k++) {
                assertThat(out.numbers.get(k)[1]).isCloseTo(1, within(1e-9));
            }
        }
    }

    /** A load that comes on is a change of rate: nothing is lost, and one record is flagged. */
    @Test
    void aCounterThatRunsFasterIsNoJump() {
        double[] values = new double[40];
        for (int k = 1; k < values.length; k++) {
            values[k] = values[k - 1] + (k < 20 ? 1 : 500);
        }
        Recording out = run("kind: counter, method: 'local-polynomial(window=2, degree=1)'", values);
        assertThat(out.events).isEmpty();
        assertThat(out.numbers.get(20)[1]).isEqualTo(1);
        assertThat(Flag.OUTLIER.in(out.flags.get(20))).isTrue();
        assertThat(out.numbers.get(21)[1]).isEqualTo(500);
        Recording off = run("kind: counter, max-rate: none, method: 'local-polynomial(window=2, degree=1)'", values);
        assertThat(off.numbers.get(20)[1]).isEqualTo(500);
        assertThat(off.flags).noneMatch(Flag.OUTLIER::in);
    }

    /** Ticks of a meter are as large as any step before. */
    @Test
    void ticksAreNoJumps() {
        double[] values = new double[2000];
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.floor(k / 100.0);
        }
        assertThat(kinds(run("kind: counter, " + LINE, values))).containsExactly(Kind.RESOLUTION);
    }

    @Test
    void aGaugeBeyondItsRateIsKeptOut() {
        double[] values = steady(60, 0.5, 30, -9999);
        values[31] = -9999;
        values[32] = -9999;
        Recording out = run("max-rate: 2, " + LINE, values);
        Recording without = new Recording();
        Tracker tracker = new Tracker("s", rule("0", LINE));
        for (int k = 0; k < values.length; k++) {
            if (values[k] > 0) {
                tracker.accept(at(k * SECOND, values[k]), 0, without);
            }
        }
        assertThat(kinds(out)).containsExactly(Kind.OUTLIER, Kind.OUTLIER, Kind.OUTLIER);
        assertThat(out.events.get(0)).isEqualTo(SeriesEvent.ofOutlier("s", 30 * SECOND, 114.5, -9884));
        assertThat(out.results.subList(33, 60)).isEqualTo(without.results.subList(30, 57));
        for (int k = 30; k < 33; k++) {
            assertThat(out.numbers.get(k)[1]).isCloseTo(0.5, within(1e-9));
            assertThat(out.flags.get(k)).isEqualTo(Flag.OUTLIER.bit());
        }
        assertThat(out.used).isEqualTo(60);
    }

    @Test
    void aLevelThatStaysIsTakenAfterFiveReadings() {
        double[] values = steady(60, 0.5, -1, 0);
        for (int k = 30; k < 60; k++) {
            values[k] += 100;
        }
        for (String keys : List.of("max-step: 10, ", "max-rate: 2 1/s, ", "max-rate: 2, max-step: 10, ")) {
            Recording out = run(keys + LINE, values);
            assertThat(out.events).containsExactly(SeriesEvent.ofJump("s", 30 * SECOND, 100.5));
            for (int k = 0; k < 60; k++) {
                assertThat(Flag.OUTLIER.in(out.flags.get(k))).as("sample %d", k).isEqualTo(k >= 30 && k < 34);
                assertThat(Flag.RESET.in(out.flags.get(k))).as("sample %d", k).isEqualTo(k == 34);
                if (k > 1) {
                    assertThat(out.numbers.get(k)[1]).as("sample %d", k).isCloseTo(0.5, within(1e-9));
                }
            }
        }
    }

    /** A limit that is too small for the sensor's own noise: the series is heard all the same. */
    @Test
    void nothingIsLockedOutForEver() {
        Random random = new Random(7);
        double[] values = new double[200];
        for (int k = 0; k < values.length; k++) {
            values[k] = 100 * random.nextGaussian();
        }
        Recording out = run("max-step: 0.001, " + LINE, values);
        long taken = kinds(out).stream().filter(kind -> kind == Kind.JUMP).count();
        assertThat(taken).isBetween(9L, 10L);
        assertThat(out.used).isEqualTo(200);
        double[] falling = new double[60];
        for (int k = 0; k < falling.length; k++) {
            falling[k] = -k;
        }
        assertThat(kinds(run("kind: counter, " + LINE, falling))).contains(Kind.RESET);
    }

    @Test
    void anAngleGoesTheShorterWay() {
        Recording out = run("kind: angle(360), max-rate: 10, " + LINE, 350, 355, 0, 5, 10, 190, 20, 25);
        assertThat(out.events).containsExactly(SeriesEvent.ofOutlier("s", 5 * SECOND, 10, 190));
        assertThat(out.numbers.get(7)[1]).isCloseTo(5, within(1e-9));
    }

    @Test
    void withALagTheOthersAnswerForIt() {
        Recording out = run("max-step: 10, lag: 2 samples, " + LINE, steady(40, 1, 20, 50));
        assertThat(out.instants).hasSize(38).doesNotHaveDuplicates();
        for (int k = 3; k < 38; k++) {
            assertThat(out.numbers.get(k)[0]).isCloseTo(100 + k, within(1e-9));
            assertThat(Flag.OUTLIER.in(out.flags.get(k))).isEqualTo(k == 18);
        }
    }

    @Test
    void limitsHaveUnits() {
        String keys = "unit: km/h, max-rate: 20 m/s2, range: [-10 m/s, 100 m/s], " + LINE;
        Recording out = run(keys, 0, 70, 140, 30, 210, 500, 280);
        assertThat(out.rejected)
                .singleElement()
                .satisfies(r -> assertThat(r.reason())
                        .isEqualTo("out-of-range: 500.0 is outside the range [-10.0 m/s, 100.0 m/s]"));
        assertThat(kinds(out)).containsExactly(Kind.OUTLIER);
        Recording other = new Recording();
        Tracker tracker = new Tracker("s", rule("0", "max-rate: 20 m/s2, " + LINE));
        tracker.accept(at(0, 1, "K"), 0, other);
        tracker.accept(at(0, 1, "km/h"), 0, other);
        assertThat(other.used).isEqualTo(1);
        assertThat(other.rejected.get(0).reason())
                .isEqualTo("malformed: max-rate 20.0 m/s2 can't be compared with a series in K, whose rate is in K/s");
    }

    @Test
    void outOfRangeIsRejectedAtTheDoor() {
        Recording out = run("range: [-500, 9000], " + LINE, 1, 2, 9001, 4, -501, 9000);
        assertThat(out.used).isEqualTo(4);
        assertThat(out.rejected).hasSize(2);
    }

    @Test
    void faultsSayWhatWouldBeRight() {
        for (String[] fault : new String[][] {
            {"max-step: 0", "max-step must be above 0, but is 0.0"},
            {"max-rate: fast", "must be a number, with a unit or without, for example 20 m/s2, but is \"fast\""},
            {"max-rate: 20 m/s3, unit: m/s", "max-rate 20.0 m/s3 can't be compared with a series in m/s"},
            {"max-rate: 20 meterz", "unknown unit \"meterz\""},
            {"range: [9, 1]", "range must go from a lower to a higher number, as in [-500, 9000]"},
            {"range: [9]", "must be the least and the most that a reading can be"},
            {"range: [1 m, 2]", "both its ends a unit or neither"},
            {"kind: pulse(per=1), max-step: 3", "max-step and max-rate are of readings"},
            {"valid: {field: a}", "valid needs a field and what it equals"}
        }) {
            assertThatThrownBy(() -> rule("0", fault[0]))
                    .as(fault[0])
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(fault[1])
                    .hasMessageContaining("test:2:");
        }
    }

    /** Saved and loaded after every sample nothing changes; a state of an older version goes on from what was shown. */
    @ParameterizedTest
    @ValueSource(strings = {"kind: counter", "max-step: 3", "kind: counter(reset=modulo(64)), max-rate: 9"})
    void savedStateGoesOn(String keys) throws IOException {
        Random random = new Random(5);
        Recording plain = new Recording();
        Recording saved = new Recording();
        Tracker one = new Tracker("s", rule("0", keys + ", " + LINE));
        Tracker other = new Tracker("s", rule("0", keys + ", " + LINE));
        double value = 0;
        for (int k = 0; k < 500; k++) {
            value = random.nextInt(20) == 0 ? 0 : value + 1;
            double reading = (random.nextInt(10) == 0 ? value + 40 : value) % 64;
            one.accept(at(k * SECOND, reading), 0, plain);
            other.accept(at(k * SECOND, reading), 0, saved);
            other = reloaded(other);
        }
        assertThat(kinds(plain)).contains(Kind.OUTLIER);
        assertThat(saved.results).isEqualTo(plain.results);
        assertThat(saved.events).isEqualTo(plain.events);
    }
}
