package org.hodograph.flink;

import org.apache.flink.api.connector.sink2.Sink;
import org.hodograph.pipeline.output.Message;

/**
 * Where the messages of a job go.
 *
 * @param results everything trackers say of their series
 * @param late samples behind the watermark of their series
 * @param rejected samples and records that take no part, and rules that match nothing
 */
public record Sinks(Sink<Message> results, Sink<Message> late, Sink<Message> rejected) {}
