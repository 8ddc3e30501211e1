package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the configuration asks of Flink; Flink's own settings win where given.
 *
 * @param parallelism 0: as many as cores
 * @param checkpointInterval between checkpoints
 * @param checkpoints where they are kept, or null: nowhere beyond the job's memory
 * @param state the state backend
 */
public record JobSettings(int parallelism, Duration checkpointInterval, String checkpoints, State state)
        implements Serializable {

    /** State backends. */
    public enum State {
        HEAP,
        ROCKSDB
    }
}
