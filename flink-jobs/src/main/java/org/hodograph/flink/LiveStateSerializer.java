package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Length and bytes of a state. The bytes carry their own version, so this layout need never change. */
public abstract class LiveStateSerializer<S extends LiveState<S>> extends TypeSerializer<S> {

    private static final long serialVersionUID = 1;
    private static final int TYPICAL_BYTES = 1024;

    private transient DataOutputSerializer scratch;

    /** The state of saved bytes. */
    protected abstract S of(byte[] saved);

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public S createInstance() {
        return null;
    }

    @Override
    public S copy(S from) {
        return from.copy();
    }

    @Override
    public S copy(S from, S reuse) {
        return from.copy();
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(S state, DataOutputView out) throws IOException {
        if (scratch == null) {
            scratch = new DataOutputSerializer(TYPICAL_BYTES);
        }
        ImmutableSerializer.writeBytes(state.bytes(scratch), out);
    }

    @Override
    public S deserialize(DataInputView in) throws IOException {
        return of(ImmutableSerializer.readBytes(in));
    }

    @Override
    public S deserialize(S reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        ImmutableSerializer.writeBytes(ImmutableSerializer.readBytes(in), out);
    }
}
