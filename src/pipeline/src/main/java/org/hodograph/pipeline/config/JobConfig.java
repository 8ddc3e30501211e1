package org.hodograph.pipeline.config;

import java.io.Serializable;

/**
 * Everything one job is told, the same for every host; docs/configuration.md has each key.
 *
 * @param name also the consumer group and the transactional prefix
 */
public record JobConfig(String name, SourceConfig source, SeriesRules series, SinkConfig sink, JobSettings job)
        implements Serializable {}
