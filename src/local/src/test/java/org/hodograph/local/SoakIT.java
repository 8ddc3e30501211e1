package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a cluster of processes at a steady rate over a fixed set of series: once a minute the task manager's heap after a
 * full collection and the size of the newest checkpoint. Neither may grow in the second half, by a straight line through
 * it, and every sample is accounted for.
 *
 * <p>{@code -Dhodograph.soak.minutes=30} asks for it; it is too long for every build.
 */
class SoakIT {

    private static final int MINUTES = Integer.getInteger("hodograph.soak.minutes", 0);
    private static final int LEAST_MINUTES = 8; // half of them for a line and its error
    private static final long MINUTE = 60_000_000_000L;
    private static final double SURE = 3; // standard errors
    private static final double GROWTH = 0.01; // of the size, in half the time
    private static final String NAME = "soak";

    private static final String JOB = """
            name: %s
            source: {brokers: "%s", topics: [%s.in], max-out-of-orderness: 1s}
            series:
              - {match: "*/speed", order: 1, idle: {after: 1h}, expire-after: 2h, events: [maximum, minimum, jump]}
              - {match: "*", unit: m, method: "local-polynomial(window=64, degree=3)", idle: {after: 1h}, expire-after: 2h}
            tracks: [{match: "*", x: x, y: y, frame: metres}]
            alerts:
              - {alert: Braking, on: {series: "*/speed", quantity: acceleration}, when: "< -0.5 m/s2", for: 1s}
              - {alert: Bend, on: {series: "*", quantity: curvature}, when: "abs > 0.02 1/m", release: "abs < 0.01 1/m"}
            job: {parallelism: 2, checkpoint-interval: 10s, state: heap}
            """;

    @TempDir
    Path folder;

    private final List<double[]> minutes = new ArrayList<>(); // minute, heap bytes, state bytes
    private FlinkProcesses flink;
    private ChildJvm taskManager;
    private String job;

    @Test
    void neitherHeapNorStateGrows() throws Exception {
        assumeTrue(MINUTES > 0, "nobody asked for a soak");
        assertThat(MINUTES).as("hodograph.soak.minutes").isGreaterThanOrEqualTo(LEAST_MINUTES);
        try (RunFolder run = new RunFolder();
                Broker broker = Broker.start(run);
                FlinkProcesses processes = FlinkProcesses.start(folder)) {
            flink = processes;
            taskManager = flink.startTaskManager();
            createSource(broker.address());
            Path yaml = folder.resolve("soak.yaml");
            Files.writeString(yaml, JOB.formatted(NAME, broker.address(), NAME));
            job = flink.run(yaml);
            try (CircleInput input = new CircleInput(broker.address(), NAME + ".in")) {
                soak(input, broker.address());
                account(input.stop(), broker.address());
            }
            assertFlat("heap after a full collection", 1);
            assertFlat("checkpoint", 2);
        }
    }

    private static void createSource(String brokers) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(NAME + ".in", Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private void soak(CircleInput input, String brokers) throws Exception {
        System.out.println("minute  samples in  answered  heap after GC, MB  checkpoint, kB  taken in, ms  failed");
        long begun = System.nanoTime();
        for (int minute = 1; minute <= MINUTES; minute++) {
            Thread.sleep(Math.max(0, (begun + minute * MINUTE - System.nanoTime()) / 1_000_000));
            JsonNode checkpoints = flink.rest().get("/jobs/" + job + "/checkpoints");
            JsonNode newest = checkpoints.at("/latest/completed");
            double heap = taskManager.heapBytes();
            minutes.add(new double[] {minute, heap, newest.path("state_size").asDouble()});
            System.out.printf(
                    "%6d  %10d  %8d  %17.1f  %14.1f  %12d  %6d%n",
                    minute,
                    input.sent(),
                    answered(brokers),
                    heap / 1e6,
                    newest.path("state_size").asDouble() / 1e3,
                    newest.path("end_to_end_duration").asLong(),
                    checkpoints.at("/counts/failed").asLong());
        }
    }

    /** No lag, no duplicates, nothing late: each sample is answered, once. */
    private void account(long sent, String brokers) throws Exception {
        // a second per series waits for order
        Wait.until("everything", () -> answered(brokers) >= sent - 2 * CircleInput.RATE);
        flink.drain(job);
        System.out.printf("in %d, answered %d%n", sent, answered(brokers));
        assertThat(answered(brokers)).isEqualTo(sent);
    }

    private static long answered(String brokers) {
        return CommittedOutput.end(brokers, NAME + ".in", Topic.DERIVATIVES);
    }

    private void assertFlat(String what, int column) {
        List<double[]> half = minutes.subList(minutes.size() / 2, minutes.size());
        double[] x = half.stream().mapToDouble(row -> row[0]).toArray();
        double[] y = half.stream().mapToDouble(row -> row[column]).toArray();
        Estimate line = new Estimate();
        boolean known = Methods.parse("local-polynomial(window=" + x.length + ", degree=1)")
                .fit(x, y)
                .estimateAt(x[x.length / 2], line);
        assertThat(known).isTrue();
        double growth = line.derivative(1) * x.length / line.derivative(0);
        double error = line.standardError(1) * x.length / line.derivative(0);
        System.out.printf(
                "%s: %.2f MB, %+.3f +- %.3f %% in half the time%n",
                what, line.derivative(0) / 1e6, 100 * growth, 100 * error);
        assertThat(growth > SURE * error && growth > GROWTH)
                .as("%s grows", what)
                .isFalse();
    }
}
