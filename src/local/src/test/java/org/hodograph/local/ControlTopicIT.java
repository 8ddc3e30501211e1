package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** A job that is killed and started anew without its state goes on with the rules that were accepted, and says so. */
class ControlTopicIT {

    private static final String RULE = "{\"id\": \"7\", \"alerts\": [{\"alert\": \"Races\", "
            + "\"on\": {\"series\": \"*\", \"quantity\": \"value\"}, \"when\": \"> 2\", \"confidence\": 0}]}";
    private static final String REFUSED = "{\"id\": \"8\", \"alerts\": [{\"alrt\": \"A\"}]}";

    @Test
    void acceptedRuleFiresAfterAStartWithoutState() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder)) {
            JobConfig job = JobConfigFile.parse("source: {topics: [cars], control-topic: rules}", "test")
                    .withBrokers(broker.address());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
                admin.createTopics(List.of(new NewTopic("cars", Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }
            Topics.create(job, warning -> {});
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.address()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                try (Cluster cluster = Cluster.start(folder.folder("first"), 1)) {
                    var unused = submit(cluster, job);
                    send(producer, "rules", RULE);
                    send(producer, "rules", REFUSED);
                    Wait.until("both answers", () -> read(broker, "cars.status").size() == 2);
                }
                try (Cluster cluster = Cluster.start(folder.folder("second"), 1)) {
                    Instant begin = Instant.now();
                    for (int i = 0; i < 5; i++) {
                        send(producer, "cars", sample(begin.plusMillis(i)));
                    }
                    var unused = submit(cluster, job);
                    Wait.until(
                            "the alert",
                            () -> read(broker, "cars.alerts").stream()
                                    .anyMatch(text -> text.contains("Races") && text.contains("firing")));
                    Wait.until("what holds", () -> read(broker, "cars.status").size() == 4);
                    assertThat(read(broker, "cars.status").get(2))
                            .isEqualTo("{\"id\":\"7\",\"accepted\":true,\"errors\":[]}");
                }
            }
        }
    }

    private static RunningJob submit(Cluster cluster, JobConfig job) throws Exception {
        return cluster.submit(KafkaSources.of(job), job, Topics.NO_LIMIT, new PrintWriter(new StringWriter()));
    }

    private static String sample(Instant t) {
        return "{\"series\":\"car/speed\",\"t\":\"" + t + "\",\"value\":30}";
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String text) throws Exception {
        producer.send(new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    private static List<String> read(Broker broker, String topic) {
        List<String> texts = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address()), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition(topic, 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = consumer.endOffsets(all).get(all.get(0));
            while (consumer.position(all.get(0)) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> texts.add(record.value()));
            }
        }
        return texts;
    }
}
