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
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hodograph.flink.DerivativesJob;
import org.hodograph.flink.KafkaSinks;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.TopicLimits;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** A job that is started anew goes on with the rules that were accepted, and says so: without its state, and from a savepoint. */
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

    /** The savepoint alone knows the rule: its message is no longer in the topic. */
    @Test
    void acceptedRuleFiresAfterAStartFromASavepoint() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder)) {
            JobConfig job = JobConfigFile.parse("source: {topics: [cars], control-topic: rules}", "test")
                    .withBrokers(broker.address());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                            Map.of("bootstrap.servers", broker.address()),
                            new ByteArraySerializer(),
                            new ByteArraySerializer())) {
                admin.createTopics(List.of(new NewTopic("cars", Optional.of(1), Optional.empty())))
                        .all()
                        .get();
                Topics.create(job, warning -> {});
                JobClient first = execute(job, new Configuration());
                send(producer, "rules", RULE);
                Wait.until("the answer", () -> read(broker, "cars.status").size() == 1);
                String savepoint = first.stopWithSavepoint(
                                false, folder.folder("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();

                TopicPartition rules = new TopicPartition("rules", 0);
                admin.deleteRecords(Map.of(rules, RecordsToDelete.beforeOffset(1)))
                        .all()
                        .get();
                Configuration restored = new Configuration();
                restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
                JobClient second = execute(job, restored);
                Instant begin = Instant.now();
                for (int i = 0; i < 5; i++) {
                    send(producer, "cars", sample(begin.plusMillis(i)));
                }
                Wait.until(
                        "the alert",
                        () -> read(broker, "cars.alerts").stream()
                                .anyMatch(text -> text.contains("Races") && text.contains("firing")));
                assertThat(read(broker, "cars.status"))
                        .as("the answer, and what holds after the start")
                        .hasSize(2)
                        .containsOnly("{\"id\":\"7\",\"accepted\":true,\"errors\":[]}");
                second.cancel().get();
            }
        }
    }

    private static JobClient execute(JobConfig job, Configuration settings) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        DerivativesJob.define(
                env, KafkaSources.of(job), KafkaSources.control(job, false), job, KafkaSinks.of(job, TopicLimits.NONE));
        return env.executeAsync(job.name());
    }

    private static RunningJob submit(Cluster cluster, JobConfig job) throws Exception {
        return cluster.submit(KafkaSources.of(job), job, TopicLimits.NONE, new PrintWriter(new StringWriter()));
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
