package org.hodograph.pipeline.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.JobSettings.Latency;
import org.hodograph.pipeline.config.JobSettings.State;

/** Reads {@code job}. */
final class JobSection {

    private static final Map<String, State> STATES = Map.of("heap", State.HEAP, "rocksdb", State.ROCKSDB);
    private static final Map<String, Latency> LATENCIES = Map.of("low", Latency.LOW, "throughput", Latency.THROUGHPUT);
    private static final String CORES = "cores";
    private static final String NONE = "none";

    private JobSection() {}

    static JobSettings read(YamlMap job) {
        int parallelism =
                job.read("parallelism", 0, text -> text.equals(CORES) ? 0 : Texts.wholeNumber(text, 1, 32768));
        long interval = job.read("checkpoint-interval", Texts.duration("10s"), Texts::duration);
        String checkpoints = job.read("checkpoints", null, text -> text.equals(NONE) ? null : text);
        State state = job.choice("state", State.HEAP, STATES);
        Latency latency = job.choice("latency", Latency.LOW, LATENCIES);
        job.end();
        return new JobSettings(parallelism, Duration.ofNanos(interval), checkpoints, state, latency);
    }

    /** What {@link #read} would read to the same. */
    static Map<String, Object> text(JobSettings job) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("parallelism", job.parallelism() == 0 ? CORES : job.parallelism());
        text.put("checkpoint-interval", Durations.print(job.checkpointInterval().toNanos()));
        text.put("checkpoints", job.checkpoints() == null ? NONE : job.checkpoints());
        text.put("state", Texts.word(STATES, job.state()));
        text.put("latency", Texts.word(LATENCIES, job.latency()));
        return text;
    }
}
