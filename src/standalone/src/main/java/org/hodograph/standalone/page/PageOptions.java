package org.hodograph.standalone.page;

import java.io.IOException;
import java.io.PrintWriter;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.output.Topic;
import picocli.CommandLine.Option;

/** The options of every command that has a page. */
public final class PageOptions {

    /** The port of a command that has a page and is told no port; another one where it is taken. */
    public static final String PORT = "8080";

    private static final String NONE = "none";

    @Option(
            names = "--page",
            paramLabel = "PORT|none",
            description = "Port of the live page; 0 takes any that is free.")
    String page;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address that the page listens at, and asks for a token where it is not this machine's own: the one in"
                            + " HODOGRAPH_TOKEN, or the one in the printed address. Default: " + PagePlace.HERE)
    String host;

    @Option(
            names = "--metrics-series",
            paramLabel = "N",
            description =
                    "How many series and tracks the page's /metrics/latest has for Prometheus; of more, those that were"
                            + " heard first. Default: " + LatestMetrics.MOST)
    String metricsSeries;

    /**
     * The page, its port taken; null: there is none.
     *
     * @param otherwise what a command does that is told no port: a port, or none
     * @throws IllegalArgumentException if the options are no place, or it is taken
     */
    public LivePage open(String otherwise) throws IOException {
        PagePlace place = PagePlace.of(page, host, otherwise);
        if (place == null && metricsSeries != null) {
            throw new IllegalArgumentException(
                    "--metrics-series says what the page has for Prometheus, but there is no page");
        }
        int latest = metricsSeries == null ? LatestMetrics.MOST : series(metricsSeries);
        return place == null ? null : new LivePage(place, latest);
    }

    /**
     * The same for a page that is made of a job's topics; a job without its topic of derivatives has none, which the notes say.
     *
     * @throws IllegalArgumentException also if a page is asked for that the job has no topic for
     */
    public LivePage open(String otherwise, JobConfig job, PrintWriter notes) throws IOException {
        if (job.sink().topic(Topic.DERIVATIVES) != null) {
            return open(otherwise);
        }
        if (page != null && !page.equals(NONE)) {
            throw new IllegalArgumentException(
                    "--page " + page + ": sink.topics.derivatives is none, and the page shows that topic");
        }
        if (page == null && !otherwise.equals(NONE)) {
            notes.println("no page: sink.topics.derivatives is none, and the page shows that topic");
            notes.flush();
        }
        return open(NONE);
    }

    private static int series(String word) {
        try {
            int number = Integer.parseInt(word);
            if (number >= 0 && number <= Board.MOST_SERIES) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new IllegalArgumentException(
                "--metrics-series must be a number from 0 to " + Board.MOST_SERIES + ", but is \"" + word + "\"");
    }
}
