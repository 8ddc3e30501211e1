package org.hodograph.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hodograph.flink.DerivativesJob;
import org.hodograph.flink.KafkaSinks;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.TopicLimits;
import org.hodograph.flink.Topics;
import org.hodograph.local.Broker;
import org.hodograph.local.RunFolder;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;

/**
 * How long a record takes from the producer's {@code send} to the consumer's {@code poll} of its answer: 100 series, 2,000 records a
 * second, two partitions, two tasks, at least once.
 */
final class LatencyCosts {

    private static final int PARTITIONS = 2;
    private static final int MOST = 1 << 16; // answers
    private static final long LIMIT_NANOS = Duration.ofMinutes(3).toNanos();
    private static final String TIME = "\"t\":\"";

    private final Duration warmUp;
    private final Duration measured;
    private final double[] millis = new double[MOST];
    private int answers;

    LatencyCosts(Duration warmUp, Duration measured) {
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** The table of the page. */
    String table() throws Exception {
        StringBuilder table = new StringBuilder("""
                | `job.latency` | p5 | p50 | p95 | p99 | goal |
                |---|---|---|---|---|---|
                """);
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder)) {
            for (String latency : List.of("low", "throughput")) {
                measure(broker.address(), latency);
                String goal = latency.equals("low") ? "p50 6 ms, p99 20 ms" : "";
                table.append("| %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %s |%n"
                        .formatted(latency, quantile(0.05), quantile(0.5), quantile(0.95), quantile(0.99), goal));
            }
        }
        return table.toString();
    }

    private double quantile(double share) {
        return millis[(int) Math.min(answers - 1, share * answers)];
    }

    private void measure(String brokers, String latency) throws Exception {
        JobConfig config = JobConfigFile.parse("""
                        name: %1$s
                        source: {topics: [%1$s]}
                        series: [{match: '*', method: '%2$s'}]
                        job: {parallelism: %3$d, latency: %1$s}
                        """.formatted(latency, JobCosts.WINDOW, PARTITIONS), "benchmark")
                .withBrokers(brokers);
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(latency, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
        TopicLimits limits = Topics.create(config, line -> {});
        Path checkpoints = Files.createTempDirectory("benchmark");
        Configuration settings =
                JobCosts.settings(checkpoints, "hashmap").set(CoreOptions.DEFAULT_PARALLELISM, PARTITIONS);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(settings);
        DerivativesJob.define(env, KafkaSources.of(config), config, KafkaSinks.of(config, limits));
        JobClient job = env.executeAsync();
        try (LatencyFeed feed = new LatencyFeed(brokers, latency)) {
            feed.start();
            read(brokers, config.sink().topic(Topic.DERIVATIVES));
            feed.expectWell();
        } finally {
            job.cancel().get();
            FileUtils.deleteDirectory(checkpoints.toFile());
        }
    }

    private void read(String brokers, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            answers = 0;
            long begun = System.nanoTime();
            long from = begun + warmUp.toNanos();
            long until = from + measured.toNanos();
            for (long now = begun; now < until || answers == 0; now = System.nanoTime()) {
                for (ConsumerRecord<byte[], byte[]> answer : consumer.poll(Duration.ofMillis(100))) {
                    if (now >= from && answers < MOST) {
                        millis[answers++] = age(new String(answer.value(), StandardCharsets.UTF_8));
                    }
                }
                if (now > begun + LIMIT_NANOS) {
                    throw new IllegalStateException("no answers");
                }
            }
        }
        Arrays.sort(millis, 0, answers);
    }

    /** The instant of an answer is that of its sample's sending. */
    private static double age(String answer) {
        int from = answer.indexOf(TIME) + TIME.length();
        Instant sent = Instant.parse(answer.substring(from, answer.indexOf('"', from)));
        return Duration.between(sent, Instant.now()).toNanos() / 1e6;
    }
}
