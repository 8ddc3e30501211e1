package org.hodograph.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.pipeline.time.TimeText;

/** Cars that report their speed to a topic, at once for a stretch of time that is over, then as time goes, until closed. */
final class PageFeed implements AutoCloseable {

    static final int SERIES = 20;
    static final int RATE = 50; // Hz
    static final String TOPIC = "telemetry";

    private static final long SPACING_NANOS = 1_000_000_000L / RATE;
    private static final double NOISE = 0.05; // m/s

    private final KafkaProducer<byte[], byte[]> producer;
    private final Random random = new Random(20260105);
    private final Thread live = new Thread(this::live, "page-feed");

    PageFeed(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        live.setDaemon(true);
    }

    static String series(int car) {
        return "car-" + car + "/speed";
    }

    /** Sends the last seconds, then goes on. */
    void start(int seconds) {
        long now = now();
        for (long nanos = now - seconds * 1_000_000_000L; nanos < now; nanos += SPACING_NANOS) {
            all(nanos);
        }
        producer.flush();
        live.start();
    }

    private static long now() {
        return System.currentTimeMillis() * 1_000_000L;
    }

    private void live() {
        try {
            long begun = System.nanoTime();
            for (long k = 0; ; k++) {
                long wait = begun + k * SPACING_NANOS - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                all(now()); // the instant of a sample is that of its sending
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void all(long nanos) {
        for (int car = 0; car < SERIES; car++) {
            double speed = 20 + 5 * Math.sin(nanos / 3e9 + car) + NOISE * random.nextGaussian();
            String record = String.format(
                    Locale.ROOT,
                    "{\"vehicle\":\"car-%d\",\"signal\":\"speed\",\"t\":\"%s\",\"value\":%.3f,\"unit\":\"m/s\"}",
                    car,
                    TimeText.iso(nanos),
                    speed);
            Future<?> unused = producer.send(new ProducerRecord<>(
                    TOPIC, ("car-" + car).getBytes(StandardCharsets.UTF_8), record.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void close() {
        live.interrupt();
        producer.close();
    }
}
