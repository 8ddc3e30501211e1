package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

class KafkaSinksTest {

    private static final String EXACTLY_ONCE = "sink: {delivery: exactly-once}\njob: {checkpoint-interval: 20s}";

    private static String latency(String job, Configuration flink) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        FlinkSettings.apply(env, JobConfigFile.parse(job, "test").job());
        return KafkaSinks.latency(JobConfigFile.parse(job, "test"), env);
    }

    /** Exactly once costs a checkpoint interval, and says so before the first record. */
    @Test
    void exactlyOnceTellsItsLatency() {
        assertThat(latency(EXACTLY_ONCE, new Configuration()))
                .isEqualTo("exactly-once: read_committed consumers see results with the next checkpoint,"
                        + " up to 20s and its duration later\n");
        assertThat(latency("job: {checkpoint-interval: 20s}", new Configuration()))
                .as("at least once shows results as they come")
                .isEmpty();
    }

    @Test
    void flinksOwnIntervalIsTheOneTold() {
        Configuration flink = new Configuration();
        flink.setString(CheckpointingOptions.CHECKPOINTING_INTERVAL.key(), "3 s");
        assertThat(latency(EXACTLY_ONCE, flink)).contains("up to 3s and");
    }
}
