package org.hodograph.standalone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Some of the newest records of a Kafka topic, a line each, read by nobody's group: enough to tell how they are written. */
final class TopicHead {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int RECORDS = 2_000;
    private static final int BYTES = 512 * 1024;
    private static final String NAME = "[A-Za-z0-9._-]{1,249}";

    private TopicHead() {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if there is no such topic, or nothing in it
     * @throws IOException if no broker answers, or refuses
     */
    static InputStream read(String brokers, String topic) throws IOException {
        if (!topic.matches(NAME)) {
            throw new IllegalArgumentException(
                    "--topic must be a topic's name, of letters, digits, '.', '_' and '-', but is \"" + topic + "\"");
        }
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                brokers,
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var topics = consumer.listTopics(PATIENCE);
            if (!topics.containsKey(topic)) {
                throw new IllegalArgumentException("there is no topic " + topic + " at " + brokers + "; there are: "
                        + String.join(", ", topics.keySet().stream().sorted().toList()));
            }
            List<TopicPartition> partitions = topics.get(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            return new ByteArrayInputStream(newest(consumer, partitions, topic + " at " + brokers));
        } catch (TimeoutException e) {
            throw new IOException(
                    "no broker answers at " + brokers + " within " + PATIENCE.toSeconds()
                            + "s; one that wants a login or TLS"
                            + " is read by kafka-console-consumer.sh, whose output inspect takes as a file",
                    e);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException("--brokers " + brokers + ": " + cause.getMessage(), e);
        }
    }

    /** JSON may be written over several lines; within its texts there is no line break. */
    static byte[] oneLine(byte[] record) {
        if (record.length > 0 && (record[0] == '{' || record[0] == '[')) {
            for (int i = 0; i < record.length; i++) {
                record[i] = record[i] == '\n' || record[i] == '\r' ? (byte) ' ' : record[i];
            }
        }
        return record;
    }

    private static byte[] newest(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, String where) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long owed = 0;
        for (TopicPartition partition : partitions) {
            long from = Math.max(begins.get(partition), ends.get(partition) - Math.max(1, RECORDS / partitions.size()));
            owed += ends.get(partition) - from;
            consumer.seek(partition, from);
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long deadline = System.nanoTime() + PATIENCE.toNanos(); // transactions leave offsets without a record
        while (owed > 0 && lines.size() < BYTES && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                owed--;
                if (record.value() != null) {
                    lines.writeBytes(oneLine(record.value()));
                    lines.write('\n');
                }
            }
        }
        if (lines.size() == 0) {
            throw new IllegalArgumentException("there is no record in " + where + " yet");
        }
        return lines.toByteArray();
    }
}
