package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A command hears of a fault of what it started: one line, exit code 1. */
class FailureIT {

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
        assertThat(demo.notes()).hasSize(3).last().isEqualTo("the job has ended: it is CANCELED");
    }

    @Test
    void demoEndsWithItsBroker() throws Exception {
        CommandRun demo = CommandRun.of("demo");
        demo.note("flink");
        Wait.until("the first table", () -> demo.out().contains("car-1"));
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);

        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.notes()).hasSize(3).last().asString().startsWith("the Kafka broker has ended with code 137: ");
    }
}
