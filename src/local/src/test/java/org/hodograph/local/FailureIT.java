package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hodograph.flink.DerivativesJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command hears of a fault of what it started: one line, exit code 1. */
class FailureIT {

    @TempDir
    Path folder;

    @Test
    void demoEndsWithItsJob() throws Exception {
        CommandRun demo = CommandRun.of("demo");
        Flink flink = new Flink(demo.note("flink"));
        List<String> jobs = Wait.until("the job", () -> {
            List<String> running = flink.running("hodograph-demo");
            return running.isEmpty() ? null : running;
        });
        flink.cancel(jobs.get(0));

        assertThat(demo.code()).isEqualTo(1);
        assertThat(beside(demo)).containsExactly("the job has ended: it is CANCELED");
    }

    @Test
    void demoEndsWithItsBroker() throws Exception {
        CommandRun demo = CommandRun.of("demo");
        demo.note("flink");
        Wait.until("the first table", () -> demo.out().contains("car-1"));
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);

        assertThat(demo.code()).isEqualTo(1);
        assertThat(beside(demo)).singleElement().asString().startsWith("the Kafka broker has ended with code 137: ");
    }

    /** What a command says beside where things are. */
    private static List<String> beside(CommandRun run) {
        return run.notes().stream()
                .filter(line -> !line.matches("(kafka|flink|read|page) .*"))
                .toList();
    }

    /** A real job that fails, here for a timeout that no broker allows: its root cause, and nothing of what followed. */
    @Test
    void localTellsWhyItsJobFailed() throws Exception {
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                source: {topics: [braking], format: csv, time: s, fields: {series: [car], time: t, value: speed}}
                sink: {delivery: exactly-once, kafka: {transaction.timeout.ms: "99999999"}}
                """);
        Path input = Files.writeString(folder.resolve("cars.csv"), "t,car,speed\n1767607200,a,1\n");
        CommandRun local = CommandRun.of("local", "--config", job, "--input", input, "--until-done");

        assertThat(local.code()).isEqualTo(1);
        assertThat(local.notes())
                .last()
                .asString()
                .startsWith("the job failed: ")
                .contains("The transaction timeout is larger than the maximum value allowed by the broker");
    }

    /** The job's own main class, as {@code flink run} calls it, where there is no broker. */
    @Test
    void unreachableBrokersAreOneLine() throws Exception {
        String brokers = "127.0.0.1:" + Broker.freePort();
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                source:
                  topics: [cars]
                  control-topic: rules
                  brokers: "%s"
                  kafka: {default.api.timeout.ms: "2000", request.timeout.ms: "1000"}
                job: {checkpoints: "%s"}
                """.formatted(brokers, folder.toUri()));
        try (ChildJvm main = ChildJvm.start(
                "main",
                folder,
                Map.of(),
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        DerivativesJob.class.getName(),
                        "--config",
                        job.toString()))) {
            assertThat(main.code()).isEqualTo(1);
            assertThat(main.printed())
                    .containsExactly("no broker answers at " + brokers + "; source.brokers names them");
        }
    }
}
