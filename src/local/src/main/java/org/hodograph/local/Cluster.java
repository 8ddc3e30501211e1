package org.hodograph.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.hodograph.flink.DerivativesJob;
import org.hodograph.flink.KafkaSinks;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.TopicLimits;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;

/** A Flink mini cluster in this process, its REST interface on a free loopback port, and the job on it. */
final class Cluster implements AutoCloseable {

    /** The sinks of a bounded job wait for the checkpoint after their last record. */
    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

    private static final int END_SECONDS = 30;

    private final Configuration settings;
    private final MiniCluster cluster;
    private final URI address;
    private final Path checkpoints;

    private Cluster(Configuration settings, MiniCluster cluster, URI address, Path checkpoints) {
        this.settings = settings;
        this.cluster = cluster;
        this.address = address;
        this.checkpoints = checkpoints;
    }

    /** A cluster for a run that ends with its process: a failure is told, not retried for ever. */
    static Cluster start(Path folder, int parallelism) throws Exception {
        return start(folder, parallelism, 0);
    }

    /** {@code port}: of the REST interface; 0: any that is free. */
    static Cluster start(Path folder, int parallelism, int port) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, Integer.toString(port));
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return start(folder, parallelism, settings);
    }

    /** {@code settings}: what is not a matter of addresses and folders. */
    static Cluster start(Path folder, int parallelism, Configuration settings) throws Exception {
        settings.set(RestOptions.ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        if (!settings.contains(RestOptions.BIND_PORT)) {
            settings.set(RestOptions.BIND_PORT, "0");
        }
        settings.set(JobManagerOptions.BIND_HOST, "127.0.0.1"); // its blob server listens on every address otherwise
        settings.set(CoreOptions.TMP_DIRS, folder.toString());
        settings.set(WebOptions.TMP_DIR, folder.toString());
        settings.set(WebOptions.UPLOAD_DIR, folder.toString());
        settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
        cluster.start();
        return new Cluster(settings, cluster, cluster.getRestAddress().get(), folder.resolve("checkpoints"));
    }

    /** Where the REST interface and Flink's own page are. */
    URI address() {
        return address;
    }

    /**
     * Submits the job, and says on {@code notes} what its delivery costs.
     *
     * @param limits what its topics take
     */
    RunningJob submit(Source<SourceRecord, ?, ?> source, JobConfig job, TopicLimits limits, PrintWriter notes)
            throws Exception {
        return submit(source, job, limits, notes, SavepointRestoreSettings.none());
    }

    /** {@code from}: what the job goes on from. */
    RunningJob submit(
            Source<SourceRecord, ?, ?> source,
            JobConfig job,
            TopicLimits limits,
            PrintWriter notes,
            SavepointRestoreSettings from)
            throws Exception {
        Configuration own = new Configuration(settings);
        if (job.job().checkpoints() == null
                && !settings.contains(
                        CheckpointingOptions
                                .CHECKPOINTS_DIRECTORY)) { // the job manager's memory takes no more than 5 MB of a task
            own.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            own.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, text(checkpoints));
        }
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(own);
        boolean ends = source.getBoundedness() == Boundedness.BOUNDED;
        DerivativesJob.define(env, source, KafkaSources.control(job, ends), job, KafkaSinks.of(job, limits));
        notes.print(KafkaSinks.latency(job, env));
        notes.print(DerivativesJob.webhook(job));
        notes.flush();
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(job.name());
        graph.setSavepointRestoreSettings(from);
        JobID id = cluster.submitJob(graph.getJobGraph()).get().getJobID();
        return new RunningJob(cluster, id);
    }

    /** A folder as Flink reads it: with a scheme, and nothing escaped. */
    static String text(Path folder) {
        return "file://" + folder.toAbsolutePath();
    }

    /** Ends all of it; what hangs is left behind, so that the caller can remove the rest of the run. */
    @Override
    public void close() throws IOException {
        try {
            cluster.closeAsync().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("Flink did not end within " + END_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("Flink did not end in order: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
