package org.hodograph.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.time.TimeText;

/**
 * Cars that report their speed to a topic at a steady rate until told to stop, with jitter beyond their spacing, some records
 * late and some that nobody can read. A car keeps to one partition; the last partition stays silent.
 */
final class SteadyInput implements AutoCloseable {

    static final int PARTITIONS = 3;
    static final int CARS = 6;

    private static final long BEGIN_MILLIS = 1_767_607_200_000L; // 2026-01-05T10:00:00Z
    private static final int SPACING_MILLIS = 100; // of a car's samples, in their own time
    private static final int JITTER_MILLIS = 140;
    private static final int REAL_MILLIS = 40; // between two samples of a car, by the clock
    private static final int EVERY_UNREADABLE = 37;
    private static final int EVERY_LATE = 41;
    private static final int LATE_MILLIS = 5_000;

    private final String topic;
    private final Random random;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<SourceRecord> sent = Collections.synchronizedList(new ArrayList<>());
    private final long[] offsets = new long[PARTITIONS];
    private final Thread thread = new Thread(this::send, "steady-input");
    private volatile boolean stop;
    private volatile Exception fault;

    SteadyInput(String brokers, String topic, long seed) {
        this.topic = topic;
        random = new Random(seed);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 5), // idempotent: a broker's death doubles nothing
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread.start();
    }

    private void send() {
        try {
            for (int k = 0; !stop; k++) {
                for (int car = 0; car < CARS; car++) {
                    send(car, record(car, k));
                }
                Thread.sleep(REAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String record(int car, int k) {
        int jitter = random.nextInt(JITTER_MILLIS);
        double speed = 50 + 20 * Math.sin(0.02 * k + car) + random.nextGaussian();
        if ((k + car) % EVERY_UNREADABLE == 0) {
            return "not JSON " + k;
        }
        int behind = (k + car) % EVERY_LATE == 0 ? LATE_MILLIS : 0;
        long millis = BEGIN_MILLIS + (long) SPACING_MILLIS * k + jitter - behind;
        return String.format(
                Locale.ROOT,
                "{\"series\":\"car-%d/speed\",\"t\":\"%s\",\"value\":%.3f,\"unit\":\"km/h\"}",
                car,
                TimeText.iso(millis * 1_000_000),
                speed);
    }

    private void send(int car, String text) {
        int partition = car % (PARTITIONS - 1);
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        long timestamp = System.currentTimeMillis();
        sent.add(new SourceRecord(topic, partition, offsets[partition]++, timestamp, payload));
        Future<?> unused =
                producer.send(new ProducerRecord<>(topic, partition, timestamp, null, payload), (at, failed) -> {
                    if (failed != null) {
                        fault = failed;
                    }
                });
    }

    /** Stops, and waits until the broker has everything; all that was sent, in order. */
    List<SourceRecord> stop() throws Exception {
        stop = true;
        thread.join();
        producer.flush();
        if (fault != null) {
            throw fault;
        }
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        stop = true;
        producer.close();
    }
}
