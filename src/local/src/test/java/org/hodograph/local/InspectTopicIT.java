package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** {@code inspect} on a topic of somebody's broker: its settings are a job that {@code run} takes as it is. */
class InspectTopicIT {

    @Test
    void aTopicGivesAJob() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder)) {
            try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.address()))) {
                admin.createTopics(List.of(
                                new NewTopic("cars", Optional.of(2), Optional.empty()),
                                new NewTopic("empty", Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }
            publish(broker.address());
            CommandRun found = CommandRun.of("inspect", "--brokers", broker.address(), "--topic", "cars");
            assertThat(found.code()).as("%s", found.notes()).isZero();
            assertThat(found.out())
                    .contains("in topic cars: with these settings 200 of the first 200 samples are used");
            JobConfig job = JobConfigFile.parse(found.out(), "found");
            assertThat(job.source().brokers()).isEqualTo(broker.address());
            assertThat(job.source().topics()).containsExactly("cars");

            assertThat(CommandRun.of("inspect", "--brokers", broker.address(), "--topic", "carz")
                            .failure())
                    .isEqualTo("there is no topic carz at " + broker.address() + "; there are: cars, empty");
            CommandRun empty = CommandRun.of("inspect", "--brokers", broker.address(), "--topic", "empty");
            assertThat(empty.failure()).isEqualTo("there is no record in empty at " + broker.address() + " yet");
            assertThat(empty.code()).isEqualTo(2);
        }
        String nobody = "127.0.0.1:" + Broker.freePort();
        CommandRun away = CommandRun.of("inspect", "--brokers", nobody, "--topic", "cars");
        assertThat(away.failure()).startsWith("no broker answers at " + nobody + " within 10s; ");
        assertThat(away.code()).isEqualTo(1);
        assertThat(CommandRun.of("inspect", "--topic", "cars").failure())
                .isEqualTo("inspect looks at a FILE, or at --brokers ADDRESS with --topic NAME");
    }

    private static void publish(String brokers) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int k = 0; k < 200; k++) {
                String record = String.format(
                        Locale.ROOT,
                        "{\"car\":\"car-%d\",\"ts\":%d,\"speed_mps\":%.3f}",
                        k % 2,
                        1_767_607_200_000L + 20L * k,
                        20 + 5 * Math.sin(0.1 * k));
                producer.send(new ProducerRecord<>("cars", k % 2, null, null, record.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }
}
