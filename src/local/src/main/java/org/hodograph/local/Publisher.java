package org.hodograph.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.format.SampleListener;

/**
 * Publishes a file's records in file order, keyed by the entity of their first sample, so that an entity's records stay in order.
 * A record nobody can read has no key and goes to the first partition.
 */
final class Publisher implements SampleListener, Closeable {

    private final Path file;
    private final FormatSettings settings;
    private final String topic;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private Format format;
    private String series; // of the record at hand, null until it gave one
    private long nanos;
    private volatile Exception failure; // the last one; told by the producer's own thread

    Publisher(Path file, FormatSettings settings, String brokers, String topic, int partitions) {
        this.file = file;
        this.settings = settings;
        this.topic = topic;
        this.partitions = partitions;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 5, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The offsets at which each partition will end once the whole file is published to the empty topic. */
    Map<TopicPartition, Long> ends() throws IOException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic, partition), 0L);
        }
        try (RecordFile records = open()) {
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                ends.merge(new TopicPartition(topic, partition(key(record))), 1L, Long::sum);
            }
        }
        return ends;
    }

    /**
     * Publishes the file.
     *
     * @param speed sample time per wall-clock time; infinite: as fast as possible
     * @param job what reads it; if that ends before the last record is sent, this fails
     */
    void publish(double speed, RunningJob job) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long first = Long.MIN_VALUE;
        try (RecordFile records = open()) {
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                byte[] key = key(record);
                long wait = 0;
                if (series != null && Double.isFinite(speed)) {
                    first = first == Long.MIN_VALUE ? nanos : first;
                    wait = begun + (long) ((nanos - first) / speed) - System.nanoTime();
                }
                job.expectFor(wait);
                send(new ProducerRecord<>(topic, partition(key), System.currentTimeMillis(), key, record.payload()));
            }
        }
        producer.flush();
        if (failure != null) {
            throw new IOException("a record could not be published: " + failure.getMessage(), failure);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<?> unused = producer.send(record, (metadata, fault) -> failure = fault == null ? failure : fault);
    }

    private RecordFile open() throws IOException {
        RecordFile records = RecordFile.open(file, settings);
        format = Formats.of(records.settings());
        return records;
    }

    private byte[] key(SourceRecord record) {
        series = null;
        format.read(record, this);
        return series == null ? null : Sample.entityOf(series).getBytes(StandardCharsets.UTF_8);
    }

    /** As Kafka's own partitioner does it for keys, here so that {@link #ends} is exact. */
    private int partition(byte[] key) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    @Override
    public void sample(Sample sample) {
        if (series == null) {
            series = sample.series();
            nanos = sample.nanos();
        }
    }

    @Override
    public void absent(Rejection absence) {
        rejected(absence); // keyed as the value would be
    }

    @Override
    public void noted(String line) {
        // the job that reads these records tells it
    }

    @Override
    public void rejected(Rejection rejection) {
        if (series == null && rejection.series() != null && rejection.nanos() != null) {
            series = rejection.series();
            nanos = rejection.nanos();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
