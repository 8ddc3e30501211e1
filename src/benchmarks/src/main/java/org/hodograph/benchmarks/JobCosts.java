package org.hodograph.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** Flink jobs without Kafka: JSON records of 1,000 series in, results discarded, one task, checkpoints into files. */
final class JobCosts {

    static final String WINDOW = "local-polynomial(window=64, degree=3)";

    private static final int SLOW = 4; // such jobs get that part of the records
    private static final int SLOWER = 8;

    private final int rounds;
    private final long records;

    JobCosts(int rounds, long records) {
        this.rounds = rounds;
        this.records = records;
    }

    /** What all jobs of the product say, with a method. */
    static String config(String method) {
        return "series: [{match: '*', method: '" + method + "'}]\njob: {parallelism: 1}\n";
    }

    /** The same, whose only results are {@code derivatives}. */
    static String alone(String method) {
        return config(method) + "sink: {topics: {velocity: none, acceleration: none, jerk: none}}\n";
    }

    /** The tables of the page: state on the heap, and in RocksDB. */
    String table() throws Exception {
        return heap() + "\nState in RocksDB:\n\n" + rocks();
    }

    private String heap() throws Exception {
        JobTurns turns = new JobTurns(rounds, records, "the product", "with `derivatives` alone it");
        add(turns, "the product, all topics", "", 1, Jobs.product(config(WINDOW)));
        add(turns, "the product, `derivatives` alone", "", 1, Jobs.product(alone(WINDOW)));
        add(turns, "the product, all topics, `auto`", "", SLOW, Jobs.product(config("auto")));
        add(turns, "the product's parse, keyBy and a counter", "", 1, Jobs.counter(config(WINDOW)));
        add(
                turns,
                "by hand: JSON, keyBy, ring of 64, slope, JSON",
                "0.6 ×; alone 0.8 ×",
                1,
                Jobs.discarding(Jobs::slopes));
        add(turns, "by hand: JSON, `countWindow(64, 1)`, slope, JSON", "", 1, Jobs.discarding(Jobs::countWindows));
        add(turns, "SQL `LAG` into `blackhole`: no JSON", "1 ×", 1, SqlJobs.lag());
        add(turns, "SQL `LAG`, JSON", "1.5 ×", 1, SqlJobs.lagAsJson());
        add(turns, "SQL three averages `OVER` 64 rows into `blackhole`: no JSON", "2 ×", 1, SqlJobs.over());
        add(
                turns,
                "SQL three averages over `HOP` windows of 64 samples, a new one each sample, into `blackhole`: no JSON",
                "10 ×",
                SLOWER,
                SqlJobs.hop());
        return turns.table();
    }

    private String rocks() throws Exception {
        JobTurns turns = new JobTurns(rounds, records / 2, "the product");
        turns.add("the product, all topics", "", 1, many -> rate(Jobs.product(config(WINDOW)), many, "rocksdb"));
        turns.add("SQL `LAG` into `blackhole`: no JSON", "2 ×", 1, many -> rate(SqlJobs.lag(), many, "rocksdb"));
        return turns.table();
    }

    private static void add(JobTurns turns, String name, String goal, int share, Jobs.Layout job) {
        turns.add(name, goal, share, many -> rate(job, many, "hashmap"));
    }

    /** Records for each second of processor time of one run. */
    static double rate(Jobs.Layout job, long records, String state) throws Exception {
        Path checkpoints = Files.createTempDirectory("benchmark");
        try {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.createLocalEnvironment(settings(checkpoints, state));
            job.define(env, records);
            env.execute();
            return Marks.rate(records);
        } finally {
            FileUtils.deleteDirectory(checkpoints.toFile());
        }
    }

    /** Of jobs that are compared: one task, checkpoints every 10 s. */
    static Configuration settings(Path checkpoints, String state) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // a job that fails is a fault of this
        settings.set(StateBackendOptions.STATE_BACKEND, state);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        // in files: the store in memory refuses states beyond 5 MB, which three averages over 64 rows of 1,000 series
        // have
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        return settings;
    }
}
