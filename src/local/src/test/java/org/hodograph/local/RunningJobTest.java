package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real job that fails says what went wrong in it. */
@Timeout(120)
class RunningJobTest {

    private static final AtomicInteger ATTEMPTS = new AtomicInteger(); // the tasks run in this process
    private static CountDownLatch again;

    /** Fails as a user's function does, in its first attempts; then it works until somebody ends it. */
    private static final class Failing implements MapFunction<Long, Long> {

        private static final long serialVersionUID = 1;

        private final int failures;

        Failing(int failures) {
            this.failures = failures;
        }

        @Override
        public Long map(Long number) throws Exception {
            if (ATTEMPTS.getAndIncrement() < failures) {
                throw new IllegalStateException("wrapped", new ArithmeticException("no number\nsecond line"));
            }
            again.countDown();
            Thread.sleep(Duration.ofMinutes(10).toMillis());
            return number;
        }
    }

    private MiniCluster cluster;

    @BeforeEach
    void start() throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build());
        cluster.start();
    }

    @AfterEach
    void end() throws Exception {
        cluster.closeAsync().get();
    }

    private RunningJob submit(int failures, int restarts) throws Exception {
        ATTEMPTS.set(0);
        again = new CountDownLatch(1);
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(1);
        env.fromSequence(0, 10).map(new Failing(failures)).sinkTo(new DiscardingSink<>());
        JobID id = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
        return new RunningJob(cluster, id);
    }

    @Test
    void innermostCauseIsToldInOneLine() throws Exception {
        assertThatThrownBy(() -> submit(1, 0).await())
                .hasMessage("the job failed: java.lang.ArithmeticException: no number");
    }

    /** The task manager goes while the job tries again: what it says then is not why. */
    @Test
    void shutdownIsNoCauseWhereAFailureCameBefore() throws Exception {
        RunningJob job = submit(1, 1);
        assertThat(again.await(1, TimeUnit.MINUTES)).isTrue();
        cluster.terminateTaskManager(0).get();
        assertThatThrownBy(job::await)
                .hasMessage("the job failed: java.lang.ArithmeticException: no number")
                .hasRootCauseMessage("The TaskExecutor is shutting down.");
    }

    @Test
    void shutdownWithoutAnyFailureIsTold() throws Exception {
        RunningJob job = submit(0, 0);
        assertThat(again.await(1, TimeUnit.MINUTES)).isTrue();
        cluster.terminateTaskManager(0).get();
        assertThatThrownBy(() -> job.expectFor(TimeUnit.MINUTES.toNanos(1)))
                .hasMessageStartingWith("the job failed: ")
                .hasMessageEndingWith(": The TaskExecutor is shutting down.");
    }
}
