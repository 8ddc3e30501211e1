package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.fed;
import static org.hodograph.pipeline.series.Given.rule;
import static org.hodograph.pipeline.series.Given.settings;
import static org.hodograph.pipeline.series.Given.signal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A series from its door to its results. */
class TrackerTest {

    private final Recording out = new Recording();

    @Test
    void r8EverySampleLeavesByOneDoor() {
        Tracker tracker = new Tracker("s", settings(Duplicates.FIRST, 2 * SECOND));
        Random random = new Random(8);
        for (int k = 0; k < 2000; k++) {
            long nanos = (k / 2 - random.nextInt(6)) * SECOND;
            double value = k % 50 == 0 ? Double.NaN : signal(k);
            tracker.accept(at(k % 70 == 0 ? nanos + 9000 * SECOND : nanos, value), k * 500L, out);
        }
        tracker.finish(out);
        assertThat(out.all()).isEqualTo(2000);
        assertThat(List.of(out.used, out.duplicates, out.late.size(), out.rejected.size()))
                .allMatch(n -> n > 0);
        assertThat(out.results).hasSize(out.used);
    }

    @ParameterizedTest
    @EnumSource(Duplicates.class)
    void duplicatesFollowTheirPolicy(Duplicates policy) {
        Tracker tracker = new Tracker("s", settings(policy, SECOND));
        for (int k = 0; k < 5; k++) { // a cubic has no value before its fourth sample
            tracker.accept(at(k * SECOND, 1), 0, out);
            tracker.accept(at(k * SECOND, 4), 0, out);
            tracker.accept(at(k * SECOND, 7), 0, out);
        }
        tracker.finish(out);
        double kept = switch (policy) {
            case FIRST, REJECT -> 1;
            case LAST -> 7;
            case MEAN -> 4;
        };
        assertThat(out.numbers.get(4)[0]).isCloseTo(kept, within(1e-9));
        assertThat(out.used).isEqualTo(5);
        assertThat(out.duplicates).isEqualTo(policy == Duplicates.REJECT ? 0 : 10);
        assertThat(out.rejected)
                .hasSize(policy == Duplicates.REJECT ? 10 : 0)
                .allMatch(r -> r.reason().equals("duplicate"));
    }

