package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.Envelope;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as producers really write them, each with a truth that can be computed: every derivative of every series is it. */
class DoorCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINE = "method: \"local-polynomial(window=5, degree=1)\"";
    private static final String EVERY = "[{match: \"*\", " + LINE + "}]";
    private static final long BEGIN_MILLIS = 1_700_000_000_000L; // of Kafka's timestamps, one a second

    /** A derivative as it should be: of a series, at every instant, or as a function of the seconds since the first. */
    private record Truth(String series, double rate, double slope, double tolerance) {
        double at(double seconds) {
            return rate + slope * seconds;
        }
    }

    /** A file, how it is read, and what comes out. */
    private record Case(
            String file, String source, String series, int used, int absent, int rejected, List<Truth> truths) {

        static Case of(String file, String source, int used, Truth... truths) {
            return new Case(file, source, EVERY, used, 0, 0, List.of(truths));
        }

        Case with(String rules) {
            return new Case(file, source, rules, used, absent, rejected, truths);
        }

        Case but(int absences, int rejections) {
            return new Case(file, source, series, used, absences, rejections, truths);
        }

        @Override
        public String toString() {
            return file + " by " + source;
        }
    }

    private static Truth rate(String series, double rate) {
        return new Truth(series, rate, 0, 1e-6 * Math.max(1e-3, Math.abs(rate)));
    }

    static Stream<Case> cases() {
        String wide = "[{match: \"*\", unit: kWh, " + LINE + "}]";
        return Stream.of(
                Case.of(
                                "adapter.jsonl",
                                "preset: prometheus-adapter",
                                159,
                                rate("instance=a:9100,job=web/requests_total", 40),
                                rate("instance=a:9100,job=web/up", 0))
                        .with("[{match: \"*_total\", kind: counter, " + LINE + "}, {match: \"*\", " + LINE + "}]")
                        .but(0, 1),
                Case.of(
                        "text-epoch.jsonl",
                        "time: s, fields: {series: [key.site, key.probe], time: value.timestamp, value: value.flow}",
                        60,
                        rate("s1/p2", 0.05)),
                Case.of(
                        "tag-array.jsonl",
                        "time: ms, records: 'values[*]', fields: {series: id, time: t, value: v}",
                        120,
                        rate("Line1.Level", 0.02),
                        rate("Line1.Temp", 0.1)),
                Case.of("telegraf-batch.jsonl", "preset: telegraf-json", 40, rate("host=h1/net/bytes", 100)),
                Case.of(
                        "telegraf.jsonl",
                        "preset: telegraf-json",
                        80,
                        rate("host=h1,interface=eth0/net/bytes", 100),
                        rate("host=h1,interface=eth0/net/usage_idle", -0.01)),
                Case.of("cloudevents.jsonl", "preset: cloudevents", 40, rate("/pump/1/pressure", 1e4)), // bar in Pa
                Case.of("otlp.jsonl", "preset: otlp-json", 40, rate("host=h1/bytes", 100)),
                Case.of(
                        "router.jsonl",
                        "records: [counter, gauge], fields: {series: [tags.host, name], time: timestamp}",
                        120,
                        rate("h1/bytes", 500),
                        rate("h1/temp", 0.01)),
                Case.of(
                        "ts-values.jsonl",
                        "preset: thingsboard",
                        80,
                        rate("boiler-7/temperature", 0.02),
                        rate("boiler-7/pressure", -0.1)),
                Case.of(
                                "ts-values.jsonl",
                                "time: ms, fields: {series: deviceName, time: ts, value: [values.temperature, values.pressure]}",
                                80,
                                rate("boiler-7/values.temperature", 0.02),
                                rate("boiler-7/values.pressure", -0.1))
                        .but(40, 0),
                Case.of(
                                "plug.jsonl",
                                "entity: plug, fields: {time: Time, value: ENERGY.Total}",
                                120,
                                rate("plug/ENERGY.Total", 1200))
                        .with(wide),
                Case.of("plug.jsonl", "preset: tasmota, entity: plug", 240, rate("plug/ENERGY/Total", 1200))
                        .with("[{match: \"*/Total\", unit: kWh, " + LINE + "}]")
                        .but(120, 0),
                Case.of(
                                "plug.jsonl",
                                "fields: {series: $key, time: Time, value: ENERGY.Total}",
                                120,
                                rate("the-key", 1200))
                        .with(wide),
                Case.of("wide-noid.jsonl", "entity: e, fields: {value: temp}", 3, rate("e/temp", 1)),
                Case.of(
                        "no-time.jsonl",
                        "time: kafka, fields: {series: $topic, value: flow}",
                        60,
                        rate("no-time.jsonl", 0.05)),
                Case.of(
                                "change-capture.jsonl",
                                "preset: debezium, fields: {series: tank, time: ts, value: [level, amount]}, time: us, decimals: {amount: 2}",
                                118,
                                rate("T1/level", 0.01),
                                rate("T1/amount", 1))
                        .but(2, 0),
                Case.of(
                                "odom.jsonl",
                                "preset: ros2-json, fields: {value: pose.pose.position.x}",
                                200,
                                new Truth("odom", 0.5, 0.2, 1e-6))
                        .with("[{match: \"*\", method: \"local-polynomial(window=5, degree=2)\"}]"),
                Case.of("owntracks.jsonl", "preset: owntracks, fields: {value: lat}", 60, rate("ab", 1e-4))
                        .but(0, 1), // the tracker's last will is no location
                Case.of("gps1hz.jsonl", "preset: traccar", 244).but(4 * 244, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyDerivativeIsTheTruth(Case tried) throws IOException, URISyntaxException {
        JobConfig job = JobConfigFile.parse("source: {" + tried.source() + "}\nseries: " + tried.series(), "job.yaml");
        List<Message> messages = new ArrayList<>();
        Counts counts = run(tried.file(), job, messages);
        assertThat(counts.addUp()).isTrue();
        assertThat(counts.rejected())
                .as("rejected: %s", texts(messages, Topic.REJECTED))
                .isEqualTo(tried.rejected());
        assertThat(counts.absent()).as("absent").isEqualTo(tried.absent());
        assertThat(counts.used()).as("used").isEqualTo(tried.used());
        Map<String, List<JsonNode>> derivatives = derivatives(messages);
        for (Truth truth : tried.truths()) {
            assertThat(derivatives).containsKey(truth.series());
            holds(truth, derivatives.get(truth.series()));
        }
    }

    /** Every number that is there is right, and most are there. */
    private static void holds(Truth truth, List<JsonNode> records) {
        int there = 0;
        double first = seconds(records.get(0));
        for (JsonNode record : records) {
            if (record.get("d1").isNumber()) {
                there++;
                double expected = truth.at(seconds(record) - first);
                assertThat(record.get("d1").doubleValue())
                        .as("%s", record)
                        .isEqualTo(expected, within(truth.tolerance()));
            }
        }
        assertThat(there).isGreaterThanOrEqualTo(records.size() * 9 / 10 - 3).isPositive();
    }

    private static double seconds(JsonNode record) {
        java.time.Instant t = java.time.Instant.parse(record.get("t").textValue());
        return t.getEpochSecond() % 1_000_000 + t.getNano() / 1e9;
    }

    private static Counts run(String name, JobConfig job, List<Message> messages)
            throws IOException, URISyntaxException {
        Path file = Path.of(DoorCasesTest.class.getResource("/door/" + name).toURI());
        try (RecordFile records = RecordFile.open(file, job.source().format())) {
            SeriesHost host = new SeriesHost(
                    job.withFormat(records.settings()), new MessageEncoder(messages::add, MessageEncoder.Tally.NONE));
            for (SourceRecord line = records.next(); line != null; line = records.next()) {
                long millis = BEGIN_MILLIS + 1000 * line.offset();
                Envelope envelope = new Envelope("the-key", Map.of());
                boolean isTimed = name.startsWith("no-time");
                host.accept(
                        new SourceRecord(
                                line.topic(),
                                0,
                                line.offset(),
                                isTimed ? millis : SourceRecord.NO_TIMESTAMP,
                                line.payload(),
                                envelope),
                        4_102_444_800_000L); // by this clock nothing is from the future
            }
            host.finish();
            return host.counts();
        }
    }

    private static Map<String, List<JsonNode>> derivatives(List<Message> messages) throws IOException {
        Map<String, List<JsonNode>> series = new LinkedHashMap<>();
        for (String text : texts(messages, Topic.DERIVATIVES)) {
            JsonNode record = JSON.readTree(text);
            series.computeIfAbsent(record.get("series").textValue(), made -> new ArrayList<>())
                    .add(record);
        }
        return series;
    }

    private static List<String> texts(List<Message> messages, Topic topic) {
        return messages.stream()
                .filter(message -> message.topic() == topic)
                .map(message -> new String(message.value(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
