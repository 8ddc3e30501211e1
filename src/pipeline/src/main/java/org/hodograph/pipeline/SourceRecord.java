package org.hodograph.pipeline;

/**
 * One record as it came from the source, before anybody tried to understand it.
 *
 * @param topic the source topic, or the file's name
 * @param partition the partition; 0 for a file
 * @param offset the offset; for a file the number of the record, counted from 0
 * @param timestampMillis the record's timestamp, milliseconds since 1970; {@link #NO_TIMESTAMP} where there is none
 * @param payload the original bytes; never changed after construction
 * @param envelope what Kafka carries beside the payload, as far as anybody reads it
 */
@SuppressWarnings("ArrayRecordComponent") // identity, not equality, is what the hosts need
public record SourceRecord(
        String topic, int partition, long offset, long timestampMillis, byte[] payload, Envelope envelope) {

    /** A record without a timestamp, for example a line of a file. */
    public static final long NO_TIMESTAMP = -1;

    /** A record of whose key and headers nothing is kept. */
    public SourceRecord(String topic, int partition, long offset, long timestampMillis, byte[] payload) {
        this(topic, partition, offset, timestampMillis, payload, Envelope.NONE);
    }

    /** The same record without what names its series: on the way to them it is not needed any more. */
    public SourceRecord withoutEnvelope() {
        return envelope.isEmpty() ? this : new SourceRecord(topic, partition, offset, timestampMillis, payload);
    }

    public boolean hasTimestamp() {
        return timestampMillis >= 0;
    }
}
