package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
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

    private static final OperatorRules RULES = OperatorHarness.rules(YAML);

    /** The operator in Flink's harness. */
    private static final class Harness implements AutoCloseable {

        private final KeyedBroadcastOperatorTestHarness<String, Sample, SourceRecord, Message> flink;

        private long offset; // of the next control message

        Harness(OperatorSubtaskState restored) throws Exception {
            this(restored, null);
        }

        Harness(OperatorSubtaskState restored, SourceRecord holds) throws Exception {
            flink = new KeyedBroadcastOperatorTestHarness<>(
                    new ControlledTrackerOperator(new ControlledOperator(RULES, holds)),
                    Sample::entity,
                    Types.STRING,
                    128,
                    1,
                    0);
            flink.setup(MessageSerializer.INSTANCE);
            if (restored != null) {
                flink.initializeState(restored);
            }
            flink.open();
            flink.setProcessingTime(OperatorHarness.BEGIN_MILLIS);
        }

        void feed(List<Sample> samples) throws Exception {
            for (Sample sample : samples) {
                flink.processElement(new StreamRecord<>(sample));
            }
        }

        void control(String text) throws Exception {
            flink.processBroadcastElement(new StreamRecord<>(message(offset++, text)));
        }

        List<String> heard() {
            return flink.getSideOutput(SideOutputs.HEARD).stream()
                    .map(StreamRecord::getValue)
                    .toList();
        }

        List<String> texts(String topic) {
            return flink.extractOutputValues().stream()
                    .map(OperatorHarness::text)
                    .filter(text -> text.startsWith(topic + " "))
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

    private static SourceRecord message(long offset, String text) {
        return message(offset, 0, text);
    }

    private static SourceRecord message(long offset, long millis, String text) {
        return new SourceRecord("control", 0, offset, millis, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Braking and racing by turns, 3 m/s2 each way, a period of 20 s. */
    private static List<Sample> drive(int from, int to) {
        List<Sample> samples = new ArrayList<>();
        for (int k = from; k < to; k++) {
            samples.add(OperatorHarness.sample("car/speed", 500L * k, 20 + 9.5 * Math.sin(k * 0.157)));
        }
        return samples;
    }

    @Test
    void rulesAreReplacedWhileSamplesFlow() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.feed(drive(0, 62));
            int before = harness.texts("ALERTS").size();
            harness.control(OTHER);
            harness.feed(drive(62, 200));
            assertThat(harness.texts("DERIVATIVES")).as("no sample is lost").hasSize(200);
            assertThat(harness.texts("STATUS"))
                    .singleElement()
                    .asString()
                    .endsWith("{\"id\":\"7\",\"accepted\":true,\"errors\":[]}");
            List<String> alerts = harness.texts("ALERTS");
            assertThat(alerts.subList(0, before)).isNotEmpty().allMatch(text -> text.contains("Brakes"));
            assertThat(alerts.get(before))
                    .as("what was raised ends with its rule")
                    .contains("Brakes", "resolved");
            assertThat(alerts.subList(before + 1, alerts.size()))
                    .hasSizeGreaterThan(5)
                    .allMatch(text -> text.contains("Races"));
        }
    }

    /** One vehicle of two forgets, the other goes on with what it learned; what both learn is in a checkpoint. */
    @Test
    void aGenerationOfOneVehicleMakesItAloneLearnAnew() throws Exception {
        String rule = "{\"id\": \"%s\", \"alerts\": [{\"alert\": \"Odd\", \"on\": {\"quantity\": \"value\"},"
                + " \"when\": \"unusual\", \"false-alarms\": \"1/1000 samples\", \"learn\": \"300 samples\"%s}]}";
        OperatorSubtaskState snapshot;
        try (Harness harness = new Harness(null)) {
            harness.control(rule.formatted(1, ""));
            harness.feed(noise(0, 500));
            harness.control(rule.formatted(2, ", \"generation\": {\"car-1/*\": 2}"));
            snapshot = harness.flink.snapshot(1, 1);
        }
        try (Harness harness = new Harness(snapshot)) {
            harness.feed(noise(500, 700));
            List<Sample> odd = new ArrayList<>();
            for (int k = 700; k < 704; k++) {
                odd.add(OperatorHarness.sample("car-1/speed", 500L * k, 50));
                odd.add(OperatorHarness.sample("car-2/speed", 500L * k, 50));
            }
            harness.feed(odd);
            assertThat(harness.texts("ALERTS")).anyMatch(text -> text.contains("car-2/speed"));
            assertThat(harness.texts("ALERTS")).noneMatch(text -> text.contains("car-1/speed"));
            harness.feed(noise(704, 1200)); // what car-1 said of 50 is of its learning
            assertThat(harness.texts("STATUS"))
                    .filteredOn(text -> text.contains("\"car-1/speed\"") && text.contains("\"accepted\":false"))
                    .singleElement()
                    .asString()
                    .contains("learning: nothing is unusual before 300 samples were learned");
        }
    }

    private static List<Sample> noise(int from, int to) {
        List<Sample> samples = new ArrayList<>();
        Random random = new Random(from);
        for (int k = from; k < to; k++) {
            samples.add(OperatorHarness.sample("car-1/speed", 500L * k, 20 + random.nextGaussian()));
            samples.add(OperatorHarness.sample("car-2/speed", 500L * k, 20 + random.nextGaussian()));
        }
        return samples;
    }

    /** Whoever watches for rules that match nothing hears of the alerts that hold, and again of the names there are. */
    @Test
    void otherAlertsAreAnnounced() throws Exception {
        OperatorSubtaskState snapshot;
        try (Harness harness = new Harness(null)) {
            harness.feed(drive(0, 1));
            harness.control(OTHER.replace("> 2", "> fast"));
            harness.feed(drive(1, 2));
            assertThat(harness.heard()).containsExactly("car/speed");
            harness.control(OTHER);
            assertThat(harness.heard()).containsExactly("car/speed", control(1), "car/speed");
            snapshot = harness.flink.snapshot(1, 1);
        }
        try (Harness restored = new Harness(snapshot);
                Harness held = new Harness(null, message(3, OTHER))) {
            restored.feed(drive(2, 4));
            held.feed(drive(2, 4));
            assertThat(restored.heard()).containsExactly(control(1), "car/speed");
            assertThat(held.heard()).containsExactly(control(3), "car/speed");
            held.offset = 2;
            held.control(OTHER);
            assertThat(held.heard()).as("an earlier message comes too late").hasSize(2);
        }
    }

    private static String control(long offset) {
        return UnmatchedRules.control(new ControlPlace(0, offset, 0), OTHER.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void wrongRulesAreRefusedAndTheOldOnesKept() throws Exception {
        try (Harness harness = new Harness(null);
                Harness undisturbed = new Harness(null)) {
            undisturbed.feed(drive(0, 200));
            harness.feed(drive(0, 40));
            harness.control(OTHER.replace("> 2", "> fast"));
            harness.control("{\"id\": \"8\", \"alerts\": [{\"alrt\": \"A\"}]}");
            harness.control("\u0000 not a message");
            harness.feed(drive(40, 200));
            List<String> answers = harness.texts("STATUS");
            assertThat(answers).hasSize(3).allMatch(text -> text.contains("\"accepted\":false"));
            assertThat(answers.get(0)).contains("\"id\":\"7\"", "a threshold is a comparison", "> fast");
            assertThat(answers.get(1)).contains("\"id\":\"8\"", "unknown key alerts[0].alrt");
            assertThat(answers.get(2)).contains("\"id\":null");
            assertThat(harness.texts("ALERTS")).isNotEmpty().isEqualTo(undisturbed.texts("ALERTS"));
        }
    }

    @Test
    void checkpointKeepsRulesAndAlerts() throws Exception {
        List<String> expected;
        try (Harness harness = new Harness(null)) {
            harness.control(OTHER);
            harness.feed(drive(0, 200));
            expected = harness.texts("ALERTS");
        }
        for (int cut : new int[] {33, 41, 120}) {
            List<String> parts = new ArrayList<>();
            OperatorSubtaskState snapshot;
            try (Harness harness = new Harness(null)) {
                harness.control(OTHER);
                harness.feed(drive(0, cut));
                snapshot = harness.flink.snapshot(1, 1);
                parts.addAll(harness.texts("ALERTS"));
            }
            try (Harness harness = new Harness(snapshot)) {
                harness.feed(drive(cut, 200));
                parts.addAll(harness.texts("ALERTS"));
            }
            assertThat(parts).as("cut at %d", cut).isNotEmpty().isEqualTo(expected);
        }
    }

    /** A start without state: what held in the topic holds from the first sample, and is answered when it is read again. */
    @Test
    void rulesOfTheTopicHoldFromTheStart() throws Exception {
        try (Harness harness = new Harness(null, message(3, OTHER));
                Harness plain = new Harness(null)) {
            plain.control(OTHER);
            plain.feed(drive(0, 200));
            harness.feed(drive(0, 200));
            assertThat(harness.texts("ALERTS")).isNotEmpty().isEqualTo(plain.texts("ALERTS"));
            assertThat(harness.texts("STATUS")).isEmpty();
            harness.offset = 3;
            harness.control(OTHER);
            assertThat(harness.texts("STATUS"))
                    .singleElement()
                    .asString()
                    .endsWith("{\"id\":\"7\",\"accepted\":true,\"errors\":[]}");
        }
    }

    /** A start from state: the later of state and topic holds, whichever that is, and is told with the first sample. */
    @Test
    void laterMessageHoldsAfterARestore() throws Exception {
        String none = "{\"id\": \"8\", \"alerts\": []}";
        OperatorSubtaskState snapshot;
        try (Harness harness = new Harness(null)) {
            harness.offset = 5;
            harness.control(OTHER);
            snapshot = harness.flink.snapshot(1, 1);
        }
        try (Harness older = new Harness(snapshot, message(4, none));
                Harness same = new Harness(snapshot, message(5, OTHER));
                Harness newer = new Harness(snapshot, message(6, none))) {
            older.feed(drive(0, 200));
            same.feed(drive(0, 200));
            newer.feed(drive(0, 200));
            assertThat(older.texts("ALERTS")).isNotEmpty().allMatch(text -> text.contains("Races"));
            assertThat(same.texts("ALERTS")).isEqualTo(older.texts("ALERTS"));
            assertThat(newer.texts("ALERTS")).isEmpty();
            assertThat(older.texts("STATUS")).singleElement().asString().contains("\"id\":\"7\"");
            assertThat(newer.texts("STATUS")).singleElement().asString().contains("\"id\":\"8\"");
            newer.offset = 5;
            newer.control(OTHER); // on its way when the job stopped
            newer.feed(drive(200, 300));
            assertThat(newer.texts("ALERTS"))
                    .as("an earlier message comes too late")
                    .isEmpty();
        }
    }

    /** The control topic was made anew since the savepoint, or copied to other brokers: its offsets begin at 0. */
    @Test
    void messageOfATopicMadeAnewHoldsAfterARestore() throws Exception {
        String none = "{\"id\": \"8\", \"alerts\": []}";
        OperatorSubtaskState snapshot;
        try (Harness harness = new Harness(null)) {
            harness.flink.processBroadcastElement(new StreamRecord<>(message(50, 1_000, OTHER)));
            snapshot = harness.flink.snapshot(1, 1);
        }
        try (Harness holding = new Harness(snapshot, message(0, 2_000, none));
                Harness reading = new Harness(snapshot)) {
            holding.feed(drive(0, 200));
            reading.flink.processBroadcastElement(new StreamRecord<>(message(0, 2_000, none)));
            reading.feed(drive(0, 200));
            assertThat(holding.texts("ALERTS")).isEmpty();
            assertThat(reading.texts("ALERTS")).isEmpty();
        }
    }

    /** The harness raises the alerts that the plain classes raise, to the byte. */
    @Test
    void alertsEqualThoseOfThePlainClasses() throws Exception {
        List<String> plain = new ArrayList<>();
        Consumer<Message> keep = message -> plain.add(OperatorHarness.text(message));
        EntityTap tap = new EntityTap(new MessageEncoder(keep, MessageEncoder.Tally.NONE));
        Entity entity = new Entity("car", RULES.entities());
        Tracker tracker = new Tracker("car/speed", RULES.series().settingsFor("car/speed"));
        tap.attend(entity, RULES.entities().alerts());
        try (OperatorHarness operator = new OperatorHarness(new HashMapStateBackend(), RULES, null)) {
            operator.feed(drive(0, 200));
            for (Sample sample : drive(0, 200)) {
                tracker.accept(sample, OperatorHarness.BEGIN_MILLIS, tap);
            }
            assertThat(operator.results()).hasSizeGreaterThan(800).isEqualTo(plain);
        }
    }
}
