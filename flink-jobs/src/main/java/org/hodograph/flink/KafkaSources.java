package org.hodograph.flink;

import java.util.Map;
import java.util.regex.Pattern;
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

    private static final String DISCOVERY = "partition.discovery.interval.ms";
    private static final String SOON_MILLIS =
            "30000"; // a topic that is new is found; the connector's own is five minutes

    private KafkaSources() {}

    /** A source that never ends. */
    public static KafkaSource<SourceRecord> of(JobConfig config) {
        return subscribed(config).build();
    }

    private static KafkaSourceBuilder<SourceRecord> subscribed(JobConfig config) {
        if (!config.source().hasPattern()) {
            return builder(config).setTopics(config.source().topics());
        }
        KafkaSourceBuilder<SourceRecord> builder =
                builder(config).setTopicPattern(Pattern.compile(config.readsRegex()));
        if (!config.source().kafka().resolved().containsKey(DISCOVERY)) {
            builder.setProperty(DISCOVERY, SOON_MILLIS);
        }
        return builder;
    }

    /** A source of the topics of these offsets that ends before them. */
    public static KafkaSource<SourceRecord> of(JobConfig config, Map<TopicPartition, Long> end) {
        return builder(config)
                .setTopics(end.keySet().stream()
                        .map(TopicPartition::topic)
                        .distinct()
                        .toList())
                .setBounded(OffsetsInitializer.offsets(end))
                .build();
    }

    /**
     * The control topic, read to its end now: its newest accepted message holds from the start; null if the job has none.
     *
     * @param ends whether it ends with what is there now, beside a source that ends
     */
    public static Control control(JobConfig config, boolean ends) {
        if (config.source().controlTopic() == null) {
            return null;
        }
        ControlBacklog backlog = ControlBacklog.read(config);
        return new Control(control(config, backlog.from(), ends), backlog.holds());
    }

    /** The control topic from these offsets on, partitions that are not named from their beginning. */
    static KafkaSource<SourceRecord> control(JobConfig config, Map<TopicPartition, Long> from, boolean ends) {
        KafkaSourceBuilder<SourceRecord> builder = builder(config)
                .setTopics(config.source().controlTopic())
                .setGroupId(config.name() + "-control")
                .setClientIdPrefix(config.name() + "-control")
                .setStartingOffsets(OffsetsInitializer.offsets(from));
        return (ends ? builder.setBounded(OffsetsInitializer.latest()) : builder).build();
    }

    private static KafkaSourceBuilder<SourceRecord> builder(JobConfig config) {
        SourceConfig source = config.source();
        KafkaSourceBuilder<SourceRecord> builder = KafkaSource.<SourceRecord>builder()
                .setGroupId(config.name())
                .setClientIdPrefix(config.name())
                .setStartingOffsets(start(source.start()))
                .setDeserializer(new SourceRecordReader(source.readsEnvelope()));
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
