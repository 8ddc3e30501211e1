package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.KafkaSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A secret reaches the Kafka clients and nothing else: no page of Flink's, no log line, no message of an exception. */
class SecretsTest {

    private static final String PASSWORD = "hunter2-of-sasl";
    private static final String KEY_PASSWORD = "hunter2-of-tls";

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    /** What a Kafka client was configured with, told by the client itself. */
    public static final class Told implements MetricsReporter {

        private static final Queue<Map<String, ?>> CLIENTS = new ConcurrentLinkedQueue<>();

        @Override
        public void configure(Map<String, ?> settings) {
            CLIENTS.add(Map.copyOf(settings));
        }

        @Override
        public void init(List<KafkaMetric> metrics) {
            // only the settings are of interest
        }

        @Override
        public void metricChange(KafkaMetric metric) {
            // only the settings are of interest
        }

        @Override
        public void metricRemoval(KafkaMetric metric) {
            // only the settings are of interest
        }

        @Override
        public void close() {
            // nothing is open
        }

        static Stream<Map<String, ?>> producers() {
            return CLIENTS.stream().filter(settings -> settings.containsKey("key.serializer"));
        }

        static Stream<Map<String, ?>> others() {
            return CLIENTS.stream().filter(settings -> !settings.containsKey("key.serializer"));
        }
    }

    private static JobConfig job(Path folder, String more) throws IOException {
        Path password = Files.writeString(folder.resolve("sasl"), PASSWORD + "\n");
        Path key = Files.writeString(folder.resolve("tls"), KEY_PASSWORD + "\n");
        String kafka = "{security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN, metric.reporters: "
                + Told.class.getName() + ", ssl.truststore.password: '${file:" + key + "}', sasl.jaas.config: "
                + "'org.apache.kafka.common.security.plain.PlainLoginModule required username=\"fleet\" password=\"${file:"
                + password + "}\";'" + more + "}";
        // nobody listens at port 1
        return JobConfigFile.parse(
                "{source: {brokers: \"127.0.0.1:1\", topics: [t], control-topic: c, kafka: " + kafka
                        + "}, sink: {kafka: " + kafka + "}}",
                "job.yaml");
    }

    private static void assertNoSecret(String text) {
        assertThat(text).doesNotContain(PASSWORD).doesNotContain(KEY_PASSWORD);
    }

    @Test
    void secretsReachTheClientsAndNothingElse(@TempDir Path folder, @InjectClusterRESTAddress URI rest)
            throws Exception {
        JobConfig job = job(folder, "");
        LogLines log = new LogLines();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        DerivativesJob.define(
                env,
                KafkaSources.of(job),
                new Control(KafkaSources.control(job, Map.of(), false), null),
                job,
                KafkaSinks.of(job, TopicLimits.NONE));
        JobClient running = env.executeAsync("secretive");
        while (Told.producers().count() < 3
                || Told.others().count() < 2) { // three sinks; two sources ask for partitions
            Thread.sleep(50);
        }
        List<String> pages = pages(rest, running.getJobID().toString());
        running.cancel().get();

        assertThat(Told.CLIENTS)
                .allSatisfy(settings -> assertThat(settings.toString())
                        .contains("password=\"" + PASSWORD + "\";")
                        .contains("ssl.truststore.password=" + KEY_PASSWORD));
        assertThat(pages).hasSizeGreaterThan(20).allSatisfy(SecretsTest::assertNoSecret);
        assertThat(log.all())
                .anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"))
                .allSatisfy(SecretsTest::assertNoSecret);
        assertNoSecret(
                job + JobConfigFile.print(job) + OperatorRules.of(job) + KafkaSources.of(job) + env.getConfiguration());
    }

    /** What the web page shows of a job, its cluster, and each of its tasks. */
    private static List<String> pages(URI rest, String job) throws Exception {
        List<String> paths = new ArrayList<>(List.of(
                "config",
                "overview",
                "jobmanager/config",
                "jobmanager/environment",
                "jobmanager/metrics",
                "jobmanager/thread-dump",
                "taskmanagers"));
        for (String page : List.of(
                "",
                "/plan",
                "/config",
                "/exceptions",
                "/accumulators",
                "/checkpoints",
                "/checkpoints/config",
                "/jobmanager/config",
                "/jobmanager/environment",
                "/metrics",
                "/status")) {
            paths.add("jobs/" + job + page);
        }
        List<String> pages = new ArrayList<>();
        for (String path : paths) {
            pages.add(page(rest, path));
        }
        for (JsonNode vertex :
                new ObjectMapper().readTree(page(rest, "jobs/" + job)).get("vertices")) {
            for (String page : List.of("", "/accumulators", "/metrics", "/taskmanagers", "/subtasks/accumulators")) {
                pages.add(page(
                        rest, "jobs/" + job + "/vertices/" + vertex.get("id").textValue() + page));
            }
        }
        return pages;
    }

    private static String page(URI rest, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(rest.resolve("/" + path)).build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    /** Neither a broker that is not there nor a login that can't be read brings a secret into an exception. */
    @Test
    void exceptionsHoldNoSecret(@TempDir Path folder) throws Exception {
        LogLines log = new LogLines();
        JobConfig absent = job(folder, ", default.api.timeout.ms: 300, request.timeout.ms: 200");
        assertNoSecret(trace(catchThrowable(() -> Topics.create(absent, warning -> {}))));
        JobConfig wrong = JobConfigFile.parse(
                "source: {topics: [t], kafka: {security.protocol: SASL_PLAINTEXT, sasl.jaas.config: '${file:"
                        + folder.resolve("sasl") + "}', ssl.truststore.password: '${file:" + folder.resolve("tls")
                        + "}'}}",
                "job.yaml");
        assertNoSecret(trace(catchThrowable(() -> Topics.create(wrong, warning -> {}))));
        assertThat(log.all()).allSatisfy(SecretsTest::assertNoSecret);
    }

    private static String trace(Throwable thrown) {
        assertThat(thrown).isNotNull();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** Whatever Kafka's own clients take for a secret is one here; a certificate is public. */
    @Test
    void everySecretOfKafkasIsHidden() {
        List<String> secrets = Stream.of(
                        ConsumerConfig.configDef(), ProducerConfig.configDef(), AdminClientConfig.configDef())
                .flatMap(definition -> definition.configKeys().values().stream())
                .filter(key -> key.type == ConfigDef.Type.PASSWORD && !key.name.contains("certificate"))
                .map(key -> key.name)
                .distinct()
                .toList();
        assertThat(secrets).contains("sasl.jaas.config", "ssl.key.password").hasSizeGreaterThan(5);
        assertThat(secrets)
                .allSatisfy(key -> assertThat(new KafkaSettings(Map.of(key, PASSWORD)).shown())
                        .containsEntry(key, "hidden"));
    }
}
