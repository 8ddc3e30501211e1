package org.hodograph.flink;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.hodograph.pipeline.config.JobSettings;

/** What the job's file asks of Flink, as far as Flink's own configuration leaves it open. */
final class FlinkSettings {

    /** At little load a buffer that is not full waits for so long at the exchange; at full load it fills before. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(5);

    private final ReadableConfig given;
    private final Configuration added = new Configuration();

    private FlinkSettings(ReadableConfig given) {
        this.given = given;
    }

    /**
     * Whether somebody has named a place for checkpoints. Without one they go to the job manager's memory, which fails the job
     * at 5 MB of a task: 220 series of {@code auto}.
     *
     * @throws IllegalArgumentException if nobody has
     */
    static void requirePlace(ReadableConfig given, JobSettings job) {
        if (job.checkpoints() == null
                && given.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty()
                && given.getOptional(CheckpointingOptions.CHECKPOINT_STORAGE).isEmpty()) {
            throw new IllegalArgumentException(
                    "no place for checkpoints: name a folder that all task managers reach, in the job's file as job.checkpoints"
                            + " (for example s3://bucket/checkpoints or file:///checkpoints) or as execution.checkpointing.dir in the"
                            + " Flink configuration that this submission reads; that of the cluster alone is not seen from here");
        }
    }

    static void apply(StreamExecutionEnvironment env, JobSettings job) {
        FlinkSettings settings = new FlinkSettings(env.getConfiguration());
        settings.parallelism(job.parallelism());
        settings.add(CheckpointingOptions.CHECKPOINTING_INTERVAL, job.checkpointInterval());
        settings.add(
                StateBackendOptions.STATE_BACKEND, job.state() == JobSettings.State.ROCKSDB ? "rocksdb" : "hashmap");
        if (job.state() == JobSettings.State.ROCKSDB) {
            // most series of a large fleet say nothing between two checkpoints
            settings.add(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        }
        if (job.checkpoints() != null) {
            settings.add(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            settings.add(CheckpointingOptions.CHECKPOINTS_DIRECTORY, job.checkpoints());
        }
        if (job.checkpoints() != null
                || settings.given
                        .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                        .isPresent()) {
            // a job that was cancelled can go on
            settings.add(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        if (job.latency() == JobSettings.Latency.LOW) {
            settings.add(ExecutionOptions.BUFFER_TIMEOUT, SHORT_WAIT); // Flink's own is 100 ms
        }
        settings.add(PipelineOptions.OBJECT_REUSE, true); // nothing here keeps or changes what it is given
        settings.added.set(PipelineOptions.GENERIC_TYPES, false);
        env.configure(settings.added, FlinkSettings.class.getClassLoader());
    }

    /** Flink's distribution writes its default into its own file: that is no wish of anybody. */
    private void parallelism(int asked) {
        boolean isOpen = given.getOptional(CoreOptions.DEFAULT_PARALLELISM)
                .map(CoreOptions.DEFAULT_PARALLELISM.defaultValue()::equals)
                .orElse(true);
        if (asked > 0 && isOpen) { // otherwise Flink's default: a local environment takes all cores
            added.set(CoreOptions.DEFAULT_PARALLELISM, asked);
        }
    }

    private <T> void add(ConfigOption<T> option, T value) {
        if (given.getOptional(option).isEmpty()) {
            added.set(option, value);
        }
    }
}
