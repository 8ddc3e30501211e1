package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.entity.RuleWatch;
import org.hodograph.pipeline.output.Message;
import org.junit.jupiter.api.Test;

/** Rules that match nothing, through the operators that hear of series and tell. */
class UnmatchedRulesTest {

    private static final OperatorRules RULES = OperatorHarness.rules("""
            series: [{match: "*", method: "local-polynomial(window=7, degree=2)"}]
            tracks: [{match: "*", x: lon, y: latt}]
            alerts: [{alert: Fast, on: {series: "*/sped", quantity: d1}, when: "> 1"}]
            """);

    /** The operator that tells, in Flink's harness. */
    private static final class Telling implements AutoCloseable {

        private final OneInputStreamOperatorTestHarness<String, Message> flink;

        Telling() throws Exception {
            flink = new OneInputStreamOperatorTestHarness<>(new UnmatchedRules(RULES));
            flink.setup(MessageSerializer.INSTANCE);
            flink.open();
            wallClock(0);
        }

        void hear(String name) throws Exception {
            flink.processElement(new StreamRecord<>(name));
        }

        void wallClock(long millis) throws Exception {
            flink.setProcessingTime(OperatorHarness.BEGIN_MILLIS + millis);
        }

        List<String> texts() {
            return flink.extractOutputValues().stream()
                    .map(OperatorHarness::text)
                    .toList();
        }

        @Override
        public void close() {
            try {
                flink.close();
            } catch (Exception e) {
                throw new IllegalStateException("the operator can't be closed", e);
            }
        }
    }

    @Test
    void misspeltMemberIsToldOnceAndItsPartnerKeepsFewAnswers() throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < 5000; k++) {
            samples.add(OperatorHarness.sample("car/lat", 100L * k, k % 70));
            samples.add(OperatorHarness.sample("car/lon", 100L * k, k % 90));
        }
        LogLines log = new LogLines();
        try (OperatorHarness hearing = new OperatorHarness(new HashMapStateBackend(), RULES, null);
                Telling telling = new Telling()) {
            hearing.feed(samples);
            assertThat(hearing.flink().snapshot(1, 1).getStateSize()).isLessThan(20_000); // 1,024 answers: 170 kB
            Queue<StreamRecord<String>> heard = hearing.flink().getSideOutput(SideOutputs.HEARD);
            assertThat(heard).extracting(StreamRecord::getValue).containsExactly("car/lat", "car/lon");
            for (StreamRecord<String> name : heard) {
                telling.hear(name.getValue());
            }
            telling.wallClock(RuleWatch.PATIENCE_MILLIS - 1);
            assertThat(telling.texts()).isEmpty();
            telling.wallClock(RuleWatch.PATIENCE_MILLIS);
            telling.hear("car/time");
            telling.wallClock(10 * RuleWatch.PATIENCE_MILLIS);
            telling.flink.endInput();
            assertThat(telling.texts())
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("STATUS */*/latt -1 {\"rule\":\"track\",")
                    .contains("\"nearest\":\"car/lat\"");
        }
        assertThat(log.all())
                .filteredOn(line -> line.contains("no match"))
                .containsExactly(
                        "WARN  UnmatchedRules alert Fast says nothing: no match:"
                                + " no series is */sped, the nearest is car/lat",
                        "WARN  UnmatchedRules track * says nothing: no match:"
                                + " no series is */latt, the nearest is car/lat");
    }

    private static final byte[] OTHER = """
            {"id": "7", "alerts": [
              {"alert": "Slow", "on": {"series": "*/lat", "quantity": "d1"}, "when": "< 1"},
              {"alert": "Typo", "on": {"series": "*/lom", "quantity": "d1"}, "when": "> 1"}]}
            """.getBytes(StandardCharsets.UTF_8);

    private static String none(long offset) {
        return UnmatchedRules.control(
                new ControlPlace(0, offset, 0), "{id: a, alerts: []}".getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing is said of alerts that no longer hold, and of those of a message what is said of the file's. */
    @Test
    void alertsOfAMessageAreWatched() throws Exception {
        try (Telling telling = new Telling()) {
            telling.hear("car/lat");
            telling.hear("car/lon");
            telling.wallClock(RuleWatch.PATIENCE_MILLIS - 1);
            telling.hear(none(4));
            telling.hear(UnmatchedRules.control(new ControlPlace(0, 5, 0), OTHER));
            telling.hear("car/lat"); // by the first task
            telling.hear(none(4)); // by the second one, which is late
            telling.hear(UnmatchedRules.control(new ControlPlace(0, 5, 0), OTHER));
            telling.hear("car/lon");
            telling.wallClock(RuleWatch.PATIENCE_MILLIS);
            assertThat(telling.texts()).singleElement().asString().contains("\"rule\":\"track\"");
            telling.wallClock(2 * RuleWatch.PATIENCE_MILLIS);
            assertThat(telling.texts())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("\"name\":\"Typo\"", "\"nearest\":\"car/lon\"");
            telling.flink.endInput();
            assertThat(telling.texts()).hasSize(2);
        }
    }

    /** A name that could be taken for a message is heard by the task and told to nobody. */
    @Test
    void namesAreNoMessages() throws Exception {
        String name = UnmatchedRules.control(new ControlPlace(0, 5, 0), OTHER);
        try (OperatorHarness hearing = new OperatorHarness(new HashMapStateBackend(), RULES, null)) {
            hearing.feed(List.of(OperatorHarness.sample(name, 0, 1), OperatorHarness.sample("car/lat", 0, 1)));
            assertThat(hearing.flink().getSideOutput(SideOutputs.HEARD))
                    .extracting(StreamRecord::getValue)
                    .containsExactly("car/lat");
        }
    }
}
