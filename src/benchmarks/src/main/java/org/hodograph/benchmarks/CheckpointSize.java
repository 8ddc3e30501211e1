package org.hodograph.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.hodograph.flink.DerivativesJob;
import org.hodograph.flink.Sinks;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;

/**
 * What a checkpoint of many series costs: fills them with samples, takes checkpoints, and goes on from the last one in a new
 * job. {@code java -Xmx8g -cp … org.hodograph.benchmarks.CheckpointSize rocksdb 100000 64 "local-polynomial(window=64, degree=3)"}
 */
public final class CheckpointSize {

    private static final int TASKS = 2;
    private static final int CHECKPOINTS = 3;
    private static final long BEGIN_MILLIS = 1_767_607_200_000L; // 2026-01-05T10:00:00Z
    private static final AtomicLong SENT = new AtomicLong(); // by the tasks of this process

    private final String state;
    private final int series;
    private final int samples;
    private final JobConfig job;
    private final Path folder;
    private final Consumer<String> lines;

    private CheckpointSize(String state, int series, int samples, String method, Consumer<String> lines)
            throws Exception {
        SENT.set(0);
        this.lines = lines;
        this.state = state;
        this.series = series;
        this.samples = samples;
        folder = Files.createTempDirectory("checkpoints");
        job = JobConfigFile.parse("""
                source: {time: ms}
                series: [{match: "*", method: "%s", idle: {after: 1h}}]
                job: {parallelism: %d, state: %s, checkpoint-interval: 1h}
                """.formatted(method, TASKS, state), "benchmark");
    }

    /** Arguments: heap or rocksdb, the number of series, samples of each, the method. */
    public static void main(String[] arguments) throws Exception {
        new CheckpointSize(
                        arguments[0],
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        arguments[3],
                        System.out::println)
                .run();
    }

    /**
     * What the last of several checkpoints was, and how a new job went on from it.
     *
     * @param bytes of the checkpoint
     * @param millis that it took
     * @param goneOnSeconds until each series had got a sample more and a checkpoint was behind them
     */
    record Found(long bytes, long millis, double goneOnSeconds) {}

    /** The same as the command's, for whoever asks from here. */
    static Found measure(String state, int series, int samples, String method) throws Exception {
        return new CheckpointSize(state, series, samples, method, System.err::println).run();
    }

    /** The samples of one task: its share of the series in turn; when all are sent, records that say nothing, now and then. */
    private static final class Fleet implements GeneratorFunction<Long, SourceRecord> {

        private static final long serialVersionUID = 1;
        private static final int PAUSE_MILLIS = 20;

        private final int share;
        private final int from; // the number of the first sample of a series
        private final int until;
        private long next;

        Fleet(int share, int from, int until) {
            this.share = share;
            this.from = from;
            this.until = until;
        }

        @Override
        public SourceRecord map(Long index) throws InterruptedException {
            int task = index < Long.MAX_VALUE / TASKS ? 0 : 1;
            long sample = from + next / share;
            if (sample >= until) {
                Thread.sleep(PAUSE_MILLIS);
                return record("nothing", BEGIN_MILLIS);
            }
            long name = task * (long) share + next % share;
            long millis = BEGIN_MILLIS + 100 * sample;
            double value = 20 * Math.sin(0.05 * sample + name) + (31 * sample + 17 * name) % 7 / 10.0;
            next++;
            SENT.incrementAndGet();
            return record(
                    "{\"series\":\"car-%d/speed\",\"t\":%d,\"value\":%.3f}".formatted(name, millis, value), millis);
        }

        private static SourceRecord record(String text, long millis) {
            return new SourceRecord("telemetry", 0, 0, millis, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Found run() throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumSlotsPerTaskManager(TASKS)
                .build());
        try {
            cluster.start();
            return measure(cluster);
        } finally {
            cluster.close();
            delete();
        }
    }

    private Found measure(MiniCluster cluster) throws Exception {
        JobID first = submit(cluster, new Fleet(series / TASKS, 0, samples), null);
        awaitSent(cluster, first, (long) series * samples);
        lines.accept("%s, %d series, %d samples each, %s"
                .formatted(
                        state, series, samples, job.series().settingsFor("any").method()));
        String newest = null;
        CompletedCheckpointStats last = null;
        for (int i = 0; i < CHECKPOINTS; i++) {
            newest = cluster.triggerCheckpoint(first).get();
            last = print(cluster, first);
        }
        cluster.cancelJob(first).get();
        cluster.requestJobResult(first).get();
        long begun = System.nanoTime();
        JobID second = submit(cluster, new Fleet(series / TASKS, samples, samples + 1), newest);
        awaitSent(cluster, second, 0);
        lines.accept("restored, all tasks run: %.1f s".formatted((System.nanoTime() - begun) / 1e9));
        awaitSent(cluster, second, (long) series * (samples + 1));
        cluster.triggerCheckpoint(second).get(); // behind all of them
        double goneOn = (System.nanoTime() - begun) / 1e9;
        lines.accept("a sample more of each series, and a checkpoint behind them: %.1f s".formatted(goneOn));
        print(cluster, second);
        cluster.cancelJob(second).get();
        return new Found(last.getStateSize(), last.getEndToEndDuration(), goneOn);
    }

    private JobID submit(MiniCluster cluster, Fleet fleet, String from) throws Exception {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        if (from != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        }
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        DerivativesJob.define(
                env,
                new DataGeneratorSource<>(fleet, Long.MAX_VALUE, TypeInformation.of(SourceRecord.class)),
                job,
                new Sinks(new DiscardingSink<>(), new DiscardingSink<>(), new DiscardingSink<>()));
        StreamGraph graph = env.getStreamGraph();
        return cluster.submitJob(graph.getJobGraph()).get().getJobID();
    }

    private static void awaitSent(MiniCluster cluster, JobID id, long samples) throws Exception {
        awaitRunning(cluster, id);
        while (SENT.get() < samples) {
            expectNotEnded(cluster, id);
            Thread.sleep(50);
        }
    }

    /** Waits until all tasks of a job run. */
    static void awaitRunning(MiniCluster cluster, JobID id) throws Exception {
        while (!allRun(cluster, id)) {
            expectNotEnded(cluster, id);
            Thread.sleep(50);
        }
    }

    private static void expectNotEnded(MiniCluster cluster, JobID id) throws Exception {
        if (cluster.getJobStatus(id).get().isTerminalState()) {
            cluster.requestJobResult(id).get().toJobExecutionResult(CheckpointSize.class.getClassLoader());
            throw new IllegalStateException("the job has ended");
        }
    }

    /** False while the job has no tasks yet. */
    private static boolean allRun(MiniCluster cluster, JobID id) throws Exception {
        boolean any = false;
        for (AccessExecutionVertex task : cluster.getExecutionGraph(id).get().getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private CompletedCheckpointStats print(MiniCluster cluster, JobID id) throws Exception {
        CompletedCheckpointStats newest = newest(cluster, id);
        lines.accept("checkpoint: %.1f MB, %.0f bytes a series, %d ms"
                .formatted(
                        newest.getStateSize() / 1e6,
                        (double) newest.getStateSize() / series,
                        newest.getEndToEndDuration()));
        return newest;
    }

    /** The newest checkpoint of a job. */
    static CompletedCheckpointStats newest(MiniCluster cluster, JobID id) throws Exception {
        return cluster.getExecutionGraph(id)
                .get()
                .getCheckpointStatsSnapshot()
                .getHistory()
                .getLatestCompletedCheckpoint();
    }

    private void delete() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
