package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.List;
import org.hodograph.pipeline.format.FormatSettings;

/**
 * Where samples come from.
 *
 * @param brokers Kafka's bootstrap servers
 * @param topics at least one; a host that reads a file may publish it to the first
 * @param format how records are read
 * @param partitionBy what shares a key of the operator
 * @param start where a job without committed state begins to read
 * @param maxSeries per task; further series are rejected
 * @param kafka passed to the consumer
 * @param controlTopic where alert rules arrive while the job runs; null: nowhere
 */
public record SourceConfig(
        String brokers,
        List<String> topics,
        FormatSettings format,
        PartitionBy partitionBy,
        Start start,
        int maxSeries,
        KafkaSettings kafka,
        String controlTopic)
        implements Serializable {

    /** Those of a job whose file names none. */
    public static final String DEFAULT_BROKERS = "localhost:9092";

    /** What shares a key: all series of an entity, or each series alone. */
    public enum PartitionBy {
        ENTITY,
        SERIES
    }

    /**
     * Where reading begins.
     *
     * @param at the kind of place
     * @param millis for {@link At#INSTANT}, milliseconds since 1970; otherwise 0
     */
    public record Start(At at, long millis) implements Serializable {

        /** Kinds of places to begin at; COMMITTED falls back to the earliest. */
        public enum At {
            COMMITTED,
            EARLIEST,
            LATEST,
            INSTANT
        }
    }

    public SourceConfig {
        topics = List.copyOf(topics);
    }

    SourceConfig withFormat(FormatSettings other) {
        return new SourceConfig(brokers, topics, other, partitionBy, start, maxSeries, kafka, controlTopic);
    }

    SourceConfig withBrokers(String other) {
        return new SourceConfig(other, topics, format, partitionBy, start, maxSeries, kafka, controlTopic);
    }
}
