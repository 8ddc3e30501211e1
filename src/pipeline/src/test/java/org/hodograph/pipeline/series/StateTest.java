package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.fed;
import static org.hodograph.pipeline.series.Given.reloaded;
import static org.hodograph.pipeline.series.Given.rule;
import static org.hodograph.pipeline.series.Given.saved;
import static org.hodograph.pipeline.series.Given.signal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of docs/state-format.md, and what other settings make of them. */
class StateTest {

    private static final String KEYS = "unit: km/h, method: 'local-polynomial(window=3, degree=1)', lag: 2 samples";

    private final Recording out = new Recording();

    private static Tracker loaded(byte[] bytes, SeriesSettings settings) throws IOException {
        Tracker tracker = new Tracker("s", settings);
        tracker.load(new DataInputStream(new ByteArrayInputStream(bytes)));
        return tracker;
    }

    @Test
    void theBytesAreThoseOfTheDocument() throws IOException {
        Tracker tracker = new Tracker("s", rule("2s", KEYS + ", emit: immediately, duplicates: mean"));
        for (int k = 0; k < 5; k++) {
            tracker.accept(at(k * SECOND, 36), 100 + k, out);
        }
        tracker.accept(at(4 * SECOND, 72), 999, out);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved(tracker)));
        assertThat(in.readByte()).isEqualTo((byte) 1);
        assertThat(in.readBoolean()).isTrue();
        assertThat(in.readLong()).isEqualTo(4 * SECOND);
        assertThat(in.readBoolean()).isTrue();
        assertThat(in.readLong()).isEqualTo(2 * SECOND);
        assertThat(in.readBoolean()).isTrue();
        assertThat(in.readUTF()).isEqualTo("km/h");
        assertThat(in.readInt()).as("waiting").isEqualTo(2);
        assertWaiting(in, 3 * SECOND, 10, 1);
        assertWaiting(in, 4 * SECOND, 15, 2);
        assertThat(in.readInt()).as("drafts").isEqualTo(2);
        for (int k = 1; k < 3; k++) {
            assertThat(in.readLong()).isEqualTo(k * SECOND);
            assertThat(in.readInt()).isEqualTo(1);
            in.readLong();
        }
        assertThat(in.readInt()).as("intervals").isEqualTo(2);
        assertThat(in.readLong()).isEqualTo(SECOND);
        assertThat(in.readLong()).isEqualTo(SECOND);
        assertThat(in.readLong()).as("heard").isEqualTo(104);
        assertThat(in.readBoolean()).as("told").isFalse();
        assertThat(new double[] {in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()})
                .containsExactly(10, 0, Double.NaN, Double.NaN);
        assertThat(in.readUTF())
                .matches("local-polynomial\\(.*\\)@[0-9]+, lag 2 samples, gauge, resolution 0.0, unit km/h");
        assertThat(in.readInt()).isEqualTo(in.available());
        assertCourse(in);
        assertRepeats(in);
        assertThat(in.available()).isZero();
    }

    private static void assertWaiting(DataInputStream in, long nanos, double value, int merged) throws IOException {
        assertThat(in.readLong()).isEqualTo(nanos);
        assertThat(in.readDouble()).isEqualTo(value);
        assertThat(in.readInt()).isEqualTo(merged);
    }

    private static void assertCourse(DataInputStream in) throws IOException {
        assertThat(in.readDouble()).as("shown").isEqualTo(10);
        assertThat(in.readByte()).as("pending").isZero();
        assertThat(in.readByte()).as("begun, with steps").isEqualTo((byte) 3);
        assertThat(in.readLong()).as("first").isZero();
        assertThat(in.readLong()).as("newest").isEqualTo(2 * SECOND);
        assertThat(in.readInt()).as("instants").isEqualTo(3);
        for (int k = 0; k < 3; k++) {
            assertThat(in.readLong()).isEqualTo(k * SECOND);
        }
        assertThat(in.readBoolean()).as("there was a reading").isTrue();
        assertThat(in.readDouble()).as("level 0").isEqualTo(10);
        assertThat(in.readDouble()).as("reading").isEqualTo(10);
        assertThat(in.readLong()).as("newest").isEqualTo(2 * SECOND);
        assertThat(in.readInt()).as("held").isEqualTo(3);
        assertThat(in.readLong()).as("moved").isZero();
        assertThat(in.readDouble()).as("grain").isZero();
        assertThat(in.readDouble()).as("told").isZero();
        assertThat(in.readBoolean()).as("a staircase").isFalse();
        assertThat(in.readByte()).as("version of the window").isEqualTo((byte) 1);
        assertThat(in.readBoolean()).as("full").isTrue();
        assertThat(in.readInt()).as("samples").isEqualTo(3);
        for (int k = 0; k < 3; k++) {
            assertThat(in.readLong()).isEqualTo(k * SECOND);
            assertThat(in.readDouble()).isEqualTo(10);
        }
    }

    private static void assertRepeats(DataInputStream in) throws IOException {
        assertThat(in.readLong()).as("learned").isEqualTo(2 * SECOND);
        assertThat(in.readByte()).as("version of repeats").isEqualTo((byte) 1);
        assertThat(in.readInt()).as("values").isEqualTo(1);
        assertThat(in.readLong()).as("shown since").isZero();
        assertThat(in.readDouble()).as("value").isEqualTo(10);
        assertThat(in.readInt()).as("readings").isEqualTo(3);
        assertThat(in.readBoolean()).as("recognised").isFalse();
        assertThat(in.readBoolean()).as("told").isFalse();
        assertThat(in.readInt()).as("grid").isZero();
        assertThat(in.readDouble()).as("period").isZero();
        assertThat(in.readDouble()).as("slack").isZero();
        assertThat(in.readDouble()).as("hits").isZero();
        assertThat(in.readDouble()).as("misses").isZero();
        assertThat(in.readInt()).as("singles").isZero();
        assertThat(in.readInt()).as("length").isEqualTo(3);
        assertThat(in.readInt()).as("chances").isEqualTo(2);
        assertThat(in.readInt()).as("doubtful").isEqualTo(Integer.MAX_VALUE);
        assertThat(in.readInt()).as("impossible").isEqualTo(Integer.MAX_VALUE);
        assertThat(in.readDouble()).as("chance").isZero();
        assertThat(in.readBoolean()).as("stuck").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: gauge",
                "kind: counter",
                "kind: counter(reset=zero)",
                "kind: counter(reset=modulo(5))",
                "kind: angle(5)",
                "kind: pulse(per=2)",
                "resolution: 0.5",
                "gap: 3s, lag: 1500ms",
                "events: [maximum, inflection, jump]"
            })
    void savedLoadedSavedIsTheSame(String keys) throws IOException {
        Tracker tracker = new Tracker("s", rule("3s", "emit: immediately, " + keys));
        for (int k = 0; k < 100; k++) {
            tracker.accept(
                    at((k ^ 1) * SECOND + (k > 50 ? 5 * SECOND : 0), Math.rint(Math.abs(signal(k)) % 5)), k, out);
            byte[] bytes = saved(tracker);
            assertThat(saved(reloaded(tracker))).as("sample %d", k).isEqualTo(bytes);
            Tracker copy = new Tracker("s", tracker.settings());
            copy.copyFrom(tracker);
            assertThat(saved(copy)).as("sample %d", k).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method: 'local-polynomial(window=5, degree=1)', lag: 2 samples, unit: km/h",
                "method: 'local-polynomial(window=3, degree=1)', lag: 1 samples, unit: km/h",
                "method: 'local-polynomial(window=3, degree=1)', lag: 2 samples, unit: m/s",
                "method: 'local-polynomial(window=3, degree=1)', lag: 2 samples, unit: km/h, resolution: 1",
                "method: 'local-polynomial(window=3, degree=1)', lag: 2 samples, unit: km/h, kind: angle(360)",
                "method: 'local-polynomial(window=3, degree=1)', lag: 2 samples, unit: km/h, events: [minimum, corner]"
            })
    void withOtherSettingsTheFitBeginsAnewAndTheRestStays(String keys) throws IOException {
        Tracker tracker = new Tracker("s", rule("2s", KEYS));
        for (int k = 0; k < 20; k++) {
            tracker.accept(at(k * SECOND, 36), 0, out);
        }
        Recording after = new Recording();
        Tracker other = loaded(saved(tracker), rule("2s", keys));
        other.accept(at(12 * SECOND, 36), 0, after); // late as before
        other.accept(at(17 * SECOND, 36), 0, after); // used before
        other.accept(at(20 * SECOND, 36), 0, after); // the fit's first sample is 18
        other.finish(after);
        assertThat(after.late).hasSize(1);
        assertThat(after.duplicates).isEqualTo(1);
        assertThat(after.used).isEqualTo(3);
        assertThat(after.instants).allMatch(instant -> instant >= 18 * SECOND);
        assertThat(after.windows).allMatch(samples -> samples <= 3);
    }

    /** Waiting samples of a state whose series now waits for nothing come first. */
    @Test
    void whatWaitedComesOutWhenNothingWaitsAnyMore() throws IOException {
        Tracker tracker = new Tracker("s", rule("5s", KEYS));
        for (int k = 0; k < 20; k++) {
            tracker.accept(at(k * SECOND, 36), 0, out);
        }
        Recording after = new Recording();
        Tracker other = loaded(saved(tracker), rule("0", KEYS));
        other.accept(at(20 * SECOND, 36), 0, after);
        other.accept(at(21 * SECOND, 36), 0, after);
        assertThat(out.used + after.used).isEqualTo(22);
        assertThat(after.instants).isSorted();
    }

    @Test
    void anUnknownVersionIsRefused() throws IOException {
        byte[] bytes = saved(new Tracker("s", rule("0", KEYS)));
        bytes[0] = 99;
        assertThatThrownBy(() -> loaded(bytes, rule("0", KEYS)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 99");
    }

    @Test
    void halfAStateIsRefused() throws IOException {
        Tracker tracker = new Tracker("s", rule("3s", KEYS));
        fed(tracker, 10);
        byte[] bytes = saved(tracker);
        for (int length = 0; length < bytes.length; length++) {
            byte[] half = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> loaded(half, rule("3s", KEYS))).isInstanceOf(IOException.class);
        }
    }

    /** A unit is kept in the state, whose texts are short. */
    @Test
    void aUnitOfABookIsRefused() throws IOException {
        Tracker tracker = new Tracker("s", rule("0", KEYS.replace("unit: km/h, ", "")));
        tracker.accept(at(0, 1, "m".repeat(100_000)), 0, out);
        tracker.accept(at(SECOND, 1, "m"), 0, out);
        assertThat(out.rejected)
                .singleElement()
                .satisfies(r ->
                        assertThat(r.reason()).isEqualTo("malformed: a unit of 100000 characters, allowed are 100"));
        assertThat(saved(tracker)).hasSizeLessThan(1000);
    }

    /**
     * A unit that this version knows and the one that saved did not (here by renaming it in the bytes), or that the configuration
     * says now: what waits means what the next sample means, and no number is held or fitted across.
     */
    @ParameterizedTest
    @CsvSource({
        "'', qq/h, '', km/h, 10",
        "'unit: mph,', , 'unit: km/h,', , 10",
        "'', , 'unit: km/h,', , 10",
        "'unit: km/h,', , 'unit: qq/h,', , 36",
        "'unit: degC,', , 'unit: K,', , 36",
        "'unit: km/h,', , 'unit: km/h,', , 10",
        "'', qq/h, '', qq/h, 36"
    })
    void numbersOfAnotherUnitAreNotMixedAfterARestore(
            String before, String began, String now, String goesOn, double expected) throws IOException {
        String keys = "method: 'local-polynomial(window=3, degree=1)', idle: {after: 1s, then: hold}";
        Tracker tracker = new Tracker("s", rule("2s", before + keys));
        for (int k = 0; k < 20; k++) {
            tracker.accept(at(k * SECOND, 36, began), k * 1000L, out);
        }
        String bytes = new String(saved(tracker), StandardCharsets.ISO_8859_1);
        String renamed = began == null ? bytes : bytes.replace(began, goesOn);
        boolean isSame = renamed.equals(bytes) && before.equals(now);

        Recording after = new Recording();
        Tracker other = loaded(renamed.getBytes(StandardCharsets.ISO_8859_1), rule("2s", now + keys));
        other.idle(25_000, after);
        assertThat(Double.isNaN(after.numbers.get(0)[0])).as("held").isEqualTo(!isSame);
        for (int k = 20; k < 30; k++) {
            other.accept(at(k * SECOND, 36, goesOn), k * 1000L, after);
        }
        other.finish(after);
        assertThat(after.instants.subList(1, 13)).first().isEqualTo(18 * SECOND);
        assertThat(after.numbers.subList(1, 13))
                .filteredOn(numbers -> !Double.isNaN(numbers[0]))
                .hasSizeGreaterThan(9)
                .allSatisfy(numbers -> assertThat(numbers[0]).isCloseTo(expected, within(1e-9)));
        assertThat(Flag.RESET.in(after.flags.get(1))).isEqualTo(!isSame);
        assertThat(after.flags.subList(2, 13)).noneMatch(Flag.RESET::in);
    }
}
