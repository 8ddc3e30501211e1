package org.hodograph.local;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.PageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the Flink job on a user's own brokers, without a cluster. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the Flink job in this one process, on your brokers and topics.",
        footer = {
            "Goes on from its newest checkpoint or savepoint in the state folder; Ctrl-C or SIGTERM stops it with a savepoint.",
            "docs/operations says when to move to a cluster."
        })
final class RunCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String NONE = "none";

    @Spec
    CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "JOB.yaml", description = "The job's YAML.")
    Path config;

    @Option(
            names = "--brokers",
            paramLabel = "ADDRESS",
            description = "host:port, or several with commas; in place of the file's source.brokers.")
    String brokers;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of checkpoints and savepoints, one inside for each job name."
                    + " Default: the file's job.checkpoints, or hodograph-state where you are.")
    Path state;

    @Option(
            names = "--metrics",
            paramLabel = "PORT|none",
            defaultValue = NONE,
            description = "Port of this machine where Prometheus reads the metrics. Default: ${DEFAULT-VALUE}")
    String metrics;

    @Mixin
    PageOptions page = new PageOptions();

    @Override
    public Integer call() throws Exception {
        int port = port();
        JobConfig job = JobConfigFile.readForKafka(config);
        if (brokers != null) {
            job = job.withBrokers(brokers);
        }
        Path folder = folder(job);
        PrintWriter notes = spec.commandLine().getErr();
        try (LivePage live =
                page.open(PageOptions.PORT, job, notes)) { // a port that is taken is told before anything starts
            BrokerCheck.require(job, PATIENCE, notes::println);
            run(job, folder, port, live);
        }
        return 0;
    }

    private void run(JobConfig job, Path folder, int metricsPort, LivePage live) throws Exception {
        try (Host host = Host.start(
                job,
                StateFolder.open(folder, job.name()),
                metricsPort,
                spec.commandLine().getErr())) {
            host.show(live);
            host.await();
        }
    }

    private int port() {
        if (metrics.equals(NONE)) {
            return -1;
        }
        return Ports.free("--metrics", metrics);
    }

    private Path folder(JobConfig job) {
        if (state != null) {
            return state;
        }
        String text = job.job().checkpoints();
        if (text == null) {
            return Path.of("hodograph-state");
        }
        if (text.startsWith("file:")) {
            return Path.of(URI.create(text).getPath());
        }
        if (text.contains("://")) {
            throw new IllegalArgumentException("job.checkpoints is " + text
                    + ", but run keeps its state in a folder of this machine: name one with --state DIR");
        }
        return Path.of(text);
    }
}
