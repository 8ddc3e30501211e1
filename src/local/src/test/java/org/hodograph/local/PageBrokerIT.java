package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.flink.KafkaSources;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.PageOptions;
import org.hodograph.standalone.page.TopicFeed;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page of a job that reads a real broker: what is sent there is seen at once. */
class PageBrokerIT {

    private static final int RATE = 20; // Hz
    private static final double BRAKING = -6; // m/s2
    private static final String LIMIT = "hodograph.store.get('s:car-1/speed').limits[0]?.level";
    private static final String JOB = """
            source: {topics: [telemetry], control-topic: rules}
            series: [{match: "*/speed", unit: m/s, order: 1, method: "local-polynomial(span=400ms, degree=1)"}]
            alerts:
              - {alert: HarshBraking, on: {series: "*/speed", quantity: acceleration}, when: "< -4.4 m/s2", for: 100ms}
            """;

    @Test
    void plotsMoveAndHarshBrakingIsSeenWithinTwoSeconds() throws Exception {
        JobConfig job = JobConfigFile.parse(JOB, "page");
        try (Browser browser = Browser.start();
                LivePage live = CommandLine.populateCommand(new PageOptions(), "--page", "0")
                        .open("none");
                Engine engine =
                        Engine.start(job, job.source().topics(), new Ports(), new PrintWriter(new StringWriter()))) {
            RunningJob running = engine.submit(KafkaSources.of(engine.job()));
            engine.show(live, "test", (series, nanos) -> null);
            String page = live.address();
            String brokers = engine.job().source().brokers();
            AtomicLong brakeFrom = new AtomicLong(Long.MAX_VALUE); // ms
            Thread car = new Thread(() -> drive(brokers, brakeFrom), "car");
            car.setDaemon(true);
            car.start();
            try {
                browser.open(page + "#s=car-1/speed&w=10");
                browser.until("window.hodograph?.store.get('s:car-1/speed')?.t.length > 30");
                double seen = browser.number("hodograph.store.get('s:car-1/speed').t.at(-1)");
                browser.until("hodograph.store.get('s:car-1/speed').t.at(-1) > " + (seen + 2));
                double left = browser.number("hodograph.span()[0]");
                browser.until("hodograph.span()[0] > " + (left + 1));

                brakeFrom.set(System.currentTimeMillis());
                browser.until(
                        "document.querySelector('#alerts li[data-state=firing], #alerts li[data-state=resolved]')");
                long seenMillis = System.currentTimeMillis();

                double fired = browser.number("[...document.querySelectorAll('#alerts li')].length");
                assertThat(fired).isEqualTo(1);
                // half a window until a fit sees it, and what the rule asks for
                assertThat(seenMillis - brakeFrom.get()).isLessThan(2_000 + 400 + 100);
                browser.expectNoErrors();
                running.expectFor(0);
                applyAnotherThreshold(browser);
                serve(browser, engine.job());
            } finally {
                car.interrupt();
                car.join();
            }
        }
    }

    /** From trying to the job's answer; the limit on the plot follows. */
    private static void applyAnotherThreshold(Browser browser) throws Exception {
        assertThat(browser.number(LIMIT)).isEqualTo(-4.4);
        browser.find("#tune").click();
        browser.until("document.querySelector('form.tune [name=\"when HarshBraking\"]')");
        assertThat(browser.eval("document.getElementById('apply').disabled"))
                .as("nothing was tried yet")
                .isEqualTo(true);
        browser.eval("(document.querySelector('[name=\"when HarshBraking\"]').value = '< -3 m/s2')");
        browser.find("form.tune button[type=submit]").click();
        browser.until("document.querySelector('form.tune .result').dataset.alerts");
        browser.find("#apply").click();
        assertThat(browser.text("form.tune .result")).contains("to the topic rules", "of all series");
        browser.find("#send").click();
        browser.until("document.querySelector('form.tune .result').textContent === 'The job has taken the rules.'");
        browser.until(LIMIT + " === -3");
        browser.expectNoErrors();
    }

    /** The page of a job that runs already, by somebody who comes later. */
    private static void serve(Browser browser, JobConfig job) throws Exception {
        try (LivePage later = CommandLine.populateCommand(new PageOptions(), "--page", "0")
                        .open("none");
                TopicFeed feed = new TopicFeed(job, later.start(job, "serve"), false)) {
            feed.start();
            browser.open(later.address() + "#s=car-1/speed&w=10");
            browser.until("window.hodograph?.store.get('s:car-1/speed')?.t.length > 30");
            browser.until("hodograph.store.get('s:car-1/speed').samples.t.length > 30");
            browser.until("document.querySelectorAll('#alerts li[data-id]').length >= 1");
            browser.until(LIMIT + " === -3"); // the rules of the control topic, not of the file
            assertThat(browser.text("#troubles")).isEmpty();
            browser.expectNoErrors();
            browser.leave();
        }
    }

    private static byte[] speed(long millis, double speed) {
        return ("{\"vehicle\":\"car-1\",\"signal\":\"speed\",\"t\":\"" + Instant.ofEpochMilli(millis) + "\",\"value\":"
                        + speed + ",\"unit\":\"m/s\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void drive(String brokers, AtomicLong brakeFrom) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            while (!Thread.currentThread().isInterrupted()) {
                long now = System.currentTimeMillis();
                double braking = Math.min(3, Math.max(0, (now - brakeFrom.get()) / 1e3));
                double noise = 0.02 * Math.sin((double) now);
                Future<?> unused = producer.send(new ProducerRecord<>(
                        "telemetry",
                        "car-1".getBytes(StandardCharsets.UTF_8),
                        speed(now, 30 + BRAKING * braking + noise)));
                Thread.sleep(1_000 / RATE);
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt(); // the test has ended
        }
    }
}
