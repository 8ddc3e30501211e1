package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.reloaded;
import static org.hodograph.pipeline.series.Given.rule;
import static org.hodograph.pipeline.series.Given.signal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hodograph.pipeline.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code emit: immediately}: an answer at once, and another one only if it changes. */
class EmitTest {

    private static final String METHOD = "method: 'local-polynomial(window=5, degree=2)'";

    private final Recording out = new Recording();

    @Test
    void inOrderEachSampleIsAnsweredOnce() {
        Tracker tracker = new Tracker("s", rule("3s", METHOD + ", emit: immediately"));
        for (int k = 0; k < 10; k++) {
            tracker.accept(at(k * SECOND, signal(k)), 0, out);
            assertThat(out.written).hasSize(k + 1).last().isEqualTo(k * SECOND + " rev 0");
        }
        tracker.finish(out);
        assertThat(out.written).hasSize(10);
        assertThat(out.repeated).hasSize(10);
        assertThat(out.provisionalFlags).allMatch(Flag.PROVISIONAL::in);
        assertThat(out.flags).noneMatch(Flag.PROVISIONAL::in);
    }

    @Test
    void aLateComerMakesARevisionOfTheOnesAfterIt() {
        Tracker tracker = new Tracker("s", rule("3s", METHOD + ", emit: immediately"));
        for (int k : new int[] {0, 1, 2, 4, 5, 3, 6, 7, 8}) {
            tracker.accept(at(k * SECOND, signal(k)), 0, out);
        }
        tracker.finish(out);
        assertThat(out.written)
                .containsExactly(
                        "0 rev 0",
                        "1000000000 rev 0",
                        "2000000000 rev 0",
                        "4000000000 rev 0",
                        "5000000000 rev 0",
                        "3000000000 rev 0",
                        "6000000000 rev 0",
                        "4000000000 rev 1",
                        "7000000000 rev 0",
                        "5000000000 rev 1",
                        "8000000000 rev 0");
    }

    /** Without room for disorder the first answer is the final one. */
    @Test
    void withoutWaitingNothingIsProvisional() {
        Tracker tracker = new Tracker("s", rule("0", METHOD + ", emit: immediately"));
        for (int k = 0; k < 10; k++) {
            tracker.accept(at(k * SECOND, signal(k)), 0, out);
        }
        assertThat(out.provisional).isEmpty();
        assertThat(out.written).hasSize(10).allMatch(key -> key.endsWith("rev 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lag: 0ms",
                "lag: 1500ms",
                "lag: 2 samples",
                "gap: 4s",
                "gap: 4s, lag: 1 samples",
                "duplicates: last",
                "duplicates: mean, lag: 3 samples",
                "kind: counter",
                "kind: angle(7)",
                "resolution: 0.5"
            })
    void finalAnswersAreThoseWithoutProvisionalOnes(String keys) throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            List<Sample> samples = shuffled(seed);
            Recording expected = fed(samples, rule("5s", METHOD + ", " + keys), false);
            Recording twice = fed(samples, rule("5s", METHOD + ", emit: immediately, " + keys), false);
            assertThat(twice.results).as("seed %d", seed).isEqualTo(expected.results);
            assertThat(twice.events).as("seed %d", seed).isEqualTo(expected.events);
            assertThat(twice.written).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(twice.provisional).as("seed %d", seed).isNotEmpty();
            assertLastWrittenIsFinal(twice, seed);
            Recording restarted = fed(samples, rule("5s", METHOD + ", emit: immediately, " + keys), true);
            assertThat(restarted.written).as("seed %d", seed).isEqualTo(twice.written);
        }
    }

    /** Whoever keeps the highest revision of each instant has the final answer. */
    private static void assertLastWrittenIsFinal(Recording twice, int seed) {
        Map<Long, String> finals = new HashMap<>();
        for (int i = 0; i < twice.results.size(); i++) {
            finals.put(twice.instants.get(i), twice.results.get(i));
        }
        finals.forEach((instant, content) ->
                assertThat(twice.contents.get(instant)).as("seed %d", seed).isEqualTo(content));
    }

    /** Out of order within 5 s and beyond, with copies, gaps and jumps down. */
    private static List<Sample> shuffled(int seed) {
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            long t = (long) k + (k > 30 ? 10 : 0) - random.nextInt(7);
            samples.add(at(t * SECOND, Math.rint(signal(t)) + 0.5 * random.nextInt(3)));
        }
        return samples;
    }

    private static Recording fed(List<Sample> samples, SeriesSettings settings, boolean restarting) throws IOException {
        Recording out = new Recording();
        Tracker tracker = new Tracker("s", settings);
        for (Sample sample : samples) {
            tracker.accept(sample, 60_000, out);
            if (restarting) {
                tracker = reloaded(tracker);
            }
        }
        tracker.finish(out);
        assertThat(out.all()).isEqualTo(samples.size());
        return out;
    }
}
