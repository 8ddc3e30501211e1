package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.time.TimeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand series with windows of 64 samples in one process of {@code run}, its page and checkpoints in it. */
class MemoryIT {

    private static final int SERIES = 1_000;
    private static final int SAMPLES = 100; // of each
    private static final int WINDOW = 64;
    private static final long BEGIN_MILLIS = 1_767_607_200_000L; // 2026-01-05T10:00:00Z
    private static final double MOST_MEGABYTES = 512;
    private static final String JOB = """
            name: many
            source: {topics: [many]}
            series: [{match: "*", unit: m/s, order: 1, method: "local-polynomial(window=%d, degree=3)"}]
            job: {checkpoint-interval: 1s}
            """.formatted(WINDOW);

    @TempDir
    Path folder;

    @Test
    void aThousandSeriesFitIntoHalfAGigabyte() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc: what a process holds is not told here");
        Path yaml = Files.writeString(folder.resolve("job.yaml"), JOB);
        try (RunFolder own = new RunFolder();
                Broker broker = Broker.start(own)) {
            try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.address()))) {
                admin.createTopics(List.of(new NewTopic("many", Optional.of(2), Optional.empty())))
                        .all()
                        .get();
            }
            try (ChildJvm run = run(yaml, broker.address())) {
                publish(broker.address());
                Wait.until("every answer", () -> {
                    assertThat(run.isAlive()).as(run::output).isTrue();
                    return answered(broker.address()) >= SERIES * SAMPLES;
                });
                double most = megabytes(run, "VmHWM");
                double heap = run.heapBytes() / 1e6;
                System.out.printf(
                        Locale.ROOT,
                        "%,d series of a window of %d in run: at most %.0f MB resident, %.0f MB now; heap after a collection %.0f MB%n",
                        SERIES,
                        WINDOW,
                        most,
                        megabytes(run, "VmRSS"),
                        heap);
                assertThat(most).isLessThan(MOST_MEGABYTES);
                run.terminate();
                assertThat(run.code()).as(run::output).isEqualTo(143); // 128 + SIGTERM
            }
        }
    }

    private static long answered(String brokers) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            return admin.listTopics().names().get().contains("many.derivatives")
                    ? CommittedOutput.end(brokers, "many", Topic.DERIVATIVES)
                    : 0;
        }
    }

    private static double megabytes(ChildJvm child, String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(child.pid()), "status"))) {
            if (line.startsWith(field + ":")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1_024 / 1e6;
            }
        }
        throw new IOException("no " + field + " of " + child.pid());
    }

    /** The options that docs/operations/run.md names for it. */
    private ChildJvm run(Path yaml, String brokers) throws IOException {
        return ChildJvm.hodograph(
                "run",
                folder,
                "192m",
                "run",
                "--config",
                yaml.toString(),
                "--brokers",
                brokers,
                "--state",
                folder.resolve("state").toString(),
                "--page",
                "0");
    }

    private static void publish(String brokers) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int k = 0; k < SAMPLES; k++) {
                for (int car = 0; car < SERIES; car++) {
                    String record = String.format(
                            Locale.ROOT,
                            "{\"vehicle\":\"car-%d\",\"signal\":\"speed\",\"t\":\"%s\",\"value\":%.3f,\"unit\":\"m/s\"}",
                            car,
                            TimeText.iso((BEGIN_MILLIS + 100L * k) * 1_000_000),
                            20 + 5 * Math.sin(0.1 * k + car));
                    Future<?> unused = producer.send(new ProducerRecord<>(
                            "many",
                            ("car-" + car).getBytes(StandardCharsets.UTF_8),
                            record.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }
}
