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

    private final SinkConfig sink;

    MessageWriter(SinkConfig sink) {
        this.sink = sink;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Message message, KafkaSinkContext context, Long flinkTimestamp) {
        Long timestamp = message.timestampMillis() < 0 ? null : message.timestampMillis();
        byte[] key = message.key() == null ? null : message.key().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(sink.topic(message.topic()), null, timestamp, key, message.value());
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(new DefaultKafkaDatasetFacet(
                DefaultKafkaDatasetIdentifier.ofTopics(List.copyOf(sink.topics().values()))));
    }
}
