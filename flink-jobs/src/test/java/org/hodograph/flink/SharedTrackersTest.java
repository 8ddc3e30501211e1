package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.hodograph.pipeline.Sample;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** An entity of many series on the heap: a checkpoint shares its trackers with the task, which copies the ones it goes on with. */
class SharedTrackersTest {

    private static final int SERIES = 1_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int MOST_BYTES = 1 << 28;
    private static final OperatorRules RULES = OperatorHarness.rules("""
            source: {max-out-of-orderness: 250ms}
            series: [{match: "*", method: "local-polynomial(window=7, degree=2)", idle: {after: 1h}}]
            alerts: [{alert: High, on: {series: "*", quantity: value}, when: "> 0.5", for: 200ms, confidence: 0}]
            """);

    private long checkpoint;

    private static OperatorHarness operator(OperatorSubtaskState restored) throws Exception {
        return new OperatorHarness(new HashMapStateBackend(), RULES, restored);
    }

    /** Samples number {@code from} to {@code to} of so many series of one car. */
    private static List<Sample> samples(int series, int from, int to) {
        List<Sample> samples = new ArrayList<>();
        for (int k = from; k < to; k++) {
            for (int i = 0; i < series; i++) {
                samples.add(OperatorHarness.sample("car/s" + i, 100L * k + i % 50, Math.sin(0.7 * k + i)));
            }
        }
        return samples;
    }

    private OperatorSnapshotFutures snapshot(OperatorHarness operator) throws Exception {
        checkpoint++;
        return operator.flink()
                .getOperator()
                .snapshotState(
                        checkpoint,
                        checkpoint,
                        CheckpointOptions.forCheckpointWithDefaultLocation(),
                        new MemCheckpointStreamFactory(MOST_BYTES));
    }

    /** The series whose tracker is the task's own, shared with no checkpoint. */
    private static List<String> own(OperatorHarness operator) throws Exception {
        KeyedProcessOperator<?, ?, ?> flink =
                (KeyedProcessOperator<?, ?, ?>) operator.flink().getOperator();
        KeyedStateBackend<String> backend = flink.getKeyedStateBackend();
        backend.setCurrentKey("car");
        MapState<String, TrackerState> trackers = backend.getPartitionedState(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                new MapStateDescriptor<>("trackers", StringSerializer.INSTANCE, new TrackerStateSerializer()));
        List<String> own = new ArrayList<>();
        for (var entry : trackers.entries()) {
            if (!entry.getValue().isShared()) {
                own.add(entry.getKey());
            }
        }
        return own;
    }

    @Test
    void oneSampleAfterACheckpointCopiesOneTracker() throws Exception {
        try (OperatorHarness operator = operator(null)) {
            operator.feed(samples(SERIES, 0, 3));
            assertThat(own(operator)).hasSize(SERIES);
            for (int round = 3; round < 5; round++) {
                OperatorSnapshotFutures barrier = snapshot(operator);
                operator.feed(List.of(OperatorHarness.sample("car/s7", 100L * round, 1)));
                assertThat(own(operator)).containsExactly("car/s7");
                operator.feed(List.of(OperatorHarness.sample("car/s8", 100L * round, 1)));
                assertThat(own(operator)).containsExactlyInAnyOrder("car/s7", "car/s8");
                barrier.cancel();
            }
        }
    }

    /** The timer looks at all series of the entity, and copies the one that is silent. */
    @Test
    void silenceAfterACheckpointCopiesTheSilentOnes() throws Exception {
        try (OperatorHarness operator = operator(null)) {
            operator.feed(List.of(OperatorHarness.sample("car/early", 0, 1)));
            operator.wallClock(HOUR_MILLIS / 2).feed(samples(SERIES, 0, 1));
            OperatorSnapshotFutures barrier = snapshot(operator);
            operator.wallClock(HOUR_MILLIS);
            assertThat(operator.results())
                    .filteredOn(text -> text.contains("IDLE"))
                    .isNotEmpty();
            assertThat(own(operator)).containsExactly("car/early");
            barrier.cancel();
        }
    }

    /** Two checkpoints are written side by side while samples come in: each is the state at its own barrier. */
    @RepeatedTest(5)
    void checkpointsWrittenMeanwhileAreTheStatesAtTheirBarriers() throws Exception {
        int series = 300;
        int[] barriers = {8, 11};
        int end = 14;
        List<FutureTask<OperatorSubtaskState>> writers = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        List<String> all;
        try (OperatorHarness operator = operator(null)) {
            operator.feed(samples(series, 0, barriers[0]));
            for (int i = 0; i < barriers.length; i++) {
                before.add(operator.results().size());
                OperatorSnapshotFutures barrier = snapshot(operator);
                FutureTask<OperatorSubtaskState> writer = new FutureTask<>(
                        () -> OperatorSnapshotFinalizer.create(barrier).getJobManagerOwnedState());
                writers.add(writer);
                new Thread(writer, "checkpoint-writer-" + i).start();
                operator.feed(samples(series, barriers[i], i + 1 < barriers.length ? barriers[i + 1] : end));
            }
            all = operator.results();
            for (FutureTask<OperatorSubtaskState> writer : writers) {
                writer.get(); // one that has not begun would end with the operator
            }
        }
        assertThat(all).filteredOn(text -> text.startsWith("ALERTS ")).hasSizeGreaterThan(series);
        for (int i : IntStream.range(0, barriers.length).toArray()) {
            try (OperatorHarness restored = operator(writers.get(i).get())) {
                assertThat(restored.feed(samples(series, barriers[i], end)).results())
                        .as("after checkpoint %d", i + 1)
                        .isEqualTo(all.subList(before.get(i), all.size()));
            }
        }
    }
}
