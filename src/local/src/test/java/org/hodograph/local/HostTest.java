package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {

    /** {@link StateFolder#tidy} removes folders of earlier jobs, files of which an incremental checkpoint would refer to. */
    @Test
    void checkpointsOfRunAreWholeWhateverTheState(@TempDir Path folder) throws Exception {
        JobConfig job = JobConfigFile.parse("name: whole\nsource: {topics: [a]}\njob: {state: rocksdb}", "test");
        try (StateFolder state = StateFolder.open(folder, job.name())) {
            assertThat(Host.settings(job, state, -1).getOptional(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
                    .as("said, or the job would ask for them")
                    .contains(false);
        }
    }
}
