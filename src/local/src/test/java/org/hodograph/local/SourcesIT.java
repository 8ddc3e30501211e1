package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.hodograph.flink.KafkaSources;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several sources of one job, topics by a pattern and signals with other names, through a real broker. */
final class SourcesIT {

    private static final String METHOD = "\"local-polynomial(window=4, degree=2)\"";
    private static final int ROWS = 40;

    @TempDir
    Path folder;

    /** A logger's CSV and a phone's JSON, each with its own times, give what the command line says of the same files, bit for bit. */
    @Test
    void everySourceHasItsFormatAndTheHostsAgree() throws Exception {
        Path can = folder.resolve("can.csv");
        Path phone = folder.resolve("phone.jsonl");
        Path config = Files.writeString(folder.resolve("job.yaml"), """
                name: drive
                source: {brokers: "localhost:9092"}
                sources:
                  - topics: [can]
                    format: csv
                    csv: {delimiter: ";"}
                    fields: {time: ms, value: [vehicle_speed, y]}
                    time: ms
                    entity: car-1
                    as: {vehicle_speed: x}
                  - topics: {pattern: "phone\\\\.[0-9]+"}
                    format: json
                series: [{match: "*", method: %s}, {match: "*/sped"}]
                tracks: [{match: "car-1", x: x, y: z, frame: metres}]
                """.formatted(METHOD));
        write(can, phone);
        Path local = folder.resolve("local");
        CommandRun run = CommandRun.done(
                "local",
                "--config",
                config,
                "--input",
                can,
                "--input",
                "phone.7=" + phone,
                "--until-done",
                "--dump",
                local);
        assertThat(run.out()).startsWith("{\"in\":" + 3 * ROWS + ",\"used\":" + 3 * ROWS + ",");
        Path stream = folder.resolve("stream");
        CommandRun.done("stream", can, phone, "--config", config, "--dump", stream);
        for (String topic : List.of("derivatives", "track", "velocity")) {
            String name = "can." + topic + ".jsonl";
            assertThat(sorted(local.resolve(name))).isNotEmpty().isEqualTo(sorted(stream.resolve(name)));
        }
    }

    private static void write(Path can, Path phone) throws IOException {
        StringBuilder rows = new StringBuilder("ms;vehicle_speed;y\n");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            rows.append(100 * i)
                    .append(';')
                    .append(i * i % 11)
                    .append(';')
                    .append(i % 3)
                    .append('\n');
            lines.append("{\"series\":\"car-1/z\",\"t\":\"1970-01-01T00:00:0%d.%d00Z\",\"value\":%d}%n"
                    .formatted(i / 10, i % 10, i * i % 7));
        }
        Files.writeString(can, rows);
        Files.writeString(phone, lines);
    }

    private static List<String> sorted(Path file) throws IOException {
        return Files.readAllLines(file).stream().sorted().toList();
    }

    @Test
    void aFileWithoutATopicIsAMistake() throws Exception {
        Path config = Files.writeString(
                folder.resolve("job.yaml"), "name: n\nsource: {topics: {pattern: \"telemetry\\\\..*\"}}\n");
        Path input = Files.writeString(folder.resolve("a.jsonl"), "");
        assertThat(CommandRun.of("local", "--config", config, "--input", input, "--until-done")
                        .failure())
                .isEqualTo(
                        "--input " + input + ": source.topics is the pattern telemetry\\..*, so it needs the name of a"
                                + " topic that matches: --input TOPIC=" + input);
    }

    /** The pattern matches what the job writes too; it reads none of that, and a topic that comes later it reads. */
    @Test
    void aPatternTakesTopicsThatComeAndNoneOfTheJobsOwn() throws Exception {
        JobConfig config = JobConfigFile.parse("""
                name: telemetry
                source: {topics: {pattern: "telemetry\\\\..*"}, control-topic: telemetry.rules, kafka: {partition.discovery.interval.ms: 500}}
                series: [{match: "*", method: %s, idle: {after: 1h}}]
                """.formatted(METHOD), "pattern");
        assertThat(config.reads("telemetry.car-1")).isTrue();
        assertThat(config.reads("telemetry.velocity")).isFalse();
        assertThat(config.reads("telemetry.rules")).isFalse();
        assertThat("telemetry.velocities".matches(config.readsRegex())).isTrue();
        StringWriter notes = new StringWriter();
        try (Engine engine = Engine.start(config, List.of("telemetry.car-1"), new Ports(), new PrintWriter(notes))) {
            JobConfig job = engine.job();
            String brokers = job.source().brokers();
            RunningJob running = engine.submit(KafkaSources.of(job));
            publish("telemetry.car-1", "car-1", engine, running);
            until(brokers, ROWS);
            try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
                admin.createTopics(List.of(
                                new NewTopic("telemetry.car-2", Optional.of(engine.partitions()), Optional.empty())
                                        .configs(Map.of("retention.ms", "-1"))))
                        .all()
                        .get();
            }
            publish("telemetry.car-2", "car-2", engine, running);
            until(brokers, 2 * ROWS);
            running.expectFor(0);
            assertThat(TopicReader.read(brokers, "telemetry.rejected", null)).isZero();
        }
    }

    private void publish(String topic, String car, Engine engine, RunningJob running) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            lines.append("{\"series\":\"%s/x\",\"t\":\"2026-01-05T10:00:0%d.%d00Z\",\"value\":%d}%n"
                    .formatted(car, i / 10, i % 10, i * i % 7));
        }
        Path file = Files.writeString(folder.resolve(car + ".jsonl"), lines);
        PublishedFiles files = new PublishedFiles(List.of(topic + "=" + file), engine.job());
        try (Publisher publisher = new Publisher(files, engine.job(), engine.partitions())) {
            publisher.publish(Double.POSITIVE_INFINITY, running);
        }
    }

    private static void until(String brokers, long records) throws Exception {
        long found = Wait.until(records + " derivatives", () -> {
            long there = TopicReader.read(brokers, "telemetry.derivatives", null);
            return there >= records ? there : null;
        });
        assertThat(found).isEqualTo(records);
    }
}
