package org.hodograph.flink;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobSettings;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.output.Message;

/** Kafka as the sinks of a job. */
public final class KafkaSinks {

    /** The longest a broker allows unless told otherwise; a transaction must outlive an outage and a checkpoint. */
    private static final String TRANSACTION_TIMEOUT_MILLIS = "900000";

    /**
     * Of records for one partition that go together. Kafka's own 16 kB hold 45 records of all derivatives, and at full load a request
     * for each 45 costs more than half of what it takes to make them.
     */
    private static final String BATCH_BYTES = Integer.toString(128 * 1024);

    private KafkaSinks() {}

    /**
     * The three sinks of a job.
     *
     * @param limits what its topics take, as {@link Topics#create} says
     */
    public static Sinks of(JobConfig config, TopicLimits limits) {
        return new Sinks(
                sink(config, "results", limits), sink(config, "late", limits), sink(config, "rejected", limits));
    }

    /** What exactly-once delivery costs under the checkpoints of a job that is laid out, as a line for its user; empty without it. */
    public static String latency(JobConfig config, StreamExecutionEnvironment env) {
        if (config.sink().delivery() != SinkConfig.Delivery.EXACTLY_ONCE) {
            return "";
        }
        return "exactly-once: read_committed consumers see results with the next checkpoint, up to "
                + Durations.print(TimeUnit.MILLISECONDS.toNanos(env.getCheckpointInterval()))
                + " and its duration later\n";
    }

    private static Sink<Message> sink(JobConfig config, String role, TopicLimits limits) {
        SinkConfig sink = config.sink();
        KafkaSinkBuilder<Message> builder = KafkaSink.<Message>builder()
                .setRecordSerializer(new MessageWriter(sink, limits.and(ofProducer(sink))))
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, lingerMillis(config.job()))
                .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES)
                .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS);
        sink.kafka().resolved().forEach(builder::setProperty);
        builder.setBootstrapServers(config.source().brokers());
        if (sink.delivery() == SinkConfig.Delivery.EXACTLY_ONCE) {
            return builder.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                    .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING) // one id per checkpoint otherwise
                    .setTransactionalIdPrefix(config.name() + "-" + role)
                    .build();
        }
        return builder.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
    }

    /**
     * How long the producer waits for more records of a partition; a batch that is full goes at once. One that doesn't wait at all
     * sends so many small ones at full load that the job takes a third more processor time.
     */
    private static String lingerMillis(JobSettings job) {
        return job.latency() == JobSettings.Latency.LOW ? "1" : "20";
    }

    /** The producer refuses a record beyond its own settings before any broker sees it. */
    private static TopicLimits ofProducer(SinkConfig sink) {
        Map<String, String> settings = sink.kafka().resolved();
        long bytes = Math.min(
                bytes(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                bytes(settings, ProducerConfig.BUFFER_MEMORY_CONFIG));
        return new TopicLimits(Long.MAX_VALUE, Long.MAX_VALUE, bytes);
    }

    private static long bytes(Map<String, String> settings, String name) {
        Object given = settings.containsKey(name)
                ? settings.get(name)
                : ProducerConfig.configDef().defaultValues().get(name);
        try {
            return Long.parseLong(given.toString().strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE; // the producer says what is wrong with it
        }
    }
}
