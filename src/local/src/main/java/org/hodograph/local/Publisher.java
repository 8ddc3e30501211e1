package org.hodograph.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.JoinedFiles;
import org.hodograph.pipeline.format.SampleListener;

/**
 * Publishes files' records, of one in its order, of several in that of time, keyed by the entity of their first sample, so that an entity's records stay in order.
 * A record nobody can read has no key and goes to the first partition.
 */
final class Publisher implements SampleListener, Closeable {

    private final PublishedFiles files;
    private final int partitions;
    private final Format format;
    private final KafkaProducer<byte[], byte[]> producer;
    private String series; // of the record at hand, null until it gave one
    private long nanos;
    private volatile Exception failure; // the last one; told by the producer's own thread

    /** A publisher of files whose records {@code job} reads. */
    Publisher(PublishedFiles files, JobConfig job, int partitions) {
        this.files = files;
        this.partitions = partitions;
        format = Formats.of(job.source().feeds());
        String brokers = job.source().brokers();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 5, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The offsets at which each partition will end once all files are published to the empty topics. */
    Map<TopicPartition, Long> ends() throws IOException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (String topic : files.topics()) {
            for (int partition = 0; partition < partitions; partition++) {
                ends.put(new TopicPartition(topic, partition), 0L);
            }
        }
        try (JoinedFiles records = files.open()) {
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                ends.merge(new TopicPartition(record.topic(), partition(key(record))), 1L, Long::sum);
            }
        }
        return ends;
    }

    /**
     * Publishes the files.
     *
     * @param speed sample time per wall-clock time; infinite: as fast as possible
     * @param job what reads it; if that ends before the last record is sent, this fails
     */
    void publish(double speed, RunningJob job) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long first = Long.MIN_VALUE;
        try (JoinedFiles records = files.open()) {
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                byte[] key = key(record);
                long wait = 0;
                if (series != null && Double.isFinite(speed)) {
                    first = first == Long.MIN_VALUE ? nanos : first;
                    wait = begun + (long) ((nanos - first) / speed) - System.nanoTime();
                }
                job.expectFor(wait);
                send(new ProducerRecord<>(
                        record.topic(), partition(key), System.currentTimeMillis(), key, record.payload()));
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
