package org.hodograph.flink;

import java.util.Map;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.SourceConfig;

/** Kafka as the source of a job. */
public final class KafkaSources {

    private KafkaSources() {}

    /** A source that never ends. */
    public static KafkaSource<SourceRecord> of(JobConfig config) {
        return builder(config).setTopics(config.source().topics()).build();
    }

    /** A source that ends before these offsets; partitions that are not named are not bounded by it. */
    public static KafkaSource<SourceRecord> of(JobConfig config, Map<TopicPartition, Long> end) {
        return builder(config)
                .setTopics(config.source().topics())
                .setBounded(OffsetsInitializer.offsets(end))
                .build();
    }

    /**
     * The control topic, from where the job left off, else from its beginning; null if the job has none.
     *
     * @param ends whether it ends with what is there now, beside a source that ends
     */
    public static KafkaSource<SourceRecord> control(JobConfig config, boolean ends) {
        SourceConfig source = config.source();
        if (source.controlTopic() == null) {
            return null;
        }
        KafkaSourceBuilder<SourceRecord> builder = builder(config)
                .setTopics(source.controlTopic())
                .setGroupId(config.name() + "-control")
                .setClientIdPrefix(config.name() + "-control")
                .setStartingOffsets(start(new SourceConfig.Start(SourceConfig.Start.At.COMMITTED, 0)));
        return (ends ? builder.setBounded(OffsetsInitializer.latest()) : builder).build();
    }

    private static KafkaSourceBuilder<SourceRecord> builder(JobConfig config) {
        SourceConfig source = config.source();
        KafkaSourceBuilder<SourceRecord> builder = KafkaSource.<SourceRecord>builder()
                .setGroupId(config.name())
                .setClientIdPrefix(config.name())
                .setStartingOffsets(start(source.start()))
                .setDeserializer(new SourceRecordReader());
        builder.setProperty("isolation.level", "read_committed"); // what a writer took back never happened
        source.kafka().resolved().forEach(builder::setProperty);
        return builder.setBootstrapServers(source.brokers());
    }

    @SuppressWarnings("deprecation") // the connector takes no other type for the fallback
    private static OffsetsInitializer start(SourceConfig.Start start) {
        return switch (start.at()) {
            case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case EARLIEST -> OffsetsInitializer.earliest();
            case LATEST -> OffsetsInitializer.latest();
            case INSTANT -> OffsetsInitializer.timestamp(start.millis());
        };
    }
}
