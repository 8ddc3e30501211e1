package org.hodograph.flink.sql;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.hodograph.flink.LiveState;

/**
 * What is kept of a partition, as keyed state. Flink looks at the hash codes of a state before and after a call to see whether it
 * has to keep it again; so each call leaves a new state round the same trackers, whose hash code is another one.
 */
public final class PartitionState implements LiveState<PartitionState> {

    private final byte[] saved; // never changed; null once live
    private final Partition live;
    private final int calls;

    private PartitionState(byte[] saved, Partition live, int calls) {
        this.saved = saved;
        this.live = live;
        this.calls = calls;
    }

    static PartitionState of(byte[] saved) {
        return new PartitionState(saved, null, 0);
    }

    static PartitionState of(Partition live) {
        return new PartitionState(null, live, 0);
    }

    /** The partition, to go on with. */
    Partition partition() throws IOException {
        return live != null ? live : Partition.load(new DataInputDeserializer(saved));
    }

    /** The state after a call that went on with its partition. */
    PartitionState after(Partition used) {
        return new PartitionState(null, used, calls + 1);
    }

    @Override
    public PartitionState copy() {
        return new PartitionState(saved, live == null ? null : live.copy(), calls);
    }

    @Override
    public byte[] bytes(DataOutputSerializer scratch) throws IOException {
        return live == null ? saved : live.bytes(scratch);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionState state
                && state.saved == saved
                && state.live == live
                && state.calls == calls;
    }

    @Override
    public int hashCode() {
        return calls;
    }
}
