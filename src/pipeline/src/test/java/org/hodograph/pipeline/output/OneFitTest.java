package org.hodograph.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.series.Tracker;
import org.junit.jupiter.api.Test;

/** R24: all orders of a sample come from one fit at one instant, and an output fed back says its order. */
class OneFitTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METHOD = "method: 'local-polynomial(window=9, degree=3)', lag: 300ms";

    @Test
    void r24TheTopicsOfASampleShareInstantWindowAndFit() throws IOException {
        Map<Topic, List<JsonNode>> records = run(config(METHOD + ", unit: m"), positions());
        assertThat(records.get(Topic.DERIVATIVES)).hasSizeGreaterThan(90);
        for (int i = 0; i < records.get(Topic.DERIVATIVES).size(); i++) {
            JsonNode all = records.get(Topic.DERIVATIVES).get(i);
            Topic[] topics = {Topic.VELOCITY, Topic.ACCELERATION, Topic.JERK};
            for (int order = 1; order <= 3; order++) {
                JsonNode one = records.get(topics[order - 1]).get(i);
                for (String field : new String[] {"series", "t", "lag", "n", "span", "rev", "method"}) {
                    assertThat(one.get(field)).as(field).isEqualTo(all.get(field));
                }
                assertThat(one.get("value")).isEqualTo(all.get("d" + order));
                assertThat(one.get("se")).isEqualTo(all.get("se").get(order));
            }
        }
    }

    /** The velocity topic as a source: with its order its derivative is an acceleration, without it is a velocity again. */
    @Test
    void r24AnOutputFedBackNeedsItsOrder() throws IOException {
        List<String> velocities = new ArrayList<>();
        for (JsonNode record : run(config(METHOD + ", unit: m"), positions()).get(Topic.VELOCITY)) {
            velocities.add(record.toString());
        }
        JsonNode declared = last(run(config(METHOD + ", order: 1"), velocities), Topic.ACCELERATION);
        assertThat(declared.get("unit").textValue()).isEqualTo("m/s2");
        assertThat(declared.get("value").doubleValue()).isBetween(1.9, 2.1);
        Map<Topic, List<JsonNode>> undeclared = run(config(METHOD), velocities);
        assertThat(last(undeclared, Topic.VELOCITY).get("value")).isEqualTo(declared.get("value"));
        assertThat(last(undeclared, Topic.VELOCITY).get("unit").textValue()).isEqualTo("m/s2");
    }

    /** R17: the unit of a record is that of its own order. */
    @Test
    void r17EnergyGivesPower() throws IOException {
        Map<Topic, List<JsonNode>> records = run(config(METHOD + ", unit: kWh"), positions());
        assertThat(last(records, Topic.DERIVATIVES).get("unit").textValue()).isEqualTo("J");
        assertThat(last(records, Topic.VELOCITY).get("unit").textValue()).isEqualTo("W");
        assertThat(last(records, Topic.ACCELERATION).get("unit").textValue()).isEqualTo("W/s");
        assertThat(last(records, Topic.JERK).get("unit").textValue()).isEqualTo("W/s2");
    }

    private static JsonNode last(Map<Topic, List<JsonNode>> records, Topic topic) {
        return records.get(topic).get(records.get(topic).size() - 1);
    }

    private static JobConfig config(String keys) {
        return JobConfigFile.parse("series: [{match: '*', " + keys + "}]", "test");
    }

    private static List<String> positions() {
        List<String> records = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            Instant t = Instant.ofEpochMilli(1_700_000_000_000L + 100L * k);
            records.add("{\"series\":\"car/x\",\"t\":\"" + t + "\",\"value\":" + 0.01 * k * k + "}");
        }
        return records;
    }

    private static Map<Topic, List<JsonNode>> run(JobConfig config, List<String> records) throws IOException {
        Map<Topic, List<JsonNode>> out = new HashMap<>();
        List<Message> messages = new ArrayList<>();
        MessageEncoder encoder = new MessageEncoder(messages::add, MessageEncoder.Tally.NONE);
        Format format = Formats.of(config.source().format());
        Tracker tracker = new Tracker("car/x", config.series().settingsFor("car/x"));
        for (String record : records) {
            byte[] payload = record.getBytes(StandardCharsets.UTF_8);
            format.read(new SourceRecord("in", 0, 0, SourceRecord.NO_TIMESTAMP, payload), new Into(tracker, encoder));
        }
        for (Message message : messages) {
            out.computeIfAbsent(message.topic(), topic -> new ArrayList<>()).add(JSON.readTree(message.value()));
        }
        assertThat(out).doesNotContainKey(Topic.REJECTED);
        return out;
    }

    private record Into(Tracker tracker, MessageEncoder encoder) implements SampleListener {

        @Override
        public void sample(Sample sample) {
            tracker.accept(sample, sample.nanos() / 1_000_000, encoder);
        }

        @Override
        public void rejected(Rejection rejection) {
            encoder.rejected(rejection);
        }

        @Override
        public void absent(Rejection absence) {}

        @Override
        public void noted(String line) {}
    }
}
