package org.hodograph.flink;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.hodograph.pipeline.SourceRecord;

/** Where a control message stands in its topic: the later one holds, whoever reads it first. */
record ControlPlace(int partition, long offset, long timestampMillis) implements Serializable {

    /** Before every message: that of a state which doesn't say. */
    private static final ControlPlace FIRST = new ControlPlace(0, -1, Long.MIN_VALUE);

    static ControlPlace of(SourceRecord record) {
        return new ControlPlace(record.partition(), record.offset(), record.timestampMillis());
    }

    static ControlPlace of(byte[] saved) {
        if (saved == null) {
            return FIRST;
        }
        ByteBuffer bytes = ByteBuffer.wrap(saved);
        return new ControlPlace(bytes.getInt(), bytes.getLong(), bytes.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
                .putInt(partition)
                .putLong(offset)
                .putLong(timestampMillis)
                .array();
    }

    /**
     * Within a partition the order never lies. A topic that was made anew, or copied to another cluster, counts from the beginning
     * while a savepoint remembers the old place: there the later time tells.
     */
    boolean isAfter(ControlPlace other) {
        return partition == other.partition
                ? offset > other.offset || timestampMillis > other.timestampMillis
                : timestampMillis >= other.timestampMillis;
    }
}
