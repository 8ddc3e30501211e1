package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Savepoints of this job as it once was, which every later version restores, on either backend: what it says next is what an
 * undisturbed run says (R3, R25).
 * They are only added to; {@code -Dhodograph.savepoint.write=DIR} writes one more.
 */
class StoredSavepointTest {

    private static final List<String> SIGNALS = List.of("speed", "odometer", "level", "x", "y");
    private static final int BEFORE = 301; // samples before the savepoint, of the series in turn
    private static final int AFTER = 600;
    private static final long LIMIT_MILLIS = 120_000;
    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
    private static final String REFUSED = "{\"series\":\"car/speed\",\"t\":\"2099-01-01T00:00:00Z\",\"value\":0}";
    private static final String WRITE = "hodograph.savepoint.write";

    private static final String JOB = """
            source: {max-out-of-orderness: 250ms}
            series:
              - {match: "*/speed", order: 1, method: "local-polynomial(window=7, degree=2)", lag: 100ms, idle: {after: 36500d}, expire-after: 40000d}
              - {match: "*/odometer", kind: counter(reset=zero), method: "finite-difference(points=3)", idle: {after: 36500d}, expire-after: 40000d}
              - {match: "*/level", gap: 5s, events: [maximum, jump], idle: {after: 36500d}, expire-after: 40000d}
              - {match: "*", unit: m, method: "local-polynomial(span=2s, degree=3)", lag: 1s, idle: {after: 36500d}, expire-after: 40000d}
            tracks: [{match: "*", x: x, y: y, frame: metres}]
            alerts:
              - {alert: Braking, on: {series: "*/speed", quantity: acceleration}, when: "< -1 m/s2", for: 100ms}
              - {alert: Bend, on: {series: "*", quantity: curvature}, when: "abs > 0.01 1/m"}
            """;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    /** Samples by their number, counted on from the first; then ones that the operator refuses. */
    private static final class Numbered implements GeneratorFunction<Long, SourceRecord> {

        private static final long serialVersionUID = 1;

        private final int end;
        private int next;

        Numbered(int begin, int end) {
            next = begin;
            this.end = end;
        }

        @Override
        public SourceRecord map(Long index) {
            int k = next++;
            String text = k < end ? sample(k) : REFUSED;
            return new SourceRecord(
                    "telemetry", 0, k, OperatorHarness.BEGIN_MILLIS, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A job and what it said until the samples were over. */
    private static final class Run {

        private final CollectingSink results = new CollectingSink();
        private final CollectingSink rejected = new CollectingSink();
        private final JobClient job;

        Run(int begin, int end, Configuration settings) throws Exception {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
            env.setParallelism(1);
            DerivativesJob.define(
                    env,
                    new DataGeneratorSource<>(
                            new Numbered(begin, end),
                            Long.MAX_VALUE,
                            RateLimiterStrategy.perSecond(1000),
                            ValueType.SOURCE_RECORD),
                    JobConfigFile.parse(JOB, "test"),
                    new Sinks(results, new CollectingSink(), rejected));
            job = env.executeAsync();
            long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
            while (rejected.texts().isEmpty()) { // what follows the samples on their way through the operator
                assertThat(System.currentTimeMillis())
                        .as("waited for the samples")
                        .isLessThan(deadline);
                Thread.sleep(20);
            }
        }

        List<String> end() throws Exception {
            job.cancel().get();
            return results.texts().stream().map(StoredSavepointTest::rounded).toList();
        }
    }

    /** With 9 digits: another processor's exponential function may differ in the last. */
    private static String rounded(String text) {
        return FRACTION.matcher(text)
                .replaceAll(number -> String.format(Locale.ROOT, "%.8e", Double.parseDouble(number.group())));
    }

    private static String sample(int k) {
        String series = SIGNALS.get(k % SIGNALS.size());
        double phase = k % 64 / 64.0;
        double value = series.equals("odometer") ? 10 * (k % 50) : 80 * phase * (1 - phase) + 7 * k % 13 / 64.0;
        return "{\"series\":\"car/%s\",\"t\":\"2026-01-05T10:%02d:%02d.%d00Z\",\"value\":%s}"
                .formatted(series, k / 600, k / 10 % 60, k % 10, value);
    }

    @ParameterizedTest
    @CsvSource({"1, hashmap", "1, rocksdb"})
    void restoredJobSaysWhatAnUndisturbedOneSays(String version, String backend) throws Exception {
        List<String> expected = new Run(0, AFTER, new Configuration()).end();
        List<String> before = new Run(0, BEFORE, new Configuration()).end();
        Configuration restored = new Configuration();
        restored.set(StateBackendOptions.STATE_BACKEND, backend);
        restored.set(
                StateRecoveryOptions.SAVEPOINT_PATH,
                Path.of(getClass().getResource("/savepoints/" + version).toURI())
                        .toString());
        List<String> after = new Run(BEFORE, AFTER, restored).end();

        assertThat(after.stream()
                        .filter(text -> !isOfAnAlertThatOnlyTheOldRuleRaised(text) && !isOfAFitThatBeginsAnew(text))
                        // a track that was saved between two of its fits names the versions of both
                        .map(text -> text.replace("local-polynomial@2 local-polynomial@1", "local-polynomial@2")))
                .isNotEmpty()
                .isEqualTo(expected.subList(before.size(), expected.size()).stream()
                        .filter(text -> !isOfAFitThatBeginsAnew(text))
                        .toList());
        assertThat(after).anyMatch(StoredSavepointTest::isOfAFitThatBeginsAnew);
        assertThat(before).isEqualTo(expected.subList(0, before.size()));
        assertThat(after).anyMatch(text -> text.startsWith("ALERTS ")).anyMatch(text -> text.startsWith("TRACK "));
    }

    /**
     * In savepoint 1 an alert fires on a curvature without a standard error, which a confidence of 0.95 lets nothing decide
     * any more: its end is told, and once why it says nothing.
     */
    private static boolean isOfAnAlertThatOnlyTheOldRuleRaised(String text) {
        return (text.startsWith("ALERTS Bend/car") && text.contains("\"state\":\"resolved\""))
                || (text.startsWith("STATUS Bend/car") && text.contains("no standard error"));
    }

    /** auto@7 has other members than the version in savepoint 1: it answers again once warm. */
    private static boolean isOfAFitThatBeginsAnew(String text) {
        return text.contains("car/level");
    }

    @Test
    void writesOneMore() throws Exception {
        assumeTrue(System.getProperty(WRITE) != null, "nobody asked for a new savepoint");
        Path folder = Path.of(System.getProperty(WRITE));
        assertThat(folder).as("stored savepoints are only added to").doesNotExist();
        Path scratch = Files.createTempDirectory("savepoint");
        Run run = new Run(0, BEFORE, new Configuration());
        String written = run.job
                .stopWithSavepoint(false, scratch.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        Files.move(Path.of(URI.create(written)), folder);
    }
}
