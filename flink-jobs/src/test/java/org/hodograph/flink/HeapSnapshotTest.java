package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.hodograph.pipeline.Sample;
import org.junit.jupiter.api.Test;

/**
 * The heap backend keeps live trackers and writes a checkpoint beside the running task. What it writes must be the state at
 * the checkpoint's barrier, whatever samples the trackers take meanwhile.
 */
class HeapSnapshotTest {

    private static final OperatorRules RULES = OperatorHarness.rules("""
            source: {max-out-of-orderness: 250ms}
            series: [{match: "*", method: "local-polynomial(window=15, degree=3)", idle: {after: 1h}}]
            """);
    private static final int ENTITIES = 200;
    private static final int BARRIER = 40; // samples of each series before it
    private static final int END = 80;
    private static final int MOST_BYTES = 1 << 28;

    private static List<Sample> samples(int from, int to) {
        List<Sample> samples = new ArrayList<>();
        for (int k = from; k < to; k++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                samples.add(OperatorHarness.sample("car-" + entity + "/speed", 100L * k, Math.sin(k + entity)));
                samples.add(OperatorHarness.sample("car-" + entity + "/rpm", 100L * k + 7, Math.cos(k * entity)));
            }
        }
        return samples;
    }

    private static OperatorHarness operator(OperatorSubtaskState restored) throws Exception {
        return new OperatorHarness(new HashMapStateBackend(), RULES, restored);
    }

    /**
     * Takes the samples before and after a checkpoint's barrier while another thread writes the checkpoint; what is restored
     * from it must say the same after the barrier.
     *
     * @param delay what the writer waits for before it begins
     * @param fed called when the samples after the barrier are in
     */
    private static void writeBesideComingSamples(CountDownLatch delay, Runnable fed) throws Exception {
        List<String> expected;
        OperatorSubtaskState checkpoint;
        try (OperatorHarness operator = operator(null)) {
            operator.feed(samples(0, BARRIER));
            int before = operator.results().size();
            OperatorSnapshotFutures barrier = operator.flink()
                    .getOperator()
                    .snapshotState(
                            1,
                            1,
                            CheckpointOptions.forCheckpointWithDefaultLocation(),
                            new MemCheckpointStreamFactory(MOST_BYTES));
            FutureTask<OperatorSubtaskState> writer = new FutureTask<>(() -> {
                delay.await();
                return OperatorSnapshotFinalizer.create(barrier).getJobManagerOwnedState();
            });
            new Thread(writer, "checkpoint-writer").start();
            operator.feed(samples(BARRIER, END));
            fed.run();
            List<String> all = operator.results();
            expected = all.subList(before, all.size());
            checkpoint = writer.get();
        }
        assertThat(expected).hasSizeGreaterThan(ENTITIES * (END - BARRIER));
        try (OperatorHarness restored = operator(checkpoint)) {
            assertThat(restored.feed(samples(BARRIER, END)).results()).isEqualTo(expected);
        }
    }

    @Test
    void checkpointWrittenMeanwhileIsTheStateAtItsBarrier() throws Exception {
        writeBesideComingSamples(new CountDownLatch(0), () -> {});
    }

    /** The slowest writer there is: every tracker has changed before it begins. */
    @Test
    void checkpointWrittenAfterwardsIsTheStateAtItsBarrier() throws Exception {
        CountDownLatch delay = new CountDownLatch(1);
        writeBesideComingSamples(delay, delay::countDown);
    }
}
