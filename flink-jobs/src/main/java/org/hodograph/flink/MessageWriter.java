package org.hodograph.flink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.output.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message as a Kafka record of its role's topic. The record timestamp is the message's own, never Flink's. A sink that takes
 * its transactional ids from a pool asks for the topics, to find the transactions that an earlier attempt left open.
 *
 * <p>What the topics would refuse is not written, for that would end the job: a timestamp beyond their limits is left to the
 * producer's clock, a message without a key gets an empty one where a topic is compacted, a message beyond their size is dropped and counted, the first one of a task with a line in the log.
 */
final class MessageWriter implements KafkaRecordSerializationSchema<Message>, KafkaDatasetFacetProvider {

    private static final long serialVersionUID = 1;

    private static final long MARGIN_MILLIS = 60_000; // between this clock and the broker's

    private static final int OVERHEAD_BYTES = 128; // of a batch and of its only record, lengths included, at most 112
    private static final int MOST_OF_KEY = 100; // characters in a log line
    private static final Logger LOG = LoggerFactory.getLogger(MessageWriter.class);

    private final SinkConfig sink;
    private final TopicLimits limits;
    private transient Counter dropped;
    private transient String lastKey; // all records of a result have the same one
    private transient byte[] lastKeyBytes;

    MessageWriter(SinkConfig sink, TopicLimits limits) {
        this.sink = sink;
        this.limits = limits;
    }

    @Override
    public void open(InitializationContext context, KafkaSinkContext sinkContext) {
        dropped = context.getMetricGroup().addGroup(Meters.GROUP).counter("dropped");
    }

    /** Null for what is dropped, and for a role that is not written: not all who tell of something know which these are. */
    @Override
    public ProducerRecord<byte[], byte[]> serialize(Message message, KafkaSinkContext context, Long flinkTimestamp) {
        String topic = sink.topic(message.topic());
        if (topic == null) {
            return null;
        }
        if (bytes(message) > limits.bytes()) {
            drop(message);
            return null;
        }
        Long timestamp = isTaken(message.timestampMillis()) ? message.timestampMillis() : null;
        return new ProducerRecord<>(topic, null, timestamp, key(message, topic), message.value());
    }

    private byte[] key(Message message, String topic) {
        if (message.key() == null) {
            return limits.compacted().contains(topic) ? new byte[0] : null;
        }
        if (!message.key().equals(lastKey)) {
            lastKey = message.key();
            lastKeyBytes = lastKey.getBytes(StandardCharsets.UTF_8);
        }
        return lastKeyBytes;
    }

    private static long bytes(Message message) {
        long key = message.key() == null ? 0 : 3L * message.key().length(); // of UTF-8 at most
        return OVERHEAD_BYTES + key + message.value().length;
    }

    private void drop(Message message) {
        dropped.inc();
        if (dropped.getCount() == 1) {
            LOG.warn(
                    "a record for {} is dropped: with key {} it has {} bytes, and the producer's max.request.size and the topics' {} allow {}; more are counted, not logged",
                    sink.topic(message.topic()),
                    message.key() == null || message.key().length() > MOST_OF_KEY
                            ? "of " + (message.key() == null ? 0 : message.key().length()) + " characters"
                            : message.key(),
                    bytes(message),
                    TopicSettings.BYTES,
                    limits.bytes());
        }
    }

    /** A broker refuses what is before 1970 or too far from its clock, and a refused record would end the job. */
    private boolean isTaken(long millis) {
        if (limits.aheadMillis() == Long.MAX_VALUE && limits.behindMillis() == Long.MAX_VALUE) {
            return millis >= 0;
        }
        long ahead = millis - System.currentTimeMillis();
        return millis >= 0
                && ahead <= limits.aheadMillis() - MARGIN_MILLIS
                && -ahead <= limits.behindMillis() - MARGIN_MILLIS;
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(new DefaultKafkaDatasetFacet(
                DefaultKafkaDatasetIdentifier.ofTopics(List.copyOf(sink.topics().values()))));
    }
}
