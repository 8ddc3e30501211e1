package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Length and bytes of a tracker. The bytes carry their own version, so this layout need never change. */
final class TrackerStateSerializer extends TypeSerializer<TrackerState> {

    private static final long serialVersionUID = 1;
    private static final int TYPICAL_BYTES = 1024;

    private transient DataOutputSerializer scratch;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    /** Flink gives each thread its own. */
    @Override
    public TypeSerializer<TrackerState> duplicate() {
        return new TrackerStateSerializer();
    }

    @Override
    public TrackerState createInstance() {
        return null;
    }

    @Override
    public TrackerState copy(TrackerState from) {
        return from.copy();
    }

    @Override
    public TrackerState copy(TrackerState from, TrackerState reuse) {
        return from.copy();
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(TrackerState state, DataOutputView out) throws IOException {
        if (scratch == null) {
            scratch = new DataOutputSerializer(TYPICAL_BYTES);
        }
        ImmutableSerializer.writeBytes(state.bytes(scratch), out);
    }

    @Override
    public TrackerState deserialize(DataInputView in) throws IOException {
        return TrackerState.of(ImmutableSerializer.readBytes(in));
    }

    @Override
    public TrackerState deserialize(TrackerState reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        ImmutableSerializer.writeBytes(ImmutableSerializer.readBytes(in), out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackerStateSerializer;
    }

    @Override
    public int hashCode() {
        return TrackerStateSerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<TrackerState> snapshotConfiguration() {
        return new TrackerStateSerializerSnapshot();
    }
}
