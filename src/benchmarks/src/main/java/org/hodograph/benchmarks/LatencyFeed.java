package org.hodograph.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records at a steady rate, each at once, until closed; the time of a sample is that of its sending. */
final class LatencyFeed implements AutoCloseable {

    private static final int SERIES = 100;
    private static final int RATE = 2_000; // records a second
    private static final long SPACING_NANOS = 1_000_000_000L / RATE;

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::send, "latency-feed");
    private volatile boolean stop;
    private volatile Exception fault;

    LatencyFeed(String brokers, String topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    private void send() {
        Signal signal = new Signal(SPACING_NANOS);
        long begun = System.nanoTime();
        for (long k = 0; !stop; k++) {
            LockSupport.parkNanos(begun + k * SPACING_NANOS - System.nanoTime());
            signal.next();
            String series = "car-" + k % SERIES;
            String record = "{\"vehicle\":\"" + series + "\",\"signal\":\"speed\",\"t\":\""
                    + Instant.now().truncatedTo(ChronoUnit.MICROS) + "\",\"value\":" + signal.value()
                    + ",\"unit\":\"km/h\"}";
            Future<?> unused = producer.send(
                    new ProducerRecord<>(
                            topic, series.getBytes(StandardCharsets.UTF_8), record.getBytes(StandardCharsets.UTF_8)),
                    (at, failed) -> fault = failed == null ? fault : failed);
        }
    }

    /** Fails if a record did not get to the broker. */
    void expectWell() throws Exception {
        if (fault != null) {
            throw fault;
        }
    }

    @Override
    public void close() {
        stop = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
