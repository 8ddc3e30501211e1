package org.hodograph.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** Flink jobs without Kafka: JSON records of 1,000 series in, results discarded, one task, checkpoints on the heap. */
final class JobCosts {

    private static final String COMMON = """
            series: [{match: '*', method: 'local-polynomial(window=64, degree=3)'}]
            job: {parallelism: 1}
            """;
    private static final String PRODUCT = "the product, all topics";

    private final int rounds;
    private final long records;
    private final Map<String, Jobs.Layout> jobs = new LinkedHashMap<>();

    JobCosts(int rounds, long records) {
        this.rounds = rounds;
        this.records = records;
        jobs.put(PRODUCT, Jobs.product(COMMON));
        jobs.put(
                "the product, `derivatives` alone",
                Jobs.product(COMMON + "sink: {topics: {velocity: none, acceleration: none, jerk: none}}\n"));
        jobs.put("the product's parse, keyBy and a counter", Jobs.counter(COMMON));
        jobs.put("by hand: JSON, keyBy, ring of 64, slope, JSON", Jobs.byHand());
        jobs.put("SQL `LAG` into `blackhole`: no JSON", SqlJobs.lag());
        jobs.put("SQL three averages `OVER` 64 rows into `blackhole`: no JSON", SqlJobs.over());
    }

    /** The table of the page. */
    String table() throws Exception {
        Map<String, double[]> rates = new LinkedHashMap<>();
        jobs.keySet().forEach(name -> rates.put(name, new double[rounds]));
        int warmUp = rounds > 1 ? 1 : 0; // a round that doesn't count: then the compiler has seen all of them
        for (int round = -warmUp; round < rounds; round++) {
            for (Map.Entry<String, Jobs.Layout> job : jobs.entrySet()) {
                double rate = rate(job.getValue());
                if (round >= 0) {
                    rates.get(job.getKey())[round] = rate;
                }
                System.err.printf("%s: %,.0f records/CPU-s%n", job.getKey(), rate);
            }
        }
        double product = Turns.median(rates.get(PRODUCT));
        StringBuilder table = new StringBuilder("""
                | job | records/CPU-s | the product has |
                |---|---|---|
                """);
        for (Map.Entry<String, double[]> job : rates.entrySet()) {
            double rate = Turns.median(job.getValue());
            table.append("| %s | %,.0f | %.2f × |%n".formatted(job.getKey(), rate, product / rate));
        }
        return table.toString();
    }

    private double rate(Jobs.Layout job) throws Exception {
        Path checkpoints = Files.createTempDirectory("benchmark");
        try {
            return rate(job, checkpoints);
        } finally {
            FileUtils.deleteDirectory(checkpoints.toFile());
        }
    }

    private double rate(Jobs.Layout job, Path checkpoints) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // a job that fails is a fault of this
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        // in files: the store in memory refuses states beyond 5 MB, which three averages over 64 rows of 1,000 series
        // have
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(settings);
        job.define(env, records);
        env.execute();
        return Fleet.rate(records);
    }
}
