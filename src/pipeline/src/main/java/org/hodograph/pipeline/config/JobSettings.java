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
 * @param latency whether records wait to be sent together
 */
public record JobSettings(
        int parallelism, Duration checkpointInterval, String checkpoints, State state, Latency latency)
        implements Serializable {

    /** State backends. */
    public enum State {
        HEAP,
        ROCKSDB
    }

    /** How long a record may wait for others that are sent with it: a few milliseconds, or until a buffer is worth sending. */
    public enum Latency {
        LOW,
        THROUGHPUT
    }
}
