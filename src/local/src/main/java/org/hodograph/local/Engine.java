package org.hodograph.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.Source;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.hodograph.flink.TopicLimits;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.standalone.CommandLines;
import org.hodograph.standalone.page.Board;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.TopicFeed;
import org.hodograph.standalone.page.Truth;

/** Broker and cluster of one run, started together, ended together, also when the process is told to end. */
final class Engine implements AutoCloseable {

    private static final String LOG = "hodograph.log"; // read by the logging configuration

    private static final Duration CANCEL = Duration.ofSeconds(15);

    private final RunFolder folder;
    private final Broker broker;
    private final Cluster cluster;
    private final JobConfig job;
    private final int parallelism;
    private final PrintWriter notes;
    private TopicLimits limits; // of the output topics
    private RunningJob running; // null: not yet
    private TopicFeed feed; // of the page; null: there is none
    private final AtExit atExit = new AtExit("engine-end", this::interrupted);

    private Engine(
            RunFolder folder, Broker broker, Cluster cluster, JobConfig job, int parallelism, PrintWriter notes) {
        this.folder = folder;
        this.broker = broker;
        this.cluster = cluster;
        this.job = job;
        this.parallelism = parallelism;
        this.notes = notes;
    }

    /** Starts everything for a job, creates its topics and those that are {@code published}, and says on {@code notes} where things are. */
    static Engine start(JobConfig config, List<String> published, Ports ports, PrintWriter notes) throws Exception {
        int kafka = ports.kafka();
        int flink = ports.flink();
        RunFolder folder = new RunFolder();
        System.setProperty(LOG, folder.path().resolve("flink.log").toString());
        int parallelism = config.job().parallelism() > 0
                ? config.job().parallelism()
                : Runtime.getRuntime().availableProcessors();
        Broker broker = null;
        Cluster cluster = null;
        try {
            broker = Broker.start(folder, kafka);
            cluster = Cluster.start(folder.folder("flink"), parallelism, flink);
            Engine engine =
                    new Engine(folder, broker, cluster, config.withBrokers(broker.address()), parallelism, notes);
            engine.atExit.arm();
            engine.createTopics(published);
            notes.println("kafka  " + broker.address());
            notes.println("flink  " + cluster.address());
            String results = config.sink().topic(Topic.DERIVATIVES);
            if (results != null) {
                notes.println("read   kafka-console-consumer.sh --bootstrap-server " + broker.address() + " --topic "
                        + results);
            }
            notes.flush();
            return engine;
        } catch (Exception e) {
            AtExit.closeAll(folder, broker, cluster);
            throw e;
        }
    }

    private void createTopics(List<String> published) throws Exception {
        Set<String> topics = new TreeSet<>(job.source().topics());
        topics.addAll(published); // of a pattern nobody else knows the names
        // times of replayed data are old; a finite retention would eat them
        Map<String, String> forEver = Map.of("retention.ms", "-1");
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.address()))) {
            admin.createTopics(topics.stream()
                            .map(name ->
                                    new NewTopic(name, Optional.of(parallelism), Optional.empty()).configs(forEver))
                            .toList())
                    .all()
                    .get();
        }
        limits = Topics.create(job.keepingResults(), parallelism, notes::println);
    }

    /** The job on this broker. */
    JobConfig job() {
        return job;
    }

    /** Partitions of the source topics. */
    int partitions() {
        return parallelism;
    }

    RunningJob submit(Source<SourceRecord, ?, ?> source) throws Exception {
        running = cluster.submit(source, job, limits, notes);
        return running;
    }

    /**
     * Shows the job on its page, and says where that is.
     *
     * @param live null: it has none
     * @param host what the page calls this run
     * @param truth of simulated series
     */
    void show(LivePage live, String host, Truth truth) throws IOException {
        if (live != null) {
            Board board = live.start(job, host);
            board.truth(truth);
            feed = new TopicFeed(job, board, true).start();
            notes.println("page   " + live.address());
            notes.flush();
        }
    }

    /** Fails if the broker has ended by itself. */
    void expectBroker() throws IOException {
        broker.expectAlive();
    }

    @Override
    public void close() {
        atExit.disarm();
        end();
    }

    /** Whoever ends a run that goes on for ever wants to know what became of it. */
    private void interrupted() {
        if (running != null) {
            try {
                notes.println("ended: " + running.cancel(CANCEL).list());
            } catch (Exception e) {
                notes.println("ended; the accounts are not known: " + CommandLines.message(e));
            }
            notes.flush();
        }
        end();
    }

    private void end() {
        if (feed != null) {
            feed.close();
        }
        AtExit.closeAll(folder, broker, cluster);
    }
}
