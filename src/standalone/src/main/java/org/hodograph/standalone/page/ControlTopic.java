package org.hodograph.standalone.page;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.pipeline.config.JobConfig;

/** Sends alert rules to a job's control topic, with the login of the job's sinks; a client is made for each message. For any thread. */
final class ControlTopic {

    private static final int PATIENCE_SECONDS = 5;

    private final JobConfig job;

    ControlTopic(JobConfig job) {
        this.job = job;
    }

    String name() {
        return job.source().controlTopic();
    }

    /**
     * Sends a message, and waits until the brokers have it.
     *
     * @param id which the status topic's answer repeats
     * @param alerts the section {@code alerts} of a job's file
     * @throws IllegalArgumentException if they don't take it, with the reason in words
     */
    void send(String id, String alerts) {
        Map<String, Object> client = new HashMap<>(job.sink().kafka().resolved());
        client.put("bootstrap.servers", job.source().brokers());
        client.put("client.id", job.name() + "-page-control");
        client.put("max.block.ms", 1_000 * PATIENCE_SECONDS);
        // what is not there by then never comes, so that no rules change after it was said that they don't
        client.put("linger.ms", 0);
        client.put("request.timeout.ms", 1_000 * PATIENCE_SECONDS - 1_000);
        client.put("delivery.timeout.ms", 1_000 * PATIENCE_SECONDS);
        client.remove("transactional.id");
        byte[] message = ("id: " + id + "\n" + alerts).getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(name(), message)).get(PATIENCE_SECONDS + 1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (KafkaException | TimeoutException e) {
            throw refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(e);
        }
    }

    private IllegalArgumentException refused(Throwable cause) {
        return new IllegalArgumentException(
                "the control topic " + name() + " at " + job.source().brokers() + " did not take the rules: "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                cause);
    }
}
