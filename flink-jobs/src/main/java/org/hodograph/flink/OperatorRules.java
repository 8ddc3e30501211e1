package org.hodograph.flink;

import java.io.Serializable;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.entity.EntityRules;

/**
 * What the keyed operator is told.
 *
 * @param series how each series is treated
 * @param entities the rules over the series of an entity
 * @param maxSeries of a task; further ones are rejected
 */
record OperatorRules(SeriesRules series, EntityRules entities, int maxSeries) implements Serializable {

    static OperatorRules of(JobConfig config) {
        return new OperatorRules(
                config.series(), config.entities(), config.source().maxSeries());
    }
}
