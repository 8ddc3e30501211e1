package org.hodograph.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.hodograph.flink.Accounts;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.TopicLimits;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobSettings;
import org.hodograph.standalone.CommandLines;
import org.hodograph.standalone.page.Board;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.TopicFeed;

/**
 * A job on a user's brokers, in this process: it goes on from its newest checkpoint or savepoint, and stops with a savepoint when
 * the process is told to end.
 */
final class Host implements AutoCloseable {

    private static final String LOG = "hodograph.log"; // read by the logging configuration
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final MemorySize NETWORK = MemorySize.ofMebiBytes(32);

    private final StateFolder state;
    private final RunFolder folder;
    private final Cluster cluster;
    private final JobConfig job;
    private final PrintWriter notes;
    private final AtExit atExit = new AtExit("host-stop", this::stop);
    private RunningJob running;
    private TopicFeed feed; // of the page; null: there is none

    private Host(StateFolder state, RunFolder folder, Cluster cluster, JobConfig job, PrintWriter notes) {
        this.state = state;
        this.folder = folder;
        this.cluster = cluster;
        this.job = job;
        this.notes = notes;
    }

    /**
     * Starts a job whose brokers answer.
     *
     * @param state its folder, closed with the host
     * @param metrics where Prometheus may read; −1: nowhere
     */
    static Host start(JobConfig job, StateFolder state, int metrics, PrintWriter notes) throws Exception {
        RunFolder folder = new RunFolder();
        Cluster cluster = null;
        try {
            if (System.getProperty(LOG) == null) {
                System.setProperty(LOG, state.path().resolve("flink.log").toString());
            }
            TopicLimits limits = Topics.create(job, notes::println);
            int parallelism = job.job().parallelism() > 0
                    ? job.job().parallelism()
                    : Runtime.getRuntime().availableProcessors();
            cluster = Cluster.start(folder.folder("flink"), parallelism, settings(job, state, metrics));
            Host host = new Host(state, folder, cluster, job, notes);
            host.atExit.arm();
            host.submit(limits, metrics);
            return host;
        } catch (Exception e) {
            AtExit.closeAll(state, folder, cluster);
            throw e;
        }
    }

    static Configuration settings(JobConfig job, StateFolder state, int metrics) {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, Cluster.text(state.path()));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK); // Flink wants both or neither
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
        if (job.job().state() == JobSettings.State.HEAP) {
            settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO);
        }
        // an incremental checkpoint refers to files of the jobs before, whose folders are removed at a start
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, false);
        if (metrics >= 0) {
            LoopbackMetrics.at(metrics, settings);
        }
        return settings;
    }

    private void submit(TopicLimits limits, int metrics) throws Exception {
        state.tidy();
        Optional<StateFolder.Point> point = state.newest();
        SavepointRestoreSettings from = point.isEmpty()
                ? SavepointRestoreSettings.none()
                : SavepointRestoreSettings.forPath(Cluster.text(point.get().path()), true, RecoveryClaimMode.CLAIM);
        running = cluster.submit(KafkaSources.of(job), job, limits, notes, from);
        notes.println("job     " + job.name() + " on " + job.source().brokers());
        notes.println("state   " + state.path()
                + point.map(p -> ", goes on from " + p.path().getFileName() + " of " + p.time())
                        .orElse(", begins anew"));
        notes.println("flink   " + cluster.address());
        if (metrics >= 0) {
            notes.println("metrics http://127.0.0.1:" + metrics + "/metrics");
        }
        notes.println("Ctrl-C stops it with a savepoint; the same command goes on from there");
        notes.flush();
    }

    /** Shows the job on its page, and says where that is; null: it has none. */
    void show(LivePage live) throws IOException {
        if (live != null) {
            Board board = live.start(job, "on " + job.source().brokers());
            feed = new TopicFeed(job, board, false).start();
            notes.println("page    " + live.address());
            notes.flush();
        }
    }

    /** Waits until the job ends, and says when it fails and tries again. */
    void await() throws Exception {
        Attempts attempts = new Attempts();
        while (!running.hasEndedWithin(LOOK)) {
            boolean runs = running.isRunning();
            String news = attempts.see(runs, runs ? null : running.newestFailure());
            if (news != null) {
                notes.println(news);
                notes.flush();
            }
            if (attempts.isHopeless()) {
                throw new IllegalStateException("the job does not start: " + attempts.cause());
            }
        }
        running.await();
    }

    @Override
    public void close() {
        atExit.disarm();
        end();
    }

    private void end() {
        if (feed != null) {
            feed.close();
        }
        AtExit.closeAll(state, folder, cluster);
    }

    private void stop() {
        try {
            JobExecutionResult result = running.stop(state.path(), STOP);
            notes.println("stopped: " + Accounts.of(result).list() + " since the start");
        } catch (Exception e) {
            notes.println("no savepoint (" + CommandLines.message(e)
                    + "); the next start goes on from the newest checkpoint");
        }
        notes.flush();
        end();
    }
}
