package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.format.Feed;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.series.SeriesSettings;

/**
 * Everything one job is told, the same for every host; docs/configuration.md has each key.
 *
 * @param name also the consumer group and the transactional prefix
 */
public record JobConfig(
        String name, SourceConfig source, SeriesRules series, EntityRules entities, SinkConfig sink, JobSettings job)
        implements Serializable {

    /** A job without a YAML file: reads one file, keeps everything else at its default. */
    public static JobConfig ofFile(FormatSettings format, SeriesRules series) {
        return JobConfigFile.parse("source: {}", "defaults").withFormat(format).withSeries(series);
    }

    /** The same job reading the records of its first feed another way, for example with the columns of a file's header. */
    public JobConfig withFormat(FormatSettings format) {
        List<Feed> others = new ArrayList<>(source.feeds());
        others.set(0, others.get(0).withFormat(format));
        return withFeeds(others);
    }

    /** The same job with other feeds, for example files in the place of topics. */
    public JobConfig withFeeds(List<Feed> feeds) {
        return new JobConfig(name, source.withFeeds(feeds), series, entities, sink, job);
    }

    /** The same job with results that topics keep for ever, for a broker of one run, whose data may be old. */
    public JobConfig keepingResults() {
        return new JobConfig(name, source, series, entities, sink.keepingResults(), job);
    }

    /** Whether a topic is one that the job reads; what it writes itself, and its control topic, a pattern does not take. */
    public boolean reads(String topic) {
        return source.feeds().stream().anyMatch(feed -> reads(feed, topic));
    }

    /** The same of one feed. */
    public boolean reads(Feed feed, String topic) {
        boolean isOwn = sink.topics().containsValue(topic) || topic.equals(source.controlTopic());
        return feed.topics().has(topic) && !(isOwn && feed.topics().pattern() != null);
    }

    /** A regular expression of the topics that {@link #reads} says. */
    public String readsRegex() {
        List<String> own = new ArrayList<>(sink.topics().values());
        if (source.controlTopic() != null) {
            own.add(source.controlTopic());
        }
        String others = own.isEmpty()
                ? ""
                : "(?!(?:" + own.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")$)";
        return source.feeds().stream()
                .map(Feed::topics)
                .map(topics -> (topics.pattern() == null ? "" : others) + "(?:" + topics.regex() + ")")
                .collect(Collectors.joining("|"));
    }

    /** The same job with the settings of every series changed. */
    public JobConfig withEach(UnaryOperator<SeriesSettings> change) {
        return withSeries(series.each(change));
    }

    private JobConfig withSeries(SeriesRules rules) {
        return new JobConfig(name, source, rules, entities, sink, job);
    }

    /** The same job on other brokers. */
    public JobConfig withBrokers(String brokers) {
        return new JobConfig(name, source.withBrokers(brokers), series, entities, sink, job);
    }
}
