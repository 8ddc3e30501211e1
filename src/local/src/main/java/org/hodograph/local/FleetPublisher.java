package org.hodograph.local;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes a fleet's samples in real time, in a thread of its own, until interrupted. */
final class FleetPublisher implements AutoCloseable {

    private final Thread thread;

    FleetPublisher(Fleet fleet, String brokers, String topic) {
        thread = new Thread(() -> publish(fleet, brokers, topic), "fleet");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private static void publish(Fleet fleet, String brokers, String topic) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            long begun = System.nanoTime();
            for (long k = 0; ; k++) {
                long wait = begun + k * Fleet.SPACING_NANOS - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                for (int vehicle = 0; vehicle < Fleet.VEHICLES; vehicle++) {
                    byte[] record = fleet.sample(vehicle, k);
                    if (record != null) {
                        byte[] key = Fleet.name(vehicle).getBytes(StandardCharsets.UTF_8);
                        Future<?> unused = producer.send(new ProducerRecord<>(topic, key, record));
                    }
                }
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt(); // the demo ends
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
