package org.hodograph.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hodograph.pipeline.text.UnreadableException;

/** Reads a topic from its beginning to its present end, committed records only. */
final class TopicReader {

    private TopicReader() {}

    /** Makes a line of a record. */
    @FunctionalInterface
    interface Lines {
        byte[] of(byte[] record) throws UnreadableException;
    }

    /** The same of records that are lines already. */
    static long read(String brokers, String topic, Path file) throws IOException {
        return read(brokers, topic, file, record -> record);
    }

    /**
     * Counts a topic's records, and writes their values, a line each, partition by partition, where a file is given.
     *
     * @param file null: only counts
     * @param lines makes a line of each record
     */
    static long read(String brokers, String topic, Path file, Lines lines) throws IOException {
        Map<String, Object> client =
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed", "enable.auto.commit", false);
        long count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                OutputStream out = file == null
                        ? OutputStream.nullOutputStream()
                        : new BufferedOutputStream(Files.newOutputStream(file))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                while (consumer.position(partition) < ends.get(partition)) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                        if (file != null) {
                            out.write(lines.of(record.value()));
                            out.write('\n');
                        }
                        count++;
                    }
                }
            }
        } catch (UnreadableException e) {
            throw new IOException("topic " + topic + ": " + e.getMessage(), e);
        }
        return count;
    }
}
