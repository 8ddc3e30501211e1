package org.hodograph.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.flink.DerivativesJob;
import org.hodograph.flink.KafkaSinks;
import org.hodograph.flink.TopicLimits;
import org.hodograph.flink.Topics;
import org.hodograph.flink.ValueType;
import org.hodograph.local.Broker;
import org.hodograph.local.RunFolder;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;

/**
 * Flink jobs from Kafka to Kafka, one partition, one task: a broker in a process of its own, whose processor time doesn't count. All
 * read with the product's connector; the others write with Kafka's and Flink's own settings.
 */
final class KafkaCosts {

    private static final String COPY = "copy";

    private final int rounds;
    private final long records;
    private Broker broker;

    KafkaCosts(int rounds, long records) {
        this.rounds = rounds;
        this.records = records;
    }

    /** The table of the page. */
    String table() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker started = Broker.start(folder)) {
            broker = started;
            fill();
            JobTurns turns = new JobTurns(rounds, records, "the product", "with `derivatives` alone it");
            String all = JobCosts.config(JobCosts.WINDOW);
            turns.add("the product, all topics", "", 1, many -> product(all, many));
            turns.add(
                    "the product, `derivatives` alone", "", 1, many -> product(JobCosts.alone(JobCosts.WINDOW), many));
            turns.add(
                    "the product, all topics, `job.latency: throughput`",
                    "1 ×",
                    1,
                    many -> product(all.replace("parallelism: 1", "parallelism: 1, latency: throughput"), many));
            turns.add(
                    "the product, all topics, exactly once",
                    "1.1 × at most",
                    1,
                    many -> product(all + "sink: {delivery: exactly-once}\n", many));
            turns.add(
                    "by hand: JSON, keyBy, ring of 64, slope, JSON",
                    "0.65 ×; alone 0.95 ×",
                    1,
                    many -> byHand(Jobs::slopes, many));
            turns.add("by hand: JSON read and written", "", 1, many -> byHand(Jobs::identity, many));
            return turns.table();
        }
    }

    /** All that is ever read, once. */
    private void fill() throws Exception {
        create(Fleet.TOPIC);
        Fleet fleet = new Fleet(records);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "linger.ms", 20, "batch.size", 1 << 17),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (long i = 0; i < records; i++) {
                SourceRecord record = fleet.map(i);
                Future<?> unused = producer.send(
                        new ProducerRecord<>(Fleet.TOPIC, null, record.timestampMillis(), null, record.payload()));
            }
        }
    }

    private void create(String topic) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())
                            .configs(Map.of("retention.ms", "-1")))) // its times are old
                    .all()
                    .get();
        }
    }

    private void delete(Collection<String> topics) throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(topics).all().get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", broker.address()));
    }

    private double product(String yaml, long many) throws Exception {
        JobConfig config = JobConfigFile.parse("source: {topics: [" + Fleet.TOPIC + "]}\n" + yaml, "benchmark")
                .withBrokers(broker.address());
        TopicLimits limits = Topics.create(config, line -> {});
        double rate =
                rate(env -> DerivativesJob.define(env, source(many), config, KafkaSinks.of(config, limits)), many);
        delete(config.sink().topics().values());
        return rate;
    }

    private double byHand(Function<DataStream<SourceRecord>, DataStream<byte[]>> job, long many) throws Exception {
        create(COPY);
        double rate = rate(
                env -> {
                    DataStream<SourceRecord> read = env.fromSource(
                            source(many), WatermarkStrategy.noWatermarks(), "source", ValueType.SOURCE_RECORD);
                    job.apply(read).sinkTo(sink());
                },
                many);
        delete(List.of(COPY));
        return rate;
    }

    private interface Layout {
        void define(StreamExecutionEnvironment env);
    }

    private static double rate(Layout job, long many) throws Exception {
        Path checkpoints = Files.createTempDirectory("benchmark");
        try {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.createLocalEnvironment(JobCosts.settings(checkpoints, "hashmap"));
            job.define(env);
            env.execute();
            return Marks.rate(many);
        } finally {
            FileUtils.deleteDirectory(checkpoints.toFile());
        }
    }

    private KafkaSource<SourceRecord> source(long many) {
        return KafkaSource.<SourceRecord>builder()
                .setBootstrapServers(broker.address())
                .setTopics(Fleet.TOPIC)
                .setGroupId("benchmark")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.offsets(Map.of(new TopicPartition(Fleet.TOPIC, 0), many)))
                .setProperty("isolation.level", "read_committed")
                .setDeserializer(new KafkaRecords(many))
                .build();
    }

    private KafkaSink<byte[]> sink() {
        return KafkaSink.<byte[]>builder()
                .setBootstrapServers(broker.address())
                .setRecordSerializer(KafkaRecordSerializationSchema.<byte[]>builder()
                        .setTopic(COPY)
                        .setKafkaValueSerializer(ByteArraySerializer.class)
                        .build())
                .build();
    }
}
