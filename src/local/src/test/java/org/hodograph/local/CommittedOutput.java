package org.hodograph.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.Topic;

/** What a job's topics hold: for each role and key the records in their order. */
final class CommittedOutput implements Consumer<Message> {

    private static final String NO_KEY = "";

    private final Map<Topic, Map<String, List<String>>> records = new EnumMap<>(Topic.class);

    @Override
    public void accept(Message message) {
        add(message.topic(), message.key(), message.value());
    }

    private void add(Topic role, String key, byte[] value) {
        records.computeIfAbsent(role, any -> new TreeMap<>())
                .computeIfAbsent(key == null ? NO_KEY : key, any -> new ArrayList<>())
                .add(new String(value, StandardCharsets.UTF_8));
    }

    /** Reads the topics of a job from their beginning to their present end, committed records only. */
    static CommittedOutput read(String brokers, String prefix) {
        CommittedOutput output = new CommittedOutput();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(brokers)) {
            for (Topic role : Topic.values()) {
                List<TopicPartition> partitions = partitions(consumer, prefix, role);
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
                    for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(100))) {
                        String key = read.key() == null ? null : new String(read.key(), StandardCharsets.UTF_8);
                        output.add(role, key, read.value());
                    }
                }
            }
        }
        return output;
    }

    /** How far a topic goes for those who read committed records only. */
    static long end(String brokers, String prefix, Topic role) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(brokers)) {
            return consumer.endOffsets(partitions(consumer, prefix, role)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String brokers) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed", "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String prefix, Topic role) {
        return consumer.partitionsFor(prefix + "." + role.word()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    long size() {
        return records.values().stream()
                .flatMap(keys -> keys.values().stream())
                .mapToLong(List::size)
                .sum();
    }

    /** How many records are here more often than there; one that is here twice and not there counts twice. */
    long beyond(CommittedOutput other) {
        long beyond = 0;
        for (Map.Entry<Topic, Map<String, List<String>>> role : records.entrySet()) {
            for (Map.Entry<String, List<String>> key : role.getValue().entrySet()) {
                Map<String, Integer> there = new HashMap<>();
                other.records
                        .getOrDefault(role.getKey(), Map.of())
                        .getOrDefault(key.getKey(), List.of())
                        .forEach(record -> there.merge(record, 1, Integer::sum));
                for (String record : key.getValue()) {
                    if (there.merge(record, -1, Integer::sum) < 0) {
                        beyond++;
                    }
                }
            }
        }
        return beyond;
    }

    /** The same without the repetitions of a record. */
    CommittedOutput distinct() {
        CommittedOutput distinct = new CommittedOutput();
        records.forEach((role, keys) -> keys.forEach((key, values) -> distinct.records
                .computeIfAbsent(role, any -> new TreeMap<>())
                .put(key, values.stream().distinct().toList())));
        return distinct;
    }

    /** By role and key; records without a key have no order. */
    Map<Topic, Map<String, List<String>>> records() {
        records.values()
                .forEach(keys -> keys.computeIfPresent(
                        NO_KEY, (key, values) -> values.stream().sorted().toList()));
        return records;
    }
}
