package org.hodograph.flink.sql;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.table.data.StringData;
import org.hodograph.flink.EntityState;
import org.hodograph.flink.TrackerState;

/**
 * One partition: an entity, its trackers by column, the rules over them, and where its clock and its timer stand. Saved as
 * versioned bytes, docs/state-format.md; those of the trackers and of the rules are the job's.
 */
final class Partition {

    /** No timer is outstanding. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int VERSION = 1;
    private static final int NONE = -1;

    final String entity;
    final TrackerState[] trackers; // by column; null: no state
    EntityState rules; // null: none
    long clockMillis = Long.MIN_VALUE; // the newest time of a row that was used
    long timerMillis = NEVER;
    private final String[] columns;
    private final String[] series;
    private final StringData[] shown;
    private StringData shownEntity;

    Partition(String entity, String[] columns) {
        this.entity = entity;
        this.columns = columns;
        trackers = new TrackerState[columns.length];
        series = new String[columns.length];
        shown = new StringData[columns.length];
    }

    /** The same for a call of these columns: what is kept of others goes. */
    Partition of(String[] called) {
        if (Arrays.equals(columns, called)) {
            return this;
        }
        Partition other = new Partition(entity, called);
        other.rules = rules;
        other.clockMillis = clockMillis;
        other.timerMillis = timerMillis;
        for (int i = 0; i < called.length; i++) {
            int at = Arrays.asList(columns).indexOf(called[i]);
            other.trackers[i] = at < 0 ? null : trackers[at];
        }
        return other;
    }

    /** The series of a column. */
    String series(int column) {
        if (series[column] == null) {
            series[column] = entity + "/" + columns[column];
        }
        return series[column];
    }

    StringData shown(int column) {
        if (shown[column] == null) {
            shown[column] = StringData.fromString(series(column));
        }
        return shown[column];
    }

    StringData shownEntity() {
        if (shownEntity == null) {
            shownEntity = StringData.fromString(entity);
        }
        return shownEntity;
    }

    /** Whether nothing is left to keep. */
    boolean isEmpty() {
        for (TrackerState tracker : trackers) {
            if (tracker != null) {
                return false;
            }
        }
        return true;
    }

    /** A copy that shares nothing which changes. */
    Partition copy() {
        Partition copy = new Partition(entity, columns);
        for (int i = 0; i < trackers.length; i++) {
            copy.trackers[i] = trackers[i] == null ? null : trackers[i].copy();
        }
        copy.rules = rules == null ? null : rules.copy();
        copy.clockMillis = clockMillis;
        copy.timerMillis = timerMillis;
        return copy;
    }

    byte[] bytes(DataOutputSerializer scratch) throws IOException {
        byte[][] states = new byte[trackers.length][];
        int count = 0;
        for (int i = 0; i < trackers.length; i++) {
            if (trackers[i] != null) {
                states[i] = trackers[i].bytes(scratch);
                count++;
            }
        }
        byte[] across = rules == null ? null : rules.bytes(scratch);
        scratch.clear();
        scratch.writeByte(VERSION);
        write(entity.getBytes(StandardCharsets.UTF_8), scratch);
        scratch.writeLong(clockMillis);
        scratch.writeLong(timerMillis);
        scratch.writeInt(count);
        for (int i = 0; i < trackers.length; i++) {
            if (states[i] != null) {
                write(columns[i].getBytes(StandardCharsets.UTF_8), scratch);
                write(states[i], scratch);
            }
        }
        write(across, scratch);
        return scratch.getCopyOfBuffer();
    }

    private static void write(byte[] bytes, DataOutputSerializer out) throws IOException {
        out.writeInt(bytes == null ? NONE : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    /**
     * Reads saved bytes.
     *
     * @throws IOException if they are of an unknown version or not such a state
     */
    static Partition load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("state of a partition has version " + version + ", known is " + VERSION);
        }
        String entity = new String(read(in), StandardCharsets.UTF_8);
        long clock = in.readLong();
        long timer = in.readLong();
        int count = in.readInt();
        String[] columns = new String[count];
        byte[][] states = new byte[count][];
        for (int i = 0; i < count; i++) {
            columns[i] = new String(read(in), StandardCharsets.UTF_8);
            states[i] = read(in);
        }
        Partition partition = new Partition(entity, columns);
        for (int i = 0; i < count; i++) {
            partition.trackers[i] = TrackerState.of(states[i]);
        }
        byte[] across = read(in);
        partition.rules = across == null ? null : EntityState.of(across);
        partition.clockMillis = clock;
        partition.timerMillis = timer;
        return partition;
    }

    private static byte[] read(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == NONE) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
