package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.flink.Accounts;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.TopicLimits;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** What a fleet does to a job at its defaults in its first week. */
class DefaultsIT {

    private static final String SAMPLE = "{\"series\":\"car-%d/speed\",\"t\":\"%s\",\"value\":%d}";
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");
    private static final int SERIES = 2_000;
    private static final int SAMPLES = 20;

    /** Some 48 MB of state: more than the job manager's memory takes. */
    @Test
    void twoThousandSeriesOfAutoAreCheckpointed() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder);
                Cluster cluster = Cluster.start(folder.folder("flink"), 1)) {
            JobConfig job = job(broker, Map.of());
            Topics.create(job, warning -> {});
            try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
                for (int i = 0; i < SAMPLES; i++) {
                    Instant t = BEGIN.plusMillis(100L * i);
                    for (int car = 0; car < SERIES; car++) {
                        send(producer, car, t, i * i % 7, null);
                    }
                }
            }
            long all = SERIES * SAMPLES;
            assertThat(run(cluster, job, all, TopicLimits.NONE)).isEqualTo(new Counts(all, all, 0, 0, 0, 0));
            assertThat(checkpointed(cluster))
                    .as("bytes of state, largest checkpoint")
                    .isGreaterThan(20_000_000);
        }
    }

    /** A record's timestamp ahead of the clock and its sample ahead of that: within the door's limit, beyond the broker's. */
    @Test
    void sampleAheadOfItsRecordDoesNotEndTheJob() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder);
                Cluster cluster = Cluster.start(folder.folder("flink"), 1)) {
            JobConfig job = job(broker, Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
            create(broker, job.sink().topic(Topic.DERIVATIVES), Map.of()); // with the broker's own limit of an hour
            TopicLimits limits = Topics.create(job, warning -> {});
            assertThat(limits.aheadMillis()).isEqualTo(3_600_000);
            Instant record = Instant.now().plusSeconds(3_500);
            try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
                for (int i = 0; i < SAMPLES; i++) {
                    send(producer, 0, record.plusSeconds(3_500).plusMillis(i), i, record.toEpochMilli());
                }
            }
            assertThat(run(cluster, job, SAMPLES, limits)).isEqualTo(new Counts(SAMPLES, SAMPLES, 0, 0, 0, 0));
            assertThat(TopicReader.read(broker.address(), job.sink().topic(Topic.DERIVATIVES), null))
                    .isEqualTo(SAMPLES);
        }
    }

    /** Of the checkpoints of the only job that were completed. */
    private static long checkpointed(Cluster cluster) throws Exception {
        Flink flink = new Flink(cluster.address().toString());
        String id = flink.get("/jobs/overview").at("/jobs/0/jid").asText();
        long most = 0;
        for (JsonNode checkpoint : flink.get("/jobs/" + id + "/checkpoints").path("history")) {
            if (checkpoint.path("status").asText().equals("COMPLETED")) {
                most = Math.max(most, checkpoint.path("state_size").asLong());
            }
        }
        return most;
    }

    /** A rejection holds some 10 kB of the record that it is of, and the producer was told to take less. */
    @Test
    void resultTooLargeForTheProducerDoesNotEndTheJob() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder);
                Cluster cluster = Cluster.start(folder.folder("flink"), 1)) {
            create(broker, "cars", Map.of("retention.ms", "-1"));
            JobConfig job = JobConfigFile.parse(
                            "source: {topics: [cars]}\nsink: {kafka: {max.request.size: \"2000\"}}", "test")
                    .withBrokers(broker.address());
            assertTooLargeIsDropped(broker, cluster, job, Topics.create(job, warning -> {}));
        }
    }

    /** Topics that were there before: one takes little, the other nothing old. */
    @Test
    void resultThatATopicRefusesDoesNotEndTheJob() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder);
                Cluster cluster = Cluster.start(folder.folder("flink"), 1)) {
            JobConfig job = job(broker, Map.of());
            create(broker, job.sink().topic(Topic.REJECTED), Map.of("max.message.bytes", "2000"));
            create(broker, job.sink().topic(Topic.DERIVATIVES), Map.of("message.timestamp.before.max.ms", "3600000"));
            List<String> warnings = new ArrayList<>();
            TopicLimits limits = Topics.create(job, warnings::add);
            assertThat(limits).isEqualTo(new TopicLimits(3_600_000, 3_600_000, 2_000, Set.of("cars.alerts")));
            assertThat(warnings)
                    .anyMatch(warning -> warning.contains("(its message.timestamp.before.max.ms is 3600000)"));
            assertTooLargeIsDropped(broker, cluster, job, limits);
        }
    }

    private static void assertTooLargeIsDropped(Broker broker, Cluster cluster, JobConfig job, TopicLimits limits)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
            producer.send(new ProducerRecord<>("cars", 0, null, null, new byte[10_000]))
                    .get();
            for (int i = 0; i < SAMPLES; i++) {
                send(producer, 0, BEGIN.plusMillis(i), i, null);
            }
        }
        assertThat(run(cluster, job, SAMPLES + 1, limits)).isEqualTo(new Counts(SAMPLES + 1, SAMPLES, 0, 0, 1, 0));
        assertThat(TopicReader.read(broker.address(), job.sink().topic(Topic.REJECTED), null))
                .isZero();
        assertThat(TopicReader.read(broker.address(), job.sink().topic(Topic.DERIVATIVES), null))
                .isEqualTo(SAMPLES);
    }

    private static JobConfig job(Broker broker, Map<String, String> source) throws Exception {
        Map<String, String> settings = new HashMap<>(source);
        settings.put("retention.ms", "-1");
        create(broker, "cars", settings);
        return JobConfigFile.parse("source: {topics: [cars]}", "test").withBrokers(broker.address());
    }

    private static void create(Broker broker, String topic, Map<String, String> settings) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()).configs(settings)))
                    .all()
                    .get();
            Wait.until("the topic", () -> admin.listTopics().names().get().contains(topic));
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(Broker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, int car, Instant t, int value, Long timestampMillis) {
        byte[] sample = SAMPLE.formatted(car, t, value).getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>("cars", 0, timestampMillis, null, sample));
    }

    private static Counts run(Cluster cluster, JobConfig job, long end, TopicLimits limits) throws Exception {
        return Accounts.of(cluster.submit(
                        KafkaSources.of(job, Map.of(new TopicPartition("cars", 0), end)),
                        job,
                        limits,
                        new PrintWriter(new StringWriter()))
                .await());
    }
}
