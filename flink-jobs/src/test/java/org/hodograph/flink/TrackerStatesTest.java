package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.series.SeriesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States beside the backend: it has the newest ones when a checkpoint begins, and of those that are too many at once. */
class TrackerStatesTest {

    private static final long PLENTY = 1 << 30;
    private static final List<String> SERIES = List.of("a/x", "a/y", "b/x", "c/x");
    private static final OperatorRules RULES =
            OperatorHarness.rules("series: [{match: \"*\", method: \"local-polynomial(window=7, degree=2)\"}]\n");

    /** A backend in Flink's harness, and the map of states in it. */
    private static final class Place implements AutoCloseable {

        private final OperatorHarness harness;
        private final KeyedStateBackend<String> backend;
        private final MapState<String, TrackerState> stored;
        private final DataOutputSerializer scratch = new DataOutputSerializer(64);

        Place(StateBackend kind) throws Exception {
            harness = new OperatorHarness(kind, RULES, null);
            backend = ((TrackerOperator) harness.flink().getOperator()).getKeyedStateBackend();
            backend.setCurrentKey("");
            stored = backend.getPartitionedState(
                    VoidNamespace.INSTANCE,
                    VoidNamespaceSerializer.INSTANCE,
                    new MapStateDescriptor<>("trackers", StringSerializer.INSTANCE, new TrackerStateSerializer()));
        }

        /** A sample of each series, those numbered from {@code from} to {@code to}. */
        void feed(TrackerStates states, int from, int to) throws Exception {
            for (int k = from; k < to; k++) {
                for (String series : SERIES) {
                    backend.setCurrentKey(Sample.entityOf(series));
                    TrackerState state = states.get(series);
                    boolean isNew = state == null;
                    state = isNew ? TrackerState.of(series, settings(series)) : state;
                    state.tracker(series, settings(series))
                            .accept(
                                    OperatorHarness.sample(series, 100L * k, k * k),
                                    0,
                                    new MessageEncoder(message -> {}, MessageEncoder.Tally.NONE));
                    states.keep(series, state, isNew);
                    assertThat(backend.getCurrentKey()).isEqualTo(Sample.entityOf(series));
                }
            }
        }

        byte[] saved(String series) throws Exception {
            backend.setCurrentKey(Sample.entityOf(series));
            return stored.get(series).bytes(scratch);
        }

        @Override
        public void close() {
            harness.close();
        }
    }

    private static SeriesSettings settings(String series) {
        return RULES.series().settingsFor(series);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, PLENTY})
    void theBackendHasTheNewestWhenACheckpointBegins(long budget) throws Exception {
        try (Place rocks = new Place(new EmbeddedRocksDBStateBackend());
                Place heap = new Place(new HashMapStateBackend())) {
            TrackerStates later = new TrackerStates(rocks.stored, rocks.backend, budget);
            TrackerStates atOnce = new TrackerStates(heap.stored, heap.backend, budget);
            rocks.feed(later, 0, 9);
            heap.feed(atOnce, 0, 9);
            // one is kept whatever the budget says
            assertThat(rocks.saved("c/x")).isNotEqualTo(heap.saved("c/x"));
            later.writeBack();
            atOnce.writeBack();
            for (String series : SERIES) {
                assertThat(rocks.saved(series)).as(series).isEqualTo(heap.saved(series));
            }
            rocks.feed(later, 9, 12);
            later.writeBack();
            heap.feed(atOnce, 9, 12);
            for (String series : SERIES) {
                assertThat(rocks.saved(series)).as(series).isEqualTo(heap.saved(series));
            }
        }
    }

    @Test
    void whoLooksAtAllOfAKeySeesTheNewest() throws Exception {
        try (Place rocks = new Place(new EmbeddedRocksDBStateBackend())) {
            TrackerStates states = new TrackerStates(rocks.stored, rocks.backend, PLENTY);
            rocks.feed(states, 0, 5);
            rocks.backend.setCurrentKey("a");
            TrackerStates.Entries all = states.entries();
            for (String series : List.of("a/x", "a/y")) {
                all.next();
                assertThat(all.series()).isEqualTo(series);
                assertThat(all.state().isLive()).isTrue();
                all.remove();
            }
            assertThat(all.hasNext()).isFalse();
            assertThat(states.isEmpty()).isTrue();
            assertThat(states.get("a/x")).isNull();
            states.writeBack();
            rocks.backend.setCurrentKey("a");
            assertThat(rocks.stored.isEmpty()).isTrue(); // what was removed is not written again
        }
    }
}
