package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.fed;
import static org.hodograph.pipeline.series.Given.settings;
import static org.hodograph.pipeline.series.Given.signal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
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

    @Test
    void r7AnyOrderWithinTheBoundGivesTheSameRecords() {
        int count = 60;
        int bound = 5;
        Tracker inOrder = new Tracker("s", settings(Duplicates.FIRST, bound * SECOND));
        Recording expected = fed(inOrder, count);
        inOrder.finish(expected);
        for (int seed = 0; seed < 200; seed++) {
            List<Integer> order = new ArrayList<>();
            for (int block = 0; block < count; block += bound) {
                List<Integer> part = new ArrayList<>();
                for (int k = block; k < block + bound; k++) {
                    part.add(k);
                }
                Collections.shuffle(part, new Random(1000L * seed + block));
                order.addAll(part);
            }
            Recording shuffled = new Recording();
            Tracker tracker = new Tracker("s", settings(Duplicates.FIRST, bound * SECOND));
            for (int k : order) {
                tracker.accept(at(k * SECOND, signal(k)), 0, shuffled);
            }
            tracker.finish(shuffled);
            assertThat(shuffled.results).as("seed %d", seed).isEqualTo(expected.results);
        }
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
