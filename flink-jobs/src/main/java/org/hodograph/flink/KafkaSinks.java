package org.hodograph.flink;

import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.output.Message;

/** Kafka as the sinks of a job. */
public final class KafkaSinks {

    /** The longest a broker allows unless told otherwise; a transaction must outlive an outage and a checkpoint. */
    private static final String TRANSACTION_TIMEOUT_MILLIS = "900000";

    private KafkaSinks() {}

    /**
     * The three sinks of a job.
     *
     * @param aheadMillis how far ahead of the broker's clock its topics take a record's timestamp, as {@link Topics#create} says
     */
    public static Sinks of(JobConfig config, long aheadMillis) {
        return new Sinks(
                sink(config, "results", aheadMillis),
                sink(config, "late", aheadMillis),
                sink(config, "rejected", aheadMillis));
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

    private static Sink<Message> sink(JobConfig config, String role, long aheadMillis) {
        SinkConfig sink = config.sink();
        KafkaSinkBuilder<Message> builder = KafkaSink.<Message>builder()
                .setRecordSerializer(new MessageWriter(sink, aheadMillis))
                .setProperty("linger.ms", "20")
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
}
