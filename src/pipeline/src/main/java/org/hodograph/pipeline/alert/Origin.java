package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.SourceRecord;

/**
 * The record with which an answer was told: the newest one that it took to say it. The sample at the answer's instant came with it or
 * before it, by at most the lag and {@code max-out-of-orderness}.
 *
 * @param topic the source topic, or the file's name
 * @param partition 0 for a file
 * @param offset for a file the number of the record, counted from 0
 */
public record Origin(String topic, int partition, long offset) {

    /** That of a record; null: there was none, as at a silence. */
    static Origin of(SourceRecord record) {
        return record == null ? null : new Origin(record.topic(), record.partition(), record.offset());
    }

    static void save(Origin origin, DataOutput out) throws IOException {
        out.writeBoolean(origin != null);
        if (origin != null) {
            out.writeUTF(origin.topic);
            out.writeInt(origin.partition);
            out.writeLong(origin.offset);
        }
    }

    static Origin load(DataInput in) throws IOException {
        return in.readBoolean() ? new Origin(in.readUTF(), in.readInt(), in.readLong()) : null;
    }
}
