package org.hodograph.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.FileUtils;
import org.hodograph.flink.Accounts;
import org.hodograph.flink.DerivativesJob;
import org.hodograph.flink.Sinks;
import org.hodograph.flink.ValueType;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;

/**
 * The job on input of all kinds of dirt for long, with silences and series that expire, without Kafka: heap after a full collection,
 * size of a checkpoint (the timers are in it) and threads must not grow, and every sample must be accounted for.
 * {@code java -Xmx1g -cp … org.hodograph.benchmarks.DirtySoak rocksdb 30}; exit code 1 if something grows.
 */
public final class DirtySoak {

    private static final int READINGS = 20;
    private static final int RATE = 2_000; // records a second
    private static final double SURE = 3; // standard errors
    private static final double GROWTH = 0.02; // of the size, in half the time
    private static final List<String> SIZES = List.of("heap", "checkpoint", "threads");
    private static final String JOB = """
            source: {max-out-of-orderness: 500ms}
            series:
              - {match: "once-*", method: "local-polynomial(window=8, degree=2)", idle: {after: 3s}, expire-after: 15s}
              - {match: "*/speed", order: 1, unit: m/s, idle: {after: 3s}, expire-after: 15s, events: [maximum, minimum, jump]}
              - {match: "*", unit: m, method: "local-polynomial(window=64, degree=3)", idle: {after: 3s}, expire-after: 15s}
            tracks: [{match: "*", x: x, y: y, frame: metres}]
            alerts:
              - {alert: Braking, on: {series: "*/speed", quantity: acceleration}, when: "< -0.5 m/s2", for: 1s}
              - {alert: Bend, on: {series: "*", quantity: curvature}, when: "abs > 0.02 1/m", release: "abs < 0.01 1/m"}
            job: {parallelism: 1, state: %s}
            """;

    private final JobConfig job;
    private final Duration length;
    private final List<double[]> readings = new ArrayList<>(); // in the order of the sizes

    DirtySoak(String state, Duration length) {
        job = JobConfigFile.parse(JOB.formatted(state), "soak");
        this.length = length;
    }

    /** Arguments: heap or rocksdb, minutes. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        DirtySoak soak = new DirtySoak(arguments[0], Duration.ofMinutes(Integer.parseInt(arguments[1])));
        Counts counts = soak.run();
        System.out.println(counts.line());
        List<String> grown = soak.grown();
        if (!counts.addUp()) {
            grown.add("what is not accounted for");
        }
        System.out.println(grown.isEmpty() ? "flat" : "grows: " + String.join(", ", grown));
        System.exit(grown.isEmpty() ? 0 : 1);
    }

    /** What became of the samples. */
    Counts run() throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .build());
        try {
            cluster.start();
            return run(cluster);
        } finally {
            cluster.close();
        }
    }

    private Counts run(MiniCluster cluster) throws Exception {
        Path folder = Files.createTempDirectory("soak");
        try {
            JobID id = submit(cluster, folder.toUri().toString());
            System.out.println("seconds  heap after GC, MB  checkpoint, kB  taken in, ms  threads");
            long begun = System.nanoTime();
            for (int i = 1; i <= READINGS; i++) {
                long due = begun + length.toNanos() / READINGS * i;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                read(cluster, id, (System.nanoTime() - begun) / 1e9);
            }
            // what waits for order is used, however long the readings took
            cluster.stopWithSavepoint(id, folder.toUri().toString(), true, SavepointFormatType.CANONICAL)
                    .get();
            JobExecutionResult result =
                    cluster.requestJobResult(id).get().toJobExecutionResult(DirtySoak.class.getClassLoader());
            return Accounts.of(result);
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    private JobID submit(MiniCluster cluster, String folder) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // a fault is a fault
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder);
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        DerivativesJob.define(
                env,
                new DataGeneratorSource<>(
                        new DirtyFleet(), Long.MAX_VALUE, RateLimiterStrategy.perSecond(RATE), ValueType.SOURCE_RECORD),
                job,
                new Sinks(new DiscardingSink<>(), new DiscardingSink<>(), new DiscardingSink<>()));
        return cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
    }

    private void read(MiniCluster cluster, JobID id, double seconds) throws Exception {
        CheckpointSize.awaitRunning(cluster, id);
        cluster.triggerCheckpoint(id).get();
        CompletedCheckpointStats checkpoint = CheckpointSize.newest(cluster, id);
        double heap = StateCosts.used();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        readings.add(new double[] {heap, checkpoint.getStateSize(), threads});
        System.out.printf(
                "%7.0f  %17.1f  %14.1f  %12d  %7d%n",
                seconds, heap / 1e6, checkpoint.getStateSize() / 1e3, checkpoint.getEndToEndDuration(), threads);
    }

    /** What grows in the second half, by a straight line through it. */
    List<String> grown() {
        List<double[]> half = readings.subList(readings.size() / 2, readings.size());
        double[] x = new double[half.size()];
        double[] y = new double[half.size()];
        List<String> grown = new ArrayList<>();
        for (int size = 0; size < SIZES.size(); size++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = i;
                y[i] = half.get(i)[size];
            }
            Estimate line = new Estimate();
            if (!Methods.parse("local-polynomial(window=" + x.length + ", degree=1)")
                    .fit(x, y)
                    .estimateAt(x.length / 2.0, line)) {
                throw new IllegalStateException("no line through " + SIZES.get(size));
            }
            double growth = line.derivative(1) * x.length / line.derivative(0);
            double error = line.standardError(1) * x.length / line.derivative(0);
            System.out.printf("%s: %+.2f +- %.2f %% in half the time%n", SIZES.get(size), 100 * growth, 100 * error);
            if (growth > SURE * error && growth > GROWTH) {
                grown.add(SIZES.get(size));
            }
        }
        return grown;
    }
}
