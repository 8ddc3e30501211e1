package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.flink.Accounts;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** What a fleet does to a job at its defaults in its first week. */
class DefaultsIT {

    private static final String SAMPLE = "{\"series\":\"car-%d/speed\",\"t\":\"%s\",\"value\":%d}";
    private static final int SERIES = 2_000;
    private static final int SAMPLES = 20;

    /** Some 48 MB of state: more than the job manager's memory takes. */
    @Test
    void twoThousandSeriesOfAutoAreCheckpointed() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder);
                Cluster cluster = Cluster.start(folder.folder("flink"), 1)) {
            JobConfig job = job(broker, "3600000");
            Topics.create(job, warning -> {});
            try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
                for (int i = 0; i < SAMPLES; i++) {
                    Instant t = Instant.parse("2026-01-05T10:00:00Z").plusMillis(100L * i);
                    for (int car = 0; car < SERIES; car++) {
                        send(producer, car, t, i * i % 7, null);
                    }
                }
            }
            long all = SERIES * SAMPLES;
            assertThat(run(cluster, job, all, Topics.NO_LIMIT)).isEqualTo(new Counts(all, all, 0, 0, 0, 0));
        }
    }

    /** A record's timestamp ahead of the clock and its sample ahead of that: within the door's limit, beyond the broker's. */
    @Test
    void sampleAheadOfItsRecordDoesNotEndTheJob() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder);
                Cluster cluster = Cluster.start(folder.folder("flink"), 1)) {
            JobConfig job = job(broker, Long.toString(Long.MAX_VALUE));
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
                admin.createTopics(List.of( // there before, with the broker's own limit of an hour
                                new NewTopic(job.sink().topic(Topic.DERIVATIVES), Optional.of(1), Optional.empty())))
                        .all()
                        .get();
                Wait.until(
                        "the topic",
                        () -> admin.listTopics()
                                .names()
                                .get()
                                .contains(job.sink().topic(Topic.DERIVATIVES)));
            }
            long aheadMillis = Topics.create(job, warning -> {});
            assertThat(aheadMillis).isEqualTo(3_600_000);
            Instant record = Instant.now().plusSeconds(3_500);
            try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
                for (int i = 0; i < SAMPLES; i++) {
                    send(producer, 0, record.plusSeconds(3_500).plusMillis(i), i, record.toEpochMilli());
                }
            }
            assertThat(run(cluster, job, SAMPLES, aheadMillis)).isEqualTo(new Counts(SAMPLES, SAMPLES, 0, 0, 0, 0));
            assertThat(TopicReader.read(broker.address(), job.sink().topic(Topic.DERIVATIVES), null))
                    .isEqualTo(SAMPLES);
        }
    }

    private static JobConfig job(Broker broker, String aheadMillis) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic("cars", Optional.of(1), Optional.empty())
                            .configs(Map.of("retention.ms", "-1", "message.timestamp.after.max.ms", aheadMillis))))
                    .all()
                    .get();
            Wait.until("the topic", () -> admin.listTopics().names().get().contains("cars"));
        }
        return JobConfigFile.parse("source: {topics: [cars]}", "test").withBrokers(broker.address());
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

    private static Counts run(Cluster cluster, JobConfig job, long end, long aheadMillis) throws Exception {
        return Accounts.of(cluster.submit(
                        KafkaSources.of(job, Map.of(new TopicPartition("cars", 0), end)),
                        job,
                        aheadMillis,
                        new PrintWriter(new StringWriter()))
                .await());
    }
}
