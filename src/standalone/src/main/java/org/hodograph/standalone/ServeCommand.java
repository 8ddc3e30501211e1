package org.hodograph.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.standalone.page.Board;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.PageOptions;
import org.hodograph.standalone.page.TopicFeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The page of a job that runs elsewhere, from its topics. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Shows the live page of a job that runs elsewhere, from its topics.",
        footer =
                "No group, no commits; writes nothing but alert rules that Apply on the page sends. Runs until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "JOB.yaml", description = "The job's YAML.")
    Path config;

    @Option(
            names = "--brokers",
            paramLabel = "ADDRESS",
            description = "Kafka's bootstrap servers. Default: source.brokers of the job")
    String brokers;

    @Mixin
    PageOptions page = new PageOptions();

    @Override
    public Integer call() throws IOException {
        JobConfig read = JobConfigFile.readForKafka(config);
        JobConfig job = brokers == null ? read : read.withBrokers(brokers);
        PrintWriter notes = spec.commandLine().getErr();
        try (LivePage live = page.open(PageOptions.PORT)) {
            if (live == null) {
                throw new IllegalArgumentException("--page none leaves nothing to serve");
            }
            Board board = live.start(job, "from " + job.source().brokers());
            try (TopicFeed feed = feed(job, board)) {
                feed.start();
                notes.println("page   " + live.address());
                notes.flush();
                LivePage.untilInterrupted();
            }
        }
        return 0;
    }

    private static TopicFeed feed(JobConfig job, Board board) {
        try {
            return new TopicFeed(job, board, false);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(
                    "no Kafka client can be made for " + job.source().brokers() + ": " + cause.getMessage(), e);
        }
    }
}
