package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.hodograph.flink.webhook.Receiver;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The setting may come and go under a savepoint, without {@code --allowNonRestoredState}. */
class WebhookSavepointTest {

    private static final long LIMIT_MILLIS = 120_000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    @TempDir
    Path folder;

    private static String sample(long k) {
        return "{\"series\":\"car/speed\",\"t\":\"2026-01-05T10:%02d:%02d.%d00Z\",\"value\":%d}"
                .formatted(k / 600 % 60, k / 10 % 60, k % 10, k % 20);
    }

    /** Runs a job on from a savepoint, null for none, until it has said something; returns its own savepoint. */
    private String run(String savepoint, String sink) throws Exception {
        Configuration settings = new Configuration();
        if (savepoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(1);
        GeneratorFunction<Long, SourceRecord> samples = k -> new SourceRecord(
                "telemetry", 0, k, OperatorHarness.BEGIN_MILLIS, sample(k).getBytes(StandardCharsets.UTF_8));
        CollectingSink results = new CollectingSink();
        DerivativesJob.define(
                env,
                new DataGeneratorSource<>(
                        samples, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), ValueType.SOURCE_RECORD),
                JobConfigFile.parse("""
                        series: [{match: "*", method: "local-polynomial(window=5, degree=1)"}]
                        alerts: [{alert: Fast, on: {quantity: value}, when: "> 10", confidence: 0}]
                        """ + sink, "test"),
                new Sinks(results, new CollectingSink(), new CollectingSink()));
        JobClient job = env.executeAsync();
        long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
        while (results.texts().stream().noneMatch(text -> text.startsWith("ALERTS ") && text.contains("firing"))) {
            assertThat(System.currentTimeMillis()).as("waited for an alert").isLessThan(deadline);
            Thread.sleep(20);
        }
        return job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
    }

    @Test
    void theSettingComesAndGoes() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String without = run(null, "");
            String with = run(without, "sink: {webhook: {url: \"" + receiver.url() + "\"}}\n");
            assertThat(receiver.bodies()).isNotEmpty();
            int told = receiver.bodies().size();
            run(with, "");
            assertThat(receiver.bodies()).hasSize(told);
        }
    }
}
