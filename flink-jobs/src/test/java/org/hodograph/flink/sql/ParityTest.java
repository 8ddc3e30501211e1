package org.hodograph.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Row;
import org.hodograph.flink.Accounts;
import org.hodograph.flink.CollectingSink;
import org.hodograph.flink.DerivativesJob;
import org.hodograph.flink.ListSource;
import org.hodograph.flink.Sinks;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function says what the job says of the same records, bit for bit, and counts what it counts. */
class ParityTest {

    private static final long SEED = 20_260_105;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();
    private static final String IDLE = "IDLE"; // depends on when things arrive

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .setConfiguration(REPORTER.addToConfiguration(new Configuration()))
            .build());

    private final CollectingSink results = new CollectingSink();
    private final CollectingSink late = new CollectingSink();
    private final CollectingSink rejected = new CollectingSink();

    private Counts job(String config, List<Row> rows) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        DerivativesJob.define(
                env,
                ListSource.of(rows.stream().map(ParityTest::json).toList()),
                JobConfigFile.parse(config, "test"),
                new Sinks(results, late, rejected));
        return Accounts.of(env.execute());
    }

    private static String json(Row row) {
        return "{\"vehicle\":\"%s\",\"t\":\"%s\",\"speed\":%s,\"rpm\":%s}"
                .formatted(row.getField(0), row.getField(1), row.getField(2), text(row.getField(3)));
    }

    private static String text(Object number) {
        return number instanceof Double d && d.isNaN() ? "\"NaN\"" : String.valueOf(number);
    }

    private static List<Row> function(String call, List<Row> rows) throws Exception {
        SqlRun sql = new SqlRun();
        sql.telemetry("telemetry", rows, "2");
        return sql.rows("SELECT * FROM " + call);
    }

    /** What a record of the topic says, by series, in order. */
    private static Map<String, List<List<Object>>> records(List<String> texts, String topic, List<String> fields)
            throws Exception {
        Map<String, List<List<Object>>> all = new TreeMap<>();
        for (String text : texts) {
            JsonNode record = JSON.readTree(text.substring(text.indexOf('{')));
            if (!text.startsWith(topic + " ") || record.path("flags").toString().contains(IDLE)) {
                continue;
            }
            List<Object> values = new ArrayList<>();
            values.add(Instant.parse(record.get("t").asText()));
            for (String field : fields) {
                values.add(value(record.at(field)));
            }
            all.computeIfAbsent(record.get("series").asText(), series -> new ArrayList<>())
                    .add(values);
        }
        return all;
    }

    private static Object value(JsonNode node) {
        return node.isNull() || node.isMissingNode()
                ? null
                : node.isInt()
                        ? (Object) node.intValue()
                        : node.isNumber()
                                ? (Object) node.doubleValue()
                                : node.isArray() ? node.toString() : node.asText();
    }

    private static Map<String, List<List<Object>>> answers(List<Row> rows, List<String> columns) {
        Map<String, List<List<Object>>> all = new TreeMap<>();
        for (Row row : rows) {
            String[] flags = row.getFieldAs("flags");
            if (row.getField("reason") != null || Arrays.asList(flags).contains(IDLE)) {
                continue;
            }
            List<Object> values = new ArrayList<>();
            values.add(row.getField("t"));
            for (String column : columns) {
                Object value = row.getField(column);
                values.add(
                        value instanceof String[] names
                                ? "["
                                        + String.join(
                                                ",",
                                                Arrays.stream(names)
                                                        .map(name -> '"' + name + '"')
                                                        .toList()) + "]"
                                : value);
            }
            all.computeIfAbsent(row.getFieldAs("series"), series -> new ArrayList<>())
                    .add(values);
        }
        return all;
    }

    private static Map<String, List<List<Object>>> reasons(List<Row> rows, String code) {
        Map<String, List<List<Object>>> all = new TreeMap<>();
        for (Row row : rows) {
            String reason = row.getFieldAs("reason");
            if (reason != null && reason.startsWith(code)) {
                all.computeIfAbsent(row.getFieldAs("series"), series -> new ArrayList<>())
                        .add(List.of(row.<Instant>getFieldAs("t"), reason));
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "local-polynomial(window=21, degree=3)", "kalman", "finite-difference(points=3)"})
    void derivativesAreThoseOfTheJob(String method) throws Exception {
        List<Row> rows = Telemetry.worst(SEED);
        Counts counts = job("""
                source: {fields: {series: [vehicle], value: [speed, rpm]}, max-out-of-orderness: 200ms}
                series: [{match: "*", unit: km/h, order: 1, method: "%s", lag: 2 samples, gap: 2s}]
                """.formatted(method), rows);
        long[] before = counted();
        List<Row> answers = function("""
                DERIVATIVES(input => TABLE telemetry PARTITION BY vehicle, on_time => DESCRIPTOR(ts),
                  `value` => DESCRIPTOR(speed, rpm), `method` => '%s',
                  settings => MAP['order', '1', 'unit', 'km/h', 'lag', '2 samples', 'gap', '2s', 'max-out-of-orderness', '200ms'])
                """.formatted(method), rows);

        Map<String, List<List<Object>>> expected = records(
                results.texts(),
                "DERIVATIVES",
                List.of(
                        "/value", "/d1", "/d2", "/d3", "/se/0", "/se/1", "/se/2", "/se/3", "/unit", "/lag", "/n",
                        "/flags"));
        assertThat(expected).hasSize(6);
        assertThat(answers(
                        answers,
                        List.of("value", "d1", "d2", "d3", "se0", "se1", "se2", "se3", "unit", "lag", "n", "flags")))
                .isEqualTo(expected);
        assertThat(reasons(answers, "late")).isNotEmpty().isEqualTo(records(late.texts(), "LATE", List.of("/reason")));
        assertThat(reasons(answers, "not-a-number").values().stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(rejected.texts().stream()
                        .filter(text -> text.contains("not-a-number"))
                        .count());
        assertThat(counts.duplicate()).isPositive();
        long[] after = counted();
        for (int i = 0; i < after.length; i++) {
            after[i] -= before[i];
        }
        assertThat(after)
                .containsExactly(
                        counts.in(),
                        counts.used(),
                        counts.duplicate(),
                        counts.late(),
                        counts.rejected(),
                        counts.absent());
    }

    /** The metrics of all functions that ran here, and of the jobs, which count under the same names. */
    private static long[] counted() {
        List<String> names = List.of("in", "used", "duplicate", "late", "rejected", "absent");
        long[] sums = new long[names.size()];
        REPORTER.getMetricsByGroup()
                .forEach((group, metrics) -> metrics.forEach((name, metric) -> {
                    boolean isOurs = ((AbstractMetricGroup<?>) group)
                            .getLogicalScope(text -> text, '_')
                            .endsWith("hodograph");
                    if (isOurs && metric instanceof Counter counter && names.contains(name)) {
                        sums[names.indexOf(name)] += counter.getCount();
                    }
                }));
        return sums;
    }

    @Test
    void pathsAreThoseOfTheJob() throws Exception {
        List<Row> rows = Telemetry.worst(SEED);
        job("""
                source: {fields: {series: [vehicle], value: [speed, rpm]}, max-out-of-orderness: 200ms}
                series: [{match: "*", method: "local-polynomial(window=21, degree=3)", gap: 2s}]
                tracks: [{match: "*", x: speed, y: rpm, frame: metres}]
                """, rows);
        List<Row> answers = function("""
                CURVATURE(input => TABLE telemetry PARTITION BY vehicle, on_time => DESCRIPTOR(ts),
                  x => DESCRIPTOR(speed), y => DESCRIPTOR(rpm), `method` => 'local-polynomial(window=21, degree=3)',
                  settings => MAP['gap', '2s', 'max-out-of-orderness', '200ms', 'frame', 'metres'])
                """, rows);
        Map<String, List<List<Object>>> expected = records(
                results.texts(),
                "TRACK",
                List.of(
                        "/x",
                        "/y",
                        "/speed",
                        "/course",
                        "/yawRate",
                        "/longitudinalAcceleration",
                        "/lateralAcceleration",
                        "/curvature",
                        "/pathLength",
                        "/se/x",
                        "/se/speed",
                        "/se/curvature",
                        "/lag",
                        "/flags"));
        assertThat(expected).hasSize(3);
        assertThat(answers(
                        answers,
                        List.of(
                                "x",
                                "y",
                                "speed",
                                "course",
                                "yaw_rate",
                                "longitudinal_acceleration",
                                "lateral_acceleration",
                                "curvature",
                                "path_length",
                                "se_x",
                                "se_speed",
                                "se_curvature",
                                "lag",
                                "flags")))
                .isEqualTo(expected);
        assertThat(reasons(answers, "late")).isNotEmpty().isEqualTo(records(late.texts(), "LATE", List.of("/reason")));
    }
}
