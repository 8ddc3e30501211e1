package org.hodograph.flink;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.config.ControlMessage;
import org.hodograph.pipeline.config.JobConfig;

/**
 * What is in the control topic when a job starts, read from the beginning: rules outlive the state of the job that took them.
 *
 * @param holds the newest accepted message; null: there is none
 * @param from where the job reads on, by partition: at that message, so that it is answered again, else behind the newest
 */
record ControlBacklog(SourceRecord holds, Map<TopicPartition, Long> from) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** Reads the control topic to its present end. */
    static ControlBacklog read(JobConfig config) {
        Map<String, Object> client = new HashMap<>(config.source().kafka().resolved());
        client.remove("group.id"); // a reader of its own, which commits nothing
        client.put("bootstrap.servers", config.source().brokers());
        client.put("client.id", config.name() + "-control-backlog");
        client.put("isolation.level", "read_committed");
        client.put("enable.auto.commit", "false");
        client.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, config);
        } catch (TimeoutException e) {
            throw Topics.unreachable(config, e);
        }
    }

    private static ControlBacklog read(KafkaConsumer<byte[], byte[]> consumer, JobConfig config) {
        String topic = config.source().controlTopic();
        List<AlertRule> profiles = config.entities().alerts().ofProfiles();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> from = new HashMap<>(consumer.endOffsets(partitions));
        SourceRecord holds = null;
        long moved = System.nanoTime();
        while (isBehind(consumer, from)) {
            boolean isStill = true;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                isStill = false;
                holds = newer(holds, SourceRecordReader.of(record), profiles);
            }
            moved = isStill ? moved : System.nanoTime();
            if (System.nanoTime() - moved > STANDSTILL_NANOS) {
                throw new IllegalStateException("control topic " + topic
                        + " can't be read to its end: nothing came for "
                        + TimeUnit.NANOSECONDS.toSeconds(STANDSTILL_NANOS) + " s; rules that hold may be in the rest");
            }
        }
        if (holds != null) {
            from.put(new TopicPartition(topic, holds.partition()), holds.offset());
        }
        return new ControlBacklog(holds, Map.copyOf(from));
    }

    private static boolean isBehind(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> end) {
        for (Map.Entry<TopicPartition, Long> partition : end.entrySet()) {
            if (consumer.position(partition.getKey()) < partition.getValue()) {
                return true;
            }
        }
        return false;
    }

    private static SourceRecord newer(SourceRecord holds, SourceRecord record, List<AlertRule> profiles) {
        boolean isNewer = holds == null || ControlPlace.of(record).isAfter(ControlPlace.of(holds));
        return isNewer && ControlMessage.read(record.payload(), profiles).isAccepted() ? record : holds;
    }
}
