package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the job's file asks for, beside what Flink's configuration says. */
class FlinkSettingsTest {

    private static ReadableConfig applied(String job, Configuration flink) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        FlinkSettings.apply(env, JobConfigFile.parse(job, "test").job());
        return env.getConfiguration();
    }

    /** Flink's distribution writes a parallelism of 1 into its file, which asks for nothing. */
    @ParameterizedTest
    @CsvSource({"1, 3", "5, 5"})
    void parallelism(int ofFlink, int expected) {
        Configuration flink = new Configuration();
        flink.set(CoreOptions.DEFAULT_PARALLELISM, ofFlink);
        assertThat(applied("job: {parallelism: 3}", flink).get(CoreOptions.DEFAULT_PARALLELISM))
                .isEqualTo(expected);
    }

    @Test
    void checkpointsOutliveACancelledJobUnlessFlinkSaysOtherwise() {
        String job = "job: {checkpoints: 'file:///checkpoints'}";
        assertThat(applied(job, new Configuration()).get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        Configuration flink = new Configuration();
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.DELETE_ON_CANCELLATION);
        assertThat(applied(job, flink).get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.DELETE_ON_CANCELLATION);
    }

    @Test
    void checkpointsOfRocksdbAreIncrementalUnlessFlinkSaysOtherwise() {
        String job = "job: {state: rocksdb}";
        assertThat(applied(job, new Configuration()).get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
                .isTrue();
        Configuration flink = new Configuration();
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, false);
        assertThat(applied(job, flink).get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
                .isFalse();
    }

    /** Flink's own 100 ms at the exchange are most of what a record takes at small load. */
    @Test
    void buffersWaitBrieflyUnlessSomebodyAsksForMore() {
        assertThat(applied("", new Configuration()).get(ExecutionOptions.BUFFER_TIMEOUT))
                .isEqualTo(Duration.ofMillis(5));
        assertThat(applied("job: {latency: throughput}", new Configuration()).get(ExecutionOptions.BUFFER_TIMEOUT))
                .isEqualTo(ExecutionOptions.BUFFER_TIMEOUT.defaultValue());
        Configuration flink = new Configuration();
        flink.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(50));
        assertThat(applied("", flink).get(ExecutionOptions.BUFFER_TIMEOUT)).isEqualTo(Duration.ofMillis(50));
    }

    private static void requirePlace(String job, Configuration flink) {
        FlinkSettings.requirePlace(flink, JobConfigFile.parse(job, "test").job());
    }

    /** Said at the start, not at 5 MB of state. */
    @Test
    void noPlaceForCheckpointsIsOneLineThatNamesBothSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requirePlace("name: cars", new Configuration()))
                .withMessageContaining("job.checkpoints")
                .withMessageContaining("execution.checkpointing.dir")
                .withMessageNotContaining("\n");
    }

    @Test
    void placeForCheckpointsMayBeNamedByTheJobOrByFlink() {
        Configuration directory = new Configuration();
        directory.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file:///checkpoints");
        Configuration storage = new Configuration();
        storage.set(CheckpointingOptions.CHECKPOINT_STORAGE, "jobmanager"); // somebody's own wish
        assertThatCode(() -> requirePlace("job: {checkpoints: 'file:///checkpoints'}", new Configuration()))
                .doesNotThrowAnyException();
        assertThatCode(() -> requirePlace("name: cars", directory)).doesNotThrowAnyException();
        assertThatCode(() -> requirePlace("name: cars", storage)).doesNotThrowAnyException();
    }
}
