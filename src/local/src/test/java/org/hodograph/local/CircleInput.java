package org.hodograph.local;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.pipeline.time.TimeText;

/** Cars on circles that report x, y and speed at a steady rate until told to stop, out of order by up to 0.8 s. */
final class CircleInput implements AutoCloseable {

    static final int RATE = 600; // samples a second, of all series together

    private static final int CARS = 100;
    private static final int SIGNALS = 3;
    private static final long SPACING_NANOS = 1_000_000_000L * CARS * SIGNALS / RATE; // of a series
    private static final int JITTER_NANOS = 800_000_000;
    private static final double RADIUS = 50;
    private static final double TURN = 0.2; // rad/s

    private final String topic;
    private final Random random = new Random(30);
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::send, "circle-input");
    private final long begin = System.currentTimeMillis() * 1_000_000;
    private volatile long sent;
    private volatile boolean stop;
    private volatile Exception fault;

    CircleInput(String brokers, String topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread.start();
    }

    private void send() {
        long begun = System.nanoTime();
        try {
            for (long k = 0; !stop; k++) {
                send((int) (k % CARS), (int) (k / CARS % SIGNALS), k / (CARS * SIGNALS));
                sent = k + 1;
                long ahead = k * 1_000_000_000L / RATE - (System.nanoTime() - begun);
                if (ahead > 1_000_000) {
                    Thread.sleep(ahead / 1_000_000);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(int car, int signal, long k) {
        long nanos = begin + k * SPACING_NANOS + random.nextInt(JITTER_NANOS);
        double angle = TURN * (nanos - begin) / 1e9 + car;
        double value = random.nextGaussian() * 0.1
                + switch (signal) {
                    case 0 -> RADIUS * Math.cos(angle);
                    case 1 -> RADIUS * Math.sin(angle);
                    default -> RADIUS * TURN + 2 * Math.sin(angle);
                };
        byte[] key = ("car-" + car).getBytes(StandardCharsets.UTF_8);
        String text = String.format(
                Locale.ROOT,
                "{\"series\":\"car-%d/%s\",\"t\":\"%s\",\"value\":%.4f}",
                car,
                signal == 0 ? "x" : signal == 1 ? "y" : "speed",
                TimeText.iso(nanos),
                value);
        Future<?> unused =
                producer.send(new ProducerRecord<>(topic, key, text.getBytes(StandardCharsets.UTF_8)), (at, failed) -> {
                    if (failed != null) {
                        fault = failed;
                    }
                });
    }

    /** Samples sent so far. */
    long sent() {
        return sent;
    }

    /** Stops, and waits until the broker has everything; the number of samples sent. */
    long stop() throws Exception {
        stop = true;
        thread.join();
        producer.flush();
        if (fault != null) {
            throw fault;
        }
        return sent;
    }

    @Override
    public void close() {
        stop = true;
        producer.close();
    }
}
