package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.hodograph.pipeline.output.SinkFormat;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.unit.ShowIn;

/**
 * Where results go.
 *
 * @param topics a name for every role that is written
 * @param delivery what a consumer may rely on
 * @param partitions of topics the job creates; 0: as many as the source
 * @param retentionMillis how long topics that the job creates keep a result after its time; negative: for ever
 * @param kafka passed to the producer
 * @param format of the records that carry every sample's numbers
 * @param showIn the units of records where they are not SI; those of a series' rule go before
 * @param webhook who is told of alerts beside their topic; null: nobody
 */
public record SinkConfig(
        Map<Topic, String> topics,
        Delivery delivery,
        int partitions,
        long retentionMillis,
        KafkaSettings kafka,
        SinkFormat format,
        ShowIn showIn,
        WebhookSettings webhook)
        implements Serializable {

    /** Delivery guarantees. */
    public enum Delivery {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    public SinkConfig {
        topics = topics.isEmpty() ? new EnumMap<>(Topic.class) : new EnumMap<>(topics);
    }

    SinkConfig keepingResults() {
        return new SinkConfig(topics, delivery, partitions, -1, kafka, format, showIn, webhook);
    }

    /** The name of the topic of a role; null: it is not written. */
    public String topic(Topic role) {
        return topics.get(role);
    }

    /** The roles that are written. */
    public Set<Topic> written() {
        return Set.copyOf(topics.keySet());
    }
}
