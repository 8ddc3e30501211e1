package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
import org.hodograph.flink.TopicLimits;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** A source that is written in transactions, as another job's output is: what its writer took back never happened. */
class TransactionsIT {

    private static final String SAMPLE = "{\"series\":\"car/speed\",\"t\":\"2026-01-05T10:00:%02dZ\",\"value\":%d}";

    @Test
    void whatAWriterTookBackIsNotRead() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder);
                Cluster cluster = Cluster.start(folder.folder("flink"), 1)) {
            JobConfig job =
                    JobConfigFile.parse("source: {topics: [cars]}", "test").withBrokers(broker.address());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
                admin.createTopics(List.of(new NewTopic("cars", Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }
            Topics.create(job, warning -> {});
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.address(), "transactional.id", "writer"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                producer.initTransactions();
                send(producer, 0, 20);
                producer.flush();
                producer.abortTransaction();
                send(producer, 20, 25);
                producer.commitTransaction();
            }
            long end = 20 + 1 + 5 + 1; // each transaction ends with a mark
            RunningJob running = cluster.submit(
                    KafkaSources.of(job, Map.of(new TopicPartition("cars", 0), end)),
                    job,
                    TopicLimits.NONE,
                    new PrintWriter(new StringWriter()));
            assertThat(Accounts.of(running.await())).isEqualTo(new Counts(5, 5, 0, 0, 0, 0));
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, int from, int to) {
        producer.beginTransaction();
        for (int k = from; k < to; k++) {
            var unused = producer.send(
                    new ProducerRecord<>("cars", SAMPLE.formatted(k, k).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
