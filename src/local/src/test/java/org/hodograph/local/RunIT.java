package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.standalone.SeriesHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** {@code run}: the job in one process on brokers that it did not start. */
@TestInstance(Lifecycle.PER_CLASS)
class RunIT {

    private static final String SOURCE = "telemetry";
    private static final String JOB = "once";
    private static final int KILLS = 5;
    private static final int PROGRESS = 60; // offsets that show that the job is at work again
    private static final long SEED = 14;
    private static final int LONGEST_WAIT_MILLIS = 700;
    private static final int TERMINATED = 143; // 128 + SIGTERM, as shells tell it

    @TempDir
    Path folder;

    private RunFolder run;
    private Broker broker;
    private int starts;

    @BeforeAll
    void startBroker() throws Exception {
        run = new RunFolder();
        broker = Broker.start(run);
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(SOURCE, Optional.of(SteadyInput.PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterAll
    void endBroker() throws Exception {
        broker.close();
        run.close();
    }

    private static String yaml() {
        String topics = Stream.of(Topic.values())
                .map(role -> role.word() + ": " + JOB + "." + role.word())
                .collect(Collectors.joining(", "));
        return """
                name: %s
                source: {topics: [%s], max-out-of-orderness: 150ms}
                series:
                  - match: "*"
                    order: 1
                    method: local-polynomial(window=9, degree=2)
                    lag: 100ms
                    idle: {after: 1h}
                sink: {topics: {%s}, delivery: exactly-once}
                job: {parallelism: 2, checkpoint-interval: 300ms}
                """.formatted(JOB, SOURCE, topics);
    }

    @Test
    void killedFiveTimesNothingIsMissingAndNothingTwice() throws Exception {
        Random random = new Random(SEED);
        Path yaml = folder.resolve("job.yaml");
        Files.writeString(yaml, yaml());
        int port = freePort();
        try (SteadyInput input = new SteadyInput(broker.address(), SOURCE, SEED)) {
            for (int kill = 0; kill < KILLS; kill++) {
                try (ChildJvm child = start(yaml, port)) {
                    awaitProgress(child);
                    Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
                    child.kill();
                }
            }
            CommittedOutput expected;
            try (ChildJvm child = start(yaml, port)) {
                awaitMetric(port, "hodograph_used");
                expected = expected(input.stop());
                Wait.until("everything", () -> {
                    assertThat(child.isAlive()).as(child::output).isTrue();
                    return CommittedOutput.read(broker.address(), JOB).size() >= expected.size();
                });
                child.terminate();
                assertThat(child.code()).as(child::output).isEqualTo(TERMINATED);
                assertThat(child.printed()).last().asString().startsWith("stopped: ");
            }
            CommittedOutput got = CommittedOutput.read(broker.address(), JOB);
            assertThat(expected.beyond(got)).as("missing").isZero();
            assertThat(got.beyond(expected)).as("twice or foreign").isZero();
            try (ChildJvm child = start(yaml, port)) {
                Wait.until(
                        "the savepoint",
                        () -> child.printed().stream()
                                .anyMatch(
                                        line -> line.startsWith("state ") && line.contains("goes on from savepoint-")));
                awaitLatest(child);
                String taken = CommandRun.of(
                                "run",
                                "--config",
                                yaml,
                                "--brokers",
                                broker.address(),
                                "--state",
                                state(),
                                "--page",
                                "none")
                        .failure();
                assertThat(taken).contains("in use by another process");
            }
        }
    }

    /** The page's server has the newest numbers of the job that runs beside it. */
    private static void awaitLatest(ChildJvm child) throws Exception {
        String page = child.told("page");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(page + "metrics/latest")).build();
        Wait.until(
                "newest numbers",
                () -> HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body()
                        .contains("hodograph_latest_d1{entity="));
    }

    private Path state() {
        return folder.resolve("state of jobs");
    }

    private ChildJvm start(Path yaml, int metrics) throws IOException {
        return ChildJvm.hodograph(
                "run-" + starts++,
                folder,
                "256m",
                "run",
                "--config",
                yaml.toString(),
                "--brokers",
                broker.address(),
                "--state",
                state().toString(),
                "--metrics",
                Integer.toString(metrics),
                "--page",
                "0");
    }

    private void awaitProgress(ChildJvm child) throws Exception {
        long begun = System.nanoTime();
        long before = end();
        Wait.until("results", () -> {
            assertThat(child.isAlive()).as(child::output).isTrue();
            return end() > before + PROGRESS;
        });
        System.out.printf("results again after %.1f s%n", (System.nanoTime() - begun) / 1e9);
    }

    /** 0 before the topic is there. */
    private long end() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.address()))) {
            return admin.listTopics().names().get().contains(JOB + "." + Topic.DERIVATIVES.word())
                    ? CommittedOutput.end(broker.address(), JOB, Topic.DERIVATIVES)
                    : 0;
        }
    }

    /** Operators open one after the other, each brings its own metrics: that one of them is there says nothing of the others. */
    private static void awaitMetric(int port, String metric) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        Wait.until(metric, () -> {
            try {
                return HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body()
                        .contains(metric);
            } catch (IOException e) {
                return false; // not yet
            }
        });
    }

    private static CommittedOutput expected(List<SourceRecord> records) {
        CommittedOutput expected = new CommittedOutput();
        SeriesHost host = new SeriesHost(
                JobConfigFile.parse(yaml(), JOB), new MessageEncoder(expected, MessageEncoder.Tally.NONE));
        for (SourceRecord record : records) {
            host.accept(record, record.timestampMillis());
        }
        return expected;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void wrongBrokersAreOneLine() throws Exception {
        Path yaml = folder.resolve("wrong.yaml");
        Files.writeString(yaml, yaml());
        String nobody = "127.0.0.1:" + freePort();
        CommandRun run =
                CommandRun.of("run", "--config", yaml, "--brokers", nobody, "--state", state(), "--page", "none");
        assertThat(run.failure()).startsWith("no broker answers at " + nobody + " within 15s; ");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void missingTopicIsOneLine() throws Exception {
        Path yaml = folder.resolve("missing.yaml");
        Files.writeString(yaml, yaml().replace("[" + SOURCE + "]", "[telemetri]"));
        CommandRun run = CommandRun.of(
                "run", "--config", yaml, "--brokers", broker.address(), "--state", state(), "--page", "none");
        assertThat(run.failure())
                .startsWith("there is no topic telemetri at " + broker.address())
                .contains(SOURCE);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void wrongOptionsAreOneLine() throws Exception {
        Path yaml = folder.resolve("options.yaml");
        Files.writeString(yaml, yaml());
        assertThat(CommandRun.of("run", "--config", yaml, "--metrics", "http").failure())
                .isEqualTo("--metrics must be a port from 1 to 65535, but is \"http\"");
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(CommandRun.of("run", "--config", yaml, "--metrics", taken.getLocalPort())
                            .failure())
                    .isEqualTo("--metrics: port " + taken.getLocalPort() + " is taken");
        }
        Files.writeString(yaml, yaml().replace("interval: 300ms", "interval: 300ms, checkpoints: \"s3://bucket/x\""));
        assertThat(CommandRun.of("run", "--config", yaml).failure())
                .startsWith("job.checkpoints is s3://bucket/x, but run keeps its state in a folder of this machine");
    }
}
