package org.hodograph.flink;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.output.SinkFormat;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.unit.ShowIn;

/**
 * What the keyed operator is told.
 *
 * @param series how each series is treated
 * @param entities the rules over the series of an entity
 * @param maxSeries of a task; further ones are rejected
 * @param showIn the units of tracks and alerts
 * @param written the roles of the topics that are written
 * @param sink the form of the records that carry every sample's numbers
 * @param format how records were read, for whoever reads why samples were refused
 */
record OperatorRules(
        SeriesRules series,
        EntityRules entities,
        int maxSeries,
        ShowIn showIn,
        Set<Topic> written,
        SinkFormat sink,
        FormatSettings format)
        implements Serializable {

    /**
     * The rules of a job.
     *
     * @throws java.io.UncheckedIOException if a registry of schemas does not take those of the sink
     */
    static OperatorRules of(JobConfig config) {
        Set<Topic> written = EnumSet.noneOf(Topic.class);
        written.addAll(config.sink().written());
        if (config.sink().webhook() != null) {
            written.add(Topic.ALERTS); // told there, whether a topic has them or not
        }
        return new OperatorRules(
                config.series(),
                config.entities(),
                config.source().maxSeries(),
                config.sink().showIn(),
                written,
                config.sink().format().registered(config.sink().topics()),
                config.source().format());
    }
}
