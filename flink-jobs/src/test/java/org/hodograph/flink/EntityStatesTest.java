package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityTap;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.series.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities beside the backend: it has the newest ones when a checkpoint begins, and of those that are too many at once. */
class EntityStatesTest {

    private static final long PLENTY = 1 << 30;
    private static final List<String> ENTITIES = List.of("a", "b", "c");
    private static final OperatorRules RULES = OperatorHarness.rules("""
            series: [{match: "*", method: "local-polynomial(window=7, degree=2)"}]
            alerts: [{alert: Odd, on: {quantity: value}, when: unusual}]
            """);

    /** A backend in Flink's harness, and the states in it. */
    private static final class Place implements AutoCloseable {

        private final OperatorHarness harness;
        private final KeyedStateBackend<String> backend;
        private final ValueState<EntityState> stored;
        private final DataOutputSerializer scratch = new DataOutputSerializer(64);
        private final List<Tracker> trackers = ENTITIES.stream()
                .map(entity -> new Tracker(entity + "/x", RULES.series().settingsFor(entity + "/x")))
                .toList();

        Place(StateBackend kind) throws Exception {
            harness = new OperatorHarness(kind, RULES, null);
            backend = ((TrackerOperator) harness.flink().getOperator()).getKeyedStateBackend();
            backend.setCurrentKey("");
            stored = backend.getPartitionedState(
                    VoidNamespace.INSTANCE,
                    VoidNamespaceSerializer.INSTANCE,
                    new ValueStateDescriptor<>("entity", new EntityStateSerializer()));
        }

        /** A sample of each entity, those numbered from {@code from} to {@code to}. */
        void feed(EntityStates states, int from, int to) throws Exception {
            EntityTap tap = new EntityTap(new MessageEncoder(message -> {}, MessageEncoder.Tally.NONE));
            for (int k = from; k < to; k++) {
                for (int i = 0; i < ENTITIES.size(); i++) {
                    String name = ENTITIES.get(i);
                    backend.setCurrentKey(name);
                    EntityState known = states.get();
                    EntityState state = known == null ? EntityState.of(name, RULES.entities()) : known;
                    Entity entity = state.entity(name, RULES.entities());
                    tap.attend(entity, RULES.entities().alerts());
                    Sample sample = OperatorHarness.sample(name + "/x", 100L * k, k * k);
                    trackers.get(i).accept(sample, 0, tap);
                    if (!entity.isEmpty()) {
                        states.keep(state);
                    }
                    assertThat(backend.getCurrentKey()).isEqualTo(name);
                }
            }
        }

        byte[] saved(String name) throws Exception {
            backend.setCurrentKey(name);
            return stored.value() == null ? null : stored.value().bytes(scratch);
        }

        @Override
        public void close() {
            harness.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, PLENTY})
    void theBackendHasTheNewestWhenACheckpointBegins(long budget) throws Exception {
        try (Place rocks = new Place(new EmbeddedRocksDBStateBackend());
                Place heap = new Place(new HashMapStateBackend())) {
            EntityStates later = new EntityStates(rocks.stored, rocks.backend, budget);
            EntityStates atOnce = new EntityStates(heap.stored, heap.backend, budget);
            int fed = 0;
            for (int until : new int[] {9, 12}) {
                rocks.feed(later, fed, until);
                heap.feed(atOnce, fed, until);
                fed = until;
                // one is kept whatever the budget says
                assertThat(rocks.saved("c")).isNotEqualTo(heap.saved("c"));
                later.writeBack();
                atOnce.writeBack();
                for (String name : ENTITIES) {
                    assertThat(rocks.saved(name)).as(name).isNotNull().isEqualTo(heap.saved(name));
                }
            }
        }
    }

    @Test
    void whatIsClearedIsNotWrittenAgain() throws Exception {
        try (Place rocks = new Place(new EmbeddedRocksDBStateBackend())) {
            EntityStates states = new EntityStates(rocks.stored, rocks.backend, PLENTY);
            rocks.feed(states, 0, 9);
            states.writeBack();
            rocks.feed(states, 9, 10);
            rocks.backend.setCurrentKey("a");
            states.clear();
            assertThat(states.get()).isNull();
            states.writeBack();
            assertThat(rocks.saved("a")).isNull();
            assertThat(rocks.saved("b")).isNotNull();
        }
    }
}
