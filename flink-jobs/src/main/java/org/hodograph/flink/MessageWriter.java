package org.hodograph.flink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.output.Message;

/**
 * A message as a Kafka record of its role's topic. The record timestamp is the message's own, never Flink's. A sink that takes
 * its transactional ids from a pool asks for the topics, to find the transactions that an earlier attempt left open.
 */
final class MessageWriter implements KafkaRecordSerializationSchema<Message>, KafkaDatasetFacetProvider {

    private static final long serialVersionUID = 1;

    private static final long MARGIN_MILLIS = 60_000; // between this clock and the broker's

    private final SinkConfig sink;
    private final long aheadMillis;

    /** {@code aheadMillis}: how far ahead of the broker's clock a timestamp may be. */
    MessageWriter(SinkConfig sink, long aheadMillis) {
        this.sink = sink;
        this.aheadMillis = aheadMillis;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Message message, KafkaSinkContext context, Long flinkTimestamp) {
        Long timestamp = isTaken(message.timestampMillis()) ? message.timestampMillis() : null;
        byte[] key = message.key() == null ? null : message.key().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(sink.topic(message.topic()), null, timestamp, key, message.value());
    }

    /** A broker refuses what is before 1970 or too far ahead of its clock, and a refused record would end the job. */
    private boolean isTaken(long millis) {
        return millis >= 0 && millis - System.currentTimeMillis() <= aheadMillis - MARGIN_MILLIS;
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(new DefaultKafkaDatasetFacet(
                DefaultKafkaDatasetIdentifier.ofTopics(List.copyOf(sink.topics().values()))));
    }
}
