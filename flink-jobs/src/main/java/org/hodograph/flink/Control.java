package org.hodograph.flink;

import org.apache.flink.api.connector.source.Source;
import org.hodograph.pipeline.SourceRecord;

/**
 * Where alert rules arrive while a job runs.
 *
 * @param source messages from {@code holds} on
 * @param holds the newest accepted message when the job starts, which holds from the first sample on; null: there is none
 */
public record Control(Source<SourceRecord, ?, ?> source, SourceRecord holds) {}
