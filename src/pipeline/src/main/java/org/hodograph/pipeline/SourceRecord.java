package org.hodograph.pipeline;

/**
 * One record as it came from the source, before anybody tried to understand it.
 *
 * @param topic the source topic, or the file's name
 * @param partition the partition; 0 for a file
 * @param offset the offset; for a file the number of the record, counted from 0
 * @param timestampMillis the record's timestamp, milliseconds since 1970; {@link #NO_TIMESTAMP} where there is none
 * @param payload the original bytes; never changed after construction
 */
@SuppressWarnings("ArrayRecordComponent") // identity, not equality, is what the hosts need
public record SourceRecord(String topic, int partition, long offset, long timestampMillis, byte[] payload) {

    /** A record without a timestamp, for example a line of a file. */
    public static final long NO_TIMESTAMP = -1;

    public boolean hasTimestamp() {
        return timestampMillis >= 0;
    }
}
