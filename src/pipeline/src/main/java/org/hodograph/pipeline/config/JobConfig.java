package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.hodograph.pipeline.entity.EntityRules;
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

    /** The same job reading its records another way, for example with the columns of a file's header. */
    public JobConfig withFormat(FormatSettings format) {
        return new JobConfig(name, source.withFormat(format), series, entities, sink, job);
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
