package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.List;
import org.hodograph.pipeline.format.Feed;
import org.hodograph.pipeline.format.FormatSettings;

/**
 * Where samples come from.
 *
 * @param brokers Kafka's bootstrap servers
 * @param feeds at least one: topics, and how their records are read; a host that reads files takes them in this order
 * @param partitionBy what shares a key of the operator
 * @param start where a job without committed state begins to read
 * @param maxSeries per task; further series are rejected
 * @param kafka passed to the consumer
 * @param controlTopic where alert rules arrive while the job runs; null: nowhere
 */
public record SourceConfig(
        String brokers,
        List<Feed> feeds,
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
        feeds = List.copyOf(feeds);
    }

    /** The topics that have names; a pattern has none. */
    public List<String> topics() {
        return feeds.stream()
                .flatMap(feed -> feed.topics().names().stream())
                .distinct()
                .toList();
    }

    /** Whether topics are read by a pattern, so that others may come later. */
    public boolean hasPattern() {
        return feeds.stream().anyMatch(feed -> feed.topics().pattern() != null);
    }

    /** How records of the first feed are read, for a host that has one. */
    public FormatSettings format() {
        return feeds.get(0).format();
    }

    /** Whether a record's key or headers name its series. */
    public boolean readsEnvelope() {
        return feeds.stream().anyMatch(feed -> feed.format().readsEnvelope());
    }

    /** The same with other feeds. */
    SourceConfig withFeeds(List<Feed> others) {
        return new SourceConfig(brokers, others, partitionBy, start, maxSeries, kafka, controlTopic);
    }

    SourceConfig withBrokers(String other) {
        return new SourceConfig(other, feeds, partitionBy, start, maxSeries, kafka, controlTopic);
    }
}
