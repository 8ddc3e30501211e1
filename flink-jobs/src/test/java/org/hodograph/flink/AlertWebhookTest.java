package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.hodograph.flink.webhook.Receiver;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** A job that tells a webhook of its alerts, and its topic as before. */
class AlertWebhookTest {

    private static JobConfig job(String sink) {
        return JobConfigFile.parse("""
                name: fleet
                source: {topics: [telemetry]}
                series: [{match: "*", unit: m/s, order: 1, method: "local-polynomial(window=5, degree=1)"}]
                alerts: [{alert: HarshBraking, on: {quantity: acceleration}, when: "< -4.4 m/s2", for: 200ms, confidence: 0}]
                """ + sink, "test");
    }

    private static List<String> run(String sink) throws Exception {
        List<String> records = new ArrayList<>();
        double speed = 30;
        for (int k = 0; k < 60; k++) {
            speed -= k >= 20 && k < 40 ? 0.6 : 0; // −6 m/s2 for two seconds
            records.add(String.format(
                    Locale.ROOT,
                    "{\"series\":\"car/speed\",\"t\":\"2026-01-05T10:00:%02d.%d00Z\",\"value\":%.2f}",
                    k / 10,
                    k % 10,
                    speed));
        }
        CollectingSink results = new CollectingSink();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        DerivativesJob.define(
                env, ListSource.of(records), job(sink), new Sinks(results, new CollectingSink(), new CollectingSink()));
        env.execute();
        return results.texts();
    }

    @Test
    void theBeginAndTheEndOfAnAlertAreToldBeforeTheJobEnds() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String sink = "sink: {webhook: {url: \"" + receiver.url() + "\"}}\n";
            List<String> texts = run(sink);
            assertThat(texts).filteredOn(text -> text.startsWith("ALERTS ")).hasSize(3); // pending too
            String told = String.join("\n", receiver.bodies());
            assertThat(told)
                    .contains("{\"status\":\"firing\",\"labels\":{\"alertname\":\"HarshBraking\"")
                    .contains("{\"status\":\"resolved\",\"labels\":{\"alertname\":\"HarshBraking\"")
                    .contains("\"entity\":\"car\",\"job\":\"fleet\",\"series\":\"car/speed\",\"severity\":\"warning\"")
                    .doesNotContain("pending");
            assertThat(texts).isEqualTo(run(""));
            assertThat(DerivativesJob.webhook(job(sink)))
                    .startsWith("alerts are told to http://127.0.0.1:")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void alertsThatNoTopicHasAreTold() throws Exception {
        try (Receiver receiver = new Receiver()) {
            run("sink: {topics: {alerts: none}, webhook: {url: \"" + receiver.url() + "\"}}\n");
            assertThat(String.join("\n", receiver.bodies()))
                    .contains("{\"status\":\"firing\",\"labels\":{\"alertname\":\"HarshBraking\"");
        }
    }

    @Test
    void aReceiverThatIsAwayEndsNoJob() throws Exception {
        String gone;
        try (Receiver receiver = new Receiver()) {
            gone = receiver.url();
        }
        LogLines log = new LogLines();
        assertThat(run("sink: {webhook: {url: \"" + gone + "\", timeout: 100ms}}\n"))
                .isEqualTo(run(""));
        assertThat(log.all())
                .filteredOn(line -> line.contains("alerts ("))
                .singleElement()
                .asString()
                .matches(
                        "WARN +Webhook the webhook http://127\\.0\\.0\\.1:\\d+ does not take alerts \\(ConnectException\\);.*");
        assertThat(log.all())
                .filteredOn(line -> line.contains("are not told"))
                .singleElement()
                .asString()
                .contains("2 changes of alerts", "the job has ended");
        assertThat(log.all()).noneMatch(line -> line.contains("hunter2"));
    }
}
