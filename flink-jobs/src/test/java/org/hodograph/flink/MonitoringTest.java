package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The metrics of a job that has run, under the names that Flink's Prometheus reporter gives them. */
class MonitoringTest {

    private static final String PREFIX = "flink_taskmanager_job_task_operator_hodograph_";
    private static final Path OPERATIONS =
            Path.of(System.getProperty("hodograph.root")).resolve("docs/operations");
    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .setConfiguration(REPORTER.addToConfiguration(new Configuration()))
            .build());

    private static void run() throws Exception {
        List<String> records = new ArrayList<>();
        for (int k = 0; k < 70; k++) {
            records.add("{\"series\":\"car/speed\",\"t\":\"2026-01-05T10:%02d:%02dZ\",\"value\":%d}"
                    .formatted(k / 60, k % 60, k % 2));
        }
        records.add("{\"series\":\"car/speed\",\"t\":\"2026-01-05T10:30:00Z\",\"value\":1}"); // after a gap
        records.add("{\"series\":\"car/speed\",\"t\":\"2026-01-05T10:00:00Z\",\"value\":1}"); // late
        records.add("{\"series\":\"car/rpm\",\"t\":\"2026-01-05T10:30:00Z\",\"value\":1}"); // one series too many
        records.add("not JSON");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        DerivativesJob.define(
                env,
                ListSource.of(records),
                JobConfigFile.parse("{source: {max-series: 1}, series: [{match: \"*\", gap: 1min}]}", "test"),
                new Sinks(new CollectingSink(), new CollectingSink(), new CollectingSink()));
        env.execute();
    }

    /** Ours, by name; those of one name and other labels, or of other operators, added up. */
    private static Map<String, Double> metrics() {
        Map<String, Double> found = new TreeMap<>();
        REPORTER.getMetricsByGroup()
                .forEach((group, metrics) -> metrics.forEach((name, metric) -> {
                    String full =
                            "flink_" + ((AbstractMetricGroup<?>) group).getLogicalScope(text -> text, '_') + "_" + name;
                    if (full.startsWith(PREFIX)) {
                        found.merge(full.substring(PREFIX.length()), number(metric), Double::sum);
                    }
                }));
        return found;
    }

    private static double number(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge ? ((Number) gauge.getValue()).doubleValue() : 0;
    }

    /** R8, while the job runs. */
    @Test
    void metricsCountWhatHappensAndAreThoseOfTheDashboardAndTheAlertRules() throws Exception {
        run();
        Map<String, Double> found = metrics();

        assertThat(found)
                .containsEntry("in", 74.0)
                .containsEntry("used", 71.0)
                .containsEntry("late", 1.0)
                .containsEntry("duplicate", 0.0)
                .containsEntry("rejected", 2.0)
                .containsEntry("reason_rejected", 2.0)
                .containsEntry("event_events", 1.0)
                .containsEntry("activeSeries", 1.0);
        assertThat(found.get("flag_records")).isGreaterThan(20);
        assertThat(found.get("eventLagMillis")).isGreaterThan(0);

        assertThat(namesIn("grafana-dashboard.json")).isEqualTo(found.keySet());
        assertThat(found.keySet()).containsAll(namesIn("alert-rules.yaml"));
        assertThat(Files.readString(OPERATIONS.resolve("README.md"))).contains(found.keySet());
    }

    private static Set<String> namesIn(String file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = Pattern.compile(PREFIX + "(\\w+)").matcher(Files.readString(OPERATIONS.resolve(file)));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        assertThat(names).isNotEmpty();
        return names;
    }
}
