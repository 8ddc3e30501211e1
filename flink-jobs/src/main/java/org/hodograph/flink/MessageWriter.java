package org.hodograph.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.output.Message;

/** A message as a Kafka record of its role's topic. The record timestamp is the message's own, never Flink's. */
final class MessageWriter implements KafkaRecordSerializationSchema<Message> {

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
}
