package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityTap;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.series.Tracker;
import org.junit.jupiter.api.Test;

class ControlledOperatorTest {

    private static final String YAML = """
            series: [{match: "*", order: 1, method: "local-polynomial(window=7, degree=2)"}]
            alerts: [{alert: Brakes, on: {series: "*/speed", quantity: acceleration}, when: "< -2", release: "> -1"}]
            """;
    private static final String OTHER = "{\"id\": \"7\", \"alerts\": [{\"alert\": \"Races\", "
            + "\"on\": {\"series\": \"*/speed\", \"quantity\": \"acceleration\"}, \"when\": \"> 2\"}]}";

    private static KeyedBroadcastOperatorTestHarness<String, Sample, SourceRecord, Message> harness(
            OperatorRules rules, OperatorSubtaskState restored) throws Exception {
        KeyedBroadcastOperatorTestHarness<String, Sample, SourceRecord, Message> harness =
                new KeyedBroadcastOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new ControlledOperator(rules), List.of(ControlledOperator.CONTROL)),
                        Sample::entity,
                        Types.STRING,
                        128,
                        1,
                        0);
        harness.setup(MessageSerializer.INSTANCE);
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
        harness.setProcessingTime(OperatorHarness.BEGIN_MILLIS);
        return harness;
    }

    private static StreamRecord<SourceRecord> control(String text) {
        return new StreamRecord<>(new SourceRecord("control", 0, 0, 0, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Braking and racing by turns, 3 m/s2 each way, a period of 20 s. */
    private static List<Sample> drive(int from, int to) {
        List<Sample> samples = new ArrayList<>();
        for (int k = from; k < to; k++) {
            samples.add(OperatorHarness.sample("car/speed", 500L * k, 20 + 9.5 * Math.sin(k * 0.157)));
        }
        return samples;
    }

    private static List<String> texts(
            KeyedBroadcastOperatorTestHarness<String, Sample, SourceRecord, Message> harness, String topic) {
        return harness.extractOutputValues().stream()
                .map(OperatorHarness::text)
                .filter(text -> text.startsWith(topic + " "))
                .toList();
    }

    @Test
    void rulesAreReplacedWhileSamplesFlow() throws Exception {
        OperatorRules rules = OperatorHarness.rules(YAML);
        try (var harness = harness(rules, null)) {
            for (Sample sample : drive(0, 70)) {
                harness.processElement(new StreamRecord<>(sample));
            }
            int before = texts(harness, "ALERTS").size();
            harness.processBroadcastElement(control(OTHER));
            for (Sample sample : drive(70, 200)) {
                harness.processElement(new StreamRecord<>(sample));
            }
            assertThat(texts(harness, "DERIVATIVES")).as("no sample is lost").hasSize(200);
            assertThat(texts(harness, "STATUS"))
                    .singleElement()
                    .asString()
                    .endsWith("{\"id\":\"7\",\"accepted\":true,\"errors\":[]}");
            List<String> alerts = texts(harness, "ALERTS");
            assertThat(alerts.subList(0, before)).isNotEmpty().allMatch(text -> text.contains("Brakes"));
            assertThat(alerts.get(before))
                    .as("what was raised ends with its rule")
                    .contains("Brakes", "resolved");
            assertThat(alerts.subList(before + 1, alerts.size()))
                    .hasSizeGreaterThan(5)
                    .allMatch(text -> text.contains("Races"));
        }
    }

    @Test
    void wrongRulesAreRefusedAndTheOldOnesKept() throws Exception {
        OperatorRules rules = OperatorHarness.rules(YAML);
        try (var harness = harness(rules, null);
                var undisturbed = harness(rules, null)) {
            for (Sample sample : drive(0, 200)) {
                harness.processElement(new StreamRecord<>(sample));
                undisturbed.processElement(new StreamRecord<>(sample));
                if (sample.source().offset() == 20_000) {
                    harness.processBroadcastElement(control(OTHER.replace("> 2", "> fast")));
                    harness.processBroadcastElement(control("{\"id\": \"8\", \"alerts\": [{\"alrt\": \"A\"}]}"));
                    harness.processBroadcastElement(control("\u0000 not a message"));
                }
            }
            assertThat(texts(harness, "STATUS")).hasSize(3).allMatch(text -> text.contains("\"accepted\":false"));
            assertThat(texts(harness, "STATUS").get(0))
                    .contains("a threshold is a comparison")
                    .contains("> fast");
            assertThat(texts(harness, "STATUS").get(1)).contains("unknown key alerts[0].alrt, did you mean alert");
            assertThat(texts(harness, "ALERTS")).isNotEmpty().isEqualTo(texts(undisturbed, "ALERTS"));
        }
    }

    @Test
    void checkpointKeepsRulesAndAlerts() throws Exception {
        OperatorRules rules = OperatorHarness.rules(YAML);
        List<String> expected;
        try (var harness = harness(rules, null)) {
            harness.processBroadcastElement(control(OTHER));
            for (Sample sample : drive(0, 200)) {
                harness.processElement(new StreamRecord<>(sample));
            }
            expected = texts(harness, "ALERTS");
        }
        for (int cut : new int[] {33, 41, 120}) {
            List<String> parts = new ArrayList<>();
            OperatorSubtaskState snapshot;
            try (var harness = harness(rules, null)) {
                harness.processBroadcastElement(control(OTHER));
                for (Sample sample : drive(0, cut)) {
                    harness.processElement(new StreamRecord<>(sample));
                }
                snapshot = harness.snapshot(1, 1);
                parts.addAll(texts(harness, "ALERTS"));
            }
            try (var harness = harness(rules, snapshot)) {
                for (Sample sample : drive(cut, 200)) {
                    harness.processElement(new StreamRecord<>(sample));
                }
                parts.addAll(texts(harness, "ALERTS"));
            }
            assertThat(parts).as("cut at %d", cut).isNotEmpty().isEqualTo(expected);
        }
    }

    /** The harness raises the alerts that the plain classes raise, to the byte. */
    @Test
    void alertsEqualThoseOfThePlainClasses() throws Exception {
        OperatorRules rules = OperatorHarness.rules(YAML);
        List<String> plain = new ArrayList<>();
        Consumer<Message> keep = message -> plain.add(OperatorHarness.text(message));
        EntityTap tap = new EntityTap(new MessageEncoder(keep, new Uncounted()));
        Entity entity = new Entity("car", rules.entities());
        Tracker tracker = new Tracker("car/speed", rules.series().settingsFor("car/speed"));
        tap.attend(entity, rules.entities().alerts());
        try (OperatorHarness operator = new OperatorHarness(new HashMapStateBackend(), rules, null)) {
            operator.feed(drive(0, 200));
            for (Sample sample : drive(0, 200)) {
                tracker.accept(sample, OperatorHarness.BEGIN_MILLIS, tap);
            }
            assertThat(operator.results()).hasSizeGreaterThan(800).isEqualTo(plain);
        }
    }

    private static final class Uncounted implements MessageEncoder.Tally {
        @Override
        public void used() {}

        @Override
        public void duplicate() {}

        @Override
        public void late() {}

        @Override
        public void rejected() {}
    }
}
