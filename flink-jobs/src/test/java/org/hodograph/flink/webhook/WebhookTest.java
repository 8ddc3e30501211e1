package org.hodograph.flink.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.WebhookSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real receiver that is away, slow, overloaded or of another opinion. */
class WebhookTest {

    private Receiver receiver;
    private Webhook webhook;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        if (webhook != null) {
            webhook.close();
        }
        receiver.close();
    }

    private void start(Duration timeout, Duration firstPause, Duration retryFor, int queue) {
        webhook = Webhook.start(new Target(
                "job",
                URI.create(receiver.url()),
                "Bearer hunter2",
                "http://shown",
                timeout,
                firstPause,
                retryFor,
                queue));
    }

    private void start(int queue) {
        start(Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMinutes(5), queue);
    }

    private void tell(String alert, String state, int second) {
        String text = "{\"alert\":\"" + alert + "\",\"series\":\"car-1/speed\",\"t\":\"2026-01-05T10:00:" + second
                + ".250Z\",\"state\":\"" + state + "\",\"value\":-5.125,\"se\":0.25,\"unit\":\"m/s2\","
                + "\"probability\":0.99,\"threshold\":-4.4,\"severity\":\"warning\",\"labels\":{\"team\":\"fleet\"},"
                + "\"since\":\"2026-01-05T10:00:10.250Z\"}";
        webhook.tell(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void aReceiverThatFailsFirstIsToldLaterAfterPausesThatDouble() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        receiver.answers(() -> asked.incrementAndGet() <= 4 ? 503 : 200);
        start(10);
        tell("HarshBraking", "firing", 10);
        await("told", () -> webhook.told() == 1);

        assertThat(webhook.failed()).isEqualTo(4);
        assertThat(webhook.dropped()).isZero();
        assertThat(receiver.logins()).containsOnly("Bearer hunter2");
        List<Long> at = receiver.nanos();
        for (int i = 1; i < at.size(); i++) {
            assertThat(at.get(i) - at.get(i - 1)).isGreaterThan((long) (0.8 * 20e6 * (1 << (i - 1))) - 2_000_000);
        }
        assertThat(receiver.bodies())
                .containsExactly("{\"version\":\"4\",\"groupKey\":\"{}:{job=\\\"job\\\"}\",\"truncatedAlerts\":0,"
                        + "\"status\":\"firing\",\"receiver\":\"hodograph\",\"groupLabels\":{\"job\":\"job\"},"
                        + "\"commonLabels\":{\"alertname\":\"HarshBraking\",\"entity\":\"car-1\",\"job\":\"job\","
                        + "\"series\":\"car-1/speed\",\"severity\":\"warning\",\"team\":\"fleet\"},"
                        + "\"commonAnnotations\":{\"probability\":\"0.99\",\"se\":\"0.25\","
                        + "\"summary\":\"HarshBraking of car-1/speed: -5.13 ± 0.250 m/s2, threshold -4.4 m/s2\","
                        + "\"t\":\"2026-01-05T10:00:10.250Z\",\"threshold\":\"-4.4\",\"unit\":\"m/s2\",\"value\":\"-5.125\"},"
                        + "\"externalURL\":\"\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"HarshBraking\","
                        + "\"entity\":\"car-1\",\"job\":\"job\",\"series\":\"car-1/speed\",\"severity\":\"warning\","
                        + "\"team\":\"fleet\"},\"annotations\":{\"probability\":\"0.99\",\"se\":\"0.25\","
                        + "\"summary\":\"HarshBraking of car-1/speed: -5.13 ± 0.250 m/s2, threshold -4.4 m/s2\","
                        + "\"t\":\"2026-01-05T10:00:10.250Z\",\"threshold\":\"-4.4\",\"unit\":\"m/s2\",\"value\":\"-5.125\"},"
                        + "\"startsAt\":\"2026-01-05T10:00:10.250Z\",\"endsAt\":\"0001-01-01T00:00:00Z\","
                        + "\"generatorURL\":\"\",\"fingerprint\":\"" + fingerprint("HarshBraking") + "\"}]}");
    }

    private static String fingerprint(String alert) {
        return Fingerprint.of(Map.of(
                "alertname",
                alert,
                "entity",
                "car-1",
                "job",
                "job",
                "series",
                "car-1/speed",
                "severity",
                "warning",
                "team",
                "fleet"));
    }

    /** What waited behind others for longer than it may be tried is not tried at all. */
    @Test
    void whatIsTooOldWhenItsTurnComesIsNotSent() throws Exception {
        receiver.answers(() -> 503);
        start(Duration.ofSeconds(10), Duration.ofMillis(400), Duration.ofMillis(200), 10);
        tell("HarshBraking", "firing", 10);
        await("asked", () -> receiver.nanos().size() == 1); // the next one waits behind this one's pause of 0.4 s
        tell("HarshBraking", "resolved", 11);
        await("dropped", () -> webhook.dropped() == 2);
        assertThat(receiver.nanos()).as("for the first, and once more").hasSize(2);
        assertThat(webhook.failed()).isEqualTo(2);
    }

    @Test
    void anEndFollowsItsBeginInARequestOfItsOwn() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        receiver.answers(() -> {
            try {
                all.await();
            } catch (InterruptedException e) {
                return 500;
            }
            return 200;
        });
        start(10);
        tell("A", "firing", 10);
        await("asked", () -> !receiver.nanos().isEmpty()); // what follows waits for the answer
        tell("B", "pending", 11);
        tell("B", "firing", 12);
        tell("C", "firing", 12);
        tell("A", "resolved", 13);
        tell("B", "resolved", 14);
        all.countDown();
        await("told", () -> webhook.told() == 5);

        assertThat(receiver.bodies().stream()
                        .map(body -> body.replaceAll("(\"alerts\":\\[)", "\n$1"))
                        .map(body -> body.replaceAll("(?s).*\"status\":\"(\\w+)\",\"receiver.*", "$1") + " of "
                                + body.split("\"fingerprint\"", -1).length))
                .containsExactly("firing of 2", "firing of 4", "resolved of 2");
        assertThat(receiver.bodies().get(1))
                .contains(
                        "{\"status\":\"resolved\",\"labels\":{\"alertname\":\"A\"",
                        "\"endsAt\":\"2026-01-05T10:00:13.250Z\"");
    }

    @Test
    void whatNeverFiredIsNotToldWhenItIsOver() throws Exception {
        start(10);
        tell("A", "pending", 10);
        tell("A", "resolved", 11);
        tell("B", "resolved", 12); // fired before this process began
        webhook.drain();
        assertThat(receiver.bodies()).singleElement().asString().contains("\"alertname\":\"B\"");
    }

    @Test
    void whatIsTooMuchDropsTheOldestAndIsCounted() throws Exception {
        receiver.answers(() -> 503);
        start(3);
        tell("first", "firing", 10);
        await("asked", () -> webhook.failed() > 0);
        for (int i = 0; i < 5; i++) {
            tell("A" + i, "firing", 11);
        }
        assertThat(webhook.dropped()).isEqualTo(2);
        assertThat(webhook.waiting()).isEqualTo(4);
        receiver.answers(() -> 200);
        await("told", () -> webhook.told() == 4);
        assertThat(receiver.bodies().get(1)).contains("A2", "A3", "A4").doesNotContain("A0", "A1");
    }

    @Test
    void whatIsNotTakenInTimeOrRefusedIsDroppedAndWhatFollowsIsTold() throws Exception {
        receiver.answers(() -> 500);
        start(Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofSeconds(1), 10);
        tell("A", "firing", 10);
        await("dropped", () -> webhook.dropped() == 1);
        assertThat(webhook.failed()).isGreaterThan(1);
        long before = webhook.failed();
        receiver.answers(() -> 301); // where that leads is not asked
        tell("B", "firing", 11);
        await("refused", () -> webhook.dropped() == 2);
        assertThat(webhook.failed()).isEqualTo(before + 1);
        receiver.answers(() -> 200);
        tell("C", "firing", 12);
        await("told", () -> webhook.told() == 1);
        assertThat(receiver.bodies()).singleElement().asString().contains("\"alertname\":\"C\"");
    }

    @Test
    void aReceiverThatSaysNothingHoldsUpNobody() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        receiver.answers(() -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                return 500;
            }
            return 200;
        });
        start(Duration.ofMillis(100), Duration.ofMillis(1), Duration.ofMinutes(1), 10);
        long begun = System.nanoTime();
        tell("A", "firing", 10);
        assertThat(System.nanoTime() - begun).isLessThan(1_000_000_000L);
        await("timed out", () -> webhook.failed() > 1);
        webhook.close();
        assertThat(webhook.dropped()).isEqualTo(1);
        ended.countDown();
    }

    /** What a real Alertmanager 0.25 sent for these labels. */
    @Test
    void fingerprintsAreAlertmanagers() {
        assertThat(Fingerprint.of(Map.of(
                        "alertname",
                        "HarshBraking",
                        "entity",
                        "car-1",
                        "job",
                        "vehicle-telemetry",
                        "series",
                        "car-1/speed",
                        "severity",
                        "warning",
                        "team",
                        "Flotte ü")))
                .isEqualTo("e91cc3d3c9b38662");
    }

    @Test
    void aLoginInTheAddressIsAHeaderAndIsShownNowhere() {
        WebhookSettings settings = JobConfigFile.parse(
                        "sink: {webhook: {url: \"http://u:hunter2@alerts.example:9095/hunter2\"}}", "test")
                .sink()
                .webhook();
        Target target = Target.of(settings, "job");
        assertThat(target.address()).hasToString("http://alerts.example:9095/hunter2");
        assertThat(target.authorization()).isEqualTo("Basic dTpodW50ZXIy");
        assertThat(target).hasToString("http://alerts.example:9095");
    }
}
