package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.ResultReader;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose results are Avro, with a registry that answers as Confluent's does. */
class FormsIT {

    private static final int SAMPLES = 50;
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    private final Map<String, String> registered = new ConcurrentHashMap<>();

    private HttpServer registry() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/subjects/", exchange -> {
            registered.put(
                    exchange.getRequestURI().getPath(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = ("{\"id\":" + (100 + registered.size()) + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void resultsAreAvroWithTheIdsOfARegistry(@TempDir Path folder) throws Exception {
        HttpServer server = registry();
        try (RunFolder run = new RunFolder();
                Broker broker = Broker.start(run);
                Cluster cluster = Cluster.start(run.folder("flink"), 1)) {
            JobConfig job = JobConfigFile.parse(
                            """
                            source: {topics: [cars]}
                            series: [{match: '*', unit: km/h, order: 1, method: 'local-polynomial(window=9, degree=2)'}]
                            sink: {format: avro, retention: 3650d, topics: {jerk: none}, avro: {registry: 'http://127.0.0.1:%d'}}
                            """.formatted(server.getAddress().getPort()), "test")
                    .withBrokers(broker.address());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
                admin.createTopics(List.of(new NewTopic("cars", Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.address()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                for (int i = 0; i < SAMPLES; i++) {
                    String sample = "{\"series\":\"car/speed\",\"t\":\"%s\",\"value\":%d}"
                            .formatted(BEGIN.plusMillis(100L * i), 36 + i);
                    producer.send(new ProducerRecord<>("cars", sample.getBytes(StandardCharsets.UTF_8)))
                            .get();
                }
            }
            var limits = Topics.create(job, line -> {});
            cluster.submit(
                            KafkaSources.of(job, Map.of(new TopicPartition("cars", 0), (long) SAMPLES)),
                            job,
                            limits,
                            new PrintWriter(new StringWriter()))
                    .await();
            assertThat(registered)
                    .containsOnlyKeys(
                            "/subjects/cars.velocity-value/versions",
                            "/subjects/cars.acceleration-value/versions",
                            "/subjects/cars.derivatives-value/versions");
            JsonNode last = last(broker, job, Topic.DERIVATIVES, folder);
            assertThat(last.get("series").asText()).isEqualTo("car/speed");
            assertThat(last.get("t").asText()).isEqualTo("2026-01-05T10:00:04.900Z");
            assertThat(last.get("d1").asDouble()).isCloseTo(10 / 3.6, within(1e-9));
            assertThat(last.get("unit").asText()).isEqualTo("m/s");
            assertThat(last(broker, job, Topic.ACCELERATION, folder)
                            .get("value")
                            .asDouble())
                    .isEqualTo(last.get("d1").asDouble());
        } finally {
            server.stop(0);
        }
    }

    private static JsonNode last(Broker broker, JobConfig job, Topic topic, Path folder) throws Exception {
        ResultReader reader = new ResultReader(job.sink().format());
        Path file = folder.resolve(topic.word());
        long records =
                TopicReader.read(broker.address(), job.sink().topic(topic), file, record -> reader.json(topic, record));
        assertThat(records).isEqualTo(SAMPLES);
        List<String> lines = Files.readAllLines(file);
        return new ObjectMapper().readTree(lines.get(SAMPLES - 1));
    }
}
