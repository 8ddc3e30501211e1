package org.hodograph.pipeline.output;

/**
 * One message for one output topic.
 *
 * @param topic the role of the topic
 * @param key the message key, or null
 * @param timestampMillis the record timestamp, milliseconds since 1970; negative: none
 * @param value JSON in UTF-8, or what {@link SinkFormat} says
 */
@SuppressWarnings("ArrayRecordComponent") // compared by tests through its text only
public record Message(Topic topic, String key, long timestampMillis, byte[] value) {}