    @Test
    void lateWithoutABoundIsAnythingOlder() {
        Tracker tracker = new Tracker("s", settings(Duplicates.FIRST, 0));
        tracker.accept(at(5 * SECOND, 1), 0, out);
        tracker.accept(at(3 * SECOND, 1), 0, out);
        assertThat(out.late)
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).startsWith("late: 2 s behind"));
    }

    @Test
    void lateWithABoundIsBehindTheWatermark() {
        Tracker tracker = new Tracker("s", settings(Duplicates.FIRST, 2 * SECOND));
        tracker.accept(at(5 * SECOND, 1), 0, out);
        tracker.accept(at(3 * SECOND, 1), 0, out);
        tracker.accept(at(3 * SECOND - 1, 1), 0, out);
        tracker.finish(out);
        assertThat(out.used).isEqualTo(2);
        assertThat(out.late).hasSize(1);
    }

    /** A thousand orders in which no sample comes more than the bound behind the newest one; irregular times. */
    @Test
    void r7AnyOrderWithinTheBoundGivesTheSameRecords() {
        SeriesSettings settings = settings(new Lag(0, 2), 4 * SECOND, Idle.DEFAULT, Duplicates.FIRST, 5 * SECOND);
        List<Sample> samples = new ArrayList<>();
        Random times = new Random(7);
        for (int k = 0; k < 60; k++) {
            long nanos = k * SECOND + times.nextInt(900_000_000) + (k > 40 ? 10 * SECOND : 0);
            samples.add(at(nanos, signal(k)));
        }
        Recording expected = all(samples, settings);
        assertThat(expected.used).isEqualTo(60);
        assertThat(expected.events).hasSize(1);
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            List<Sample> shuffled = new ArrayList<>(samples);
            IdentityHashMap<Sample, Long> arrival = new IdentityHashMap<>();
            samples.forEach(sample -> arrival.put(sample, sample.nanos() + (long) (random.nextDouble() * 5 * SECOND)));
            shuffled.sort(Comparator.comparing(arrival::get));
            Recording actual = all(shuffled, settings);
            assertThat(actual.results).as("seed %d", seed).isEqualTo(expected.results);
            assertThat(actual.events).as("seed %d", seed).isEqualTo(expected.events);
        }
    }

    private static Recording all(List<Sample> samples, SeriesSettings settings) {
        Recording out = new Recording();
        Tracker tracker = new Tracker("s", settings);
        samples.forEach(sample -> tracker.accept(sample, 0, out));
        tracker.finish(out);
        return out;
    }

    /** R6: the largest numbers have no difference, but they have a mean. */
    @Test
    void r6TheMeanOfTheLargestNumbers() {
        Tracker tracker = new Tracker("s", rule("1s", "duplicates: mean, method: 'finite-difference(points=2)'"));
        for (int k = 0; k < 2; k++) {
            tracker.accept(at(k * SECOND, Double.MAX_VALUE), 0, out);
            tracker.accept(at(k * SECOND, -Double.MAX_VALUE), 0, out);
        }
        tracker.finish(out);
        assertThat(out.numbers.get(1)[0]).isZero();
        assertThat(out.numbers.get(1)[1]).isZero();
    }

    /** R6, R8: of a copy only one of used, duplicate, late and rejected is told, wherever it comes. */
    @ParameterizedTest
    @EnumSource(Duplicates.class)
    void r6CopiesBeforeAndAfterTheWatermark(Duplicates policy) {
        Tracker tracker = new Tracker("s", settings(policy, 2 * SECOND));
        for (int k = 0; k < 10; k++) {
            tracker.accept(at(k * SECOND, signal(k)), 0, out);
            tracker.accept(at(k * SECOND, signal(k)), 0, out); // waits still
            if (k >= 2) {
                tracker.accept(at((k - 2) * SECOND, signal(k)), 0, out); // at the watermark: just used
            }
            if (k >= 3) {
                tracker.accept(at((k - 3) * SECOND, signal(k)), 0, out); // behind it
            }
        }
        tracker.finish(out);
        assertThat(out.used).isEqualTo(10);
        assertThat(out.duplicates + out.rejected.size()).isEqualTo(18);
        assertThat(out.late).hasSize(7);
        assertThat(out.all()).isEqualTo(35);
        assertThat(out.duplicates).isEqualTo(policy == Duplicates.REJECT ? 0 : 18);
    }

    /** R9: the clock of another series moves nothing here, and one's own future sample does not move the watermark. */
    @Test
    void r9AFutureSampleDoesNotMoveTheWatermark() {
        Tracker tracker = new Tracker("s", settings(Duplicates.FIRST, 2 * SECOND));
        Recording expected = fed(new Tracker("s", settings(Duplicates.FIRST, 2 * SECOND)), 30);
        for (int k = 0; k < 30; k++) {
            tracker.accept(at(k * SECOND, signal(k)), k * 1000L, out);
            tracker.accept(at((k + 7200) * SECOND, 1e6), k * 1000L, out);
        }
        assertThat(out.rejected).hasSize(30).allMatch(r -> r.reason().startsWith("future: 2 h ahead of the clock"));
        assertThat(out.late).isEmpty();
        assertThat(out.results).isEqualTo(expected.results);
    }

    /** R13: instants still owed when a gap comes are dropped, and none comes twice. */
    @Test
    void r13InstantsStillOwedAtAGapAreDropped() {
        Tracker tracker = new Tracker("s", settings(new Lag(0, 3), 5 * SECOND, Idle.DEFAULT, Duplicates.FIRST, 0));
        fed(tracker, 10, out);
        for (int k = 30; k < 40; k++) {
            tracker.accept(at(k * SECOND, 1), k * 1000L, out);
        }
        assertThat(out.instants)
                .containsExactly(seconds(0, 1, 2, 3, 4, 5, 6, 30, 31, 32, 33, 34, 35, 36)) // 7, 8 and 9 are dropped
                .doesNotHaveDuplicates();
    }

    private static Long[] seconds(int... seconds) {
        return Arrays.stream(seconds).mapToObj(second -> second * SECOND).toArray(Long[]::new);
    }

    /** R13: with {@code bridge} the window sees both sides. */
    @Test
    void r13ABridgedGapIsSeenByTheWindow() {
        Tracker tracker = new Tracker("s", rule("0", "gap: bridge, method: 'local-polynomial(window=5, degree=1)'"));
        for (int k : new int[] {0, 1, 2, 3, 100, 101}) {
            tracker.accept(at(k * SECOND, 2 * k), k * 1000L, out);
        }
        assertThat(out.events).isEmpty();
        assertThat(out.windows.get(5)).isEqualTo(5);
        assertThat(out.numbers.get(5)[1]).isCloseTo(2, within(1e-9));
    }

    /** R13: without a word a window that a silence tears says nothing. */
    @Test
    void r13AWindowWithMoreSilenceThanElseHasNoAnswer() {
        Tracker tracker = new Tracker("s", rule("0", "method: 'local-polynomial(window=5, degree=1)'"));
        for (int k : new int[] {0, 1, 2, 3, 100, 101, 102, 103, 104}) {
            tracker.accept(at(k * SECOND, 2 * k), k * 1000L, out);
        }
        assertThat(out.events).isEmpty();
        for (int i = 4; i < 8; i++) {
            assertThat(out.numbers.get(i)[1]).as("record %d", i).isNaN();
            assertThat(out.flags.get(i) & Flag.GAP.bit()).as("record %d", i).isPositive();
        }
        assertThat(out.numbers.get(8)[1]).isCloseTo(2, within(1e-9));
        assertThat(out.flags.get(8) & Flag.GAP.bit()).isZero();
    }

    @Test
    void r9AFutureSampleByItsRecordsTimestampMovesNothing() {
        Tracker tracker = new Tracker("s", settings(Duplicates.FIRST, 0));
        tracker.accept(Given.stamped(0, 1, null, 0), Long.MAX_VALUE, out);
        tracker.accept(Given.stamped(3601 * SECOND, 1, null, 0), Long.MAX_VALUE, out);
        tracker.accept(Given.stamped(SECOND, 1, null, 1000), 0, out);
        assertThat(out.used).isEqualTo(2);
        assertThat(out.rejected)
                .singleElement()
                .satisfies(
                        r -> assertThat(r.reason()).startsWith("future: ").contains("ahead of the record's timestamp"));
    }

    @Test
    void r3SavedAndLoadedAfterEachSampleIsAsIfNeverStopped() throws IOException {
        SeriesSettings settings = settings(new Lag(0, 2), 20 * SECOND, Idle.DEFAULT, Duplicates.MEAN, 3 * SECOND);
        List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            samples.add(at((k ^ 1) * SECOND + (k > 25 ? 30 * SECOND : 0), signal(k), "km/h"));
        }
        Tracker whole = new Tracker("s", settings);
        Recording expected = new Recording();
        Tracker parts = new Tracker("s", settings);
        for (Sample sample : samples) {
            whole.accept(sample, 0, expected);
            parts.accept(sample, 0, out);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            parts.save(new DataOutputStream(bytes));
            parts = new Tracker("s", settings);
            parts.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }
        whole.finish(expected);
        parts.finish(out);
        assertThat(out.results).isNotEmpty().isEqualTo(expected.results);
        assertThat(out.events).hasSize(1).isEqualTo(expected.events);
        assertThat(out.units).isEqualTo(expected.units).containsOnly("m/s");
    }

    @Test
    void unitsLeaveInSi() {
        Tracker tracker = new Tracker("s", settings(Duplicates.FIRST, 0));
        for (int k = 0; k < 5; k++) {
            tracker.accept(at(k * SECOND, 36, "km/h"), 0, out);
        }
        tracker.accept(at(5 * SECOND, 36, "kg"), 0, out);
        assertThat(out.numbers.get(4)[0]).isCloseTo(10, within(1e-9));
        assertThat(out.units).hasSize(5).containsOnly("m/s");
        assertThat(out.rejected)
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo("malformed: unit kg, but the series began in km/h"));
    }
}
