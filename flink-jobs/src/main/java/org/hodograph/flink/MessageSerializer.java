package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.Topic;

/** Bytes of a {@link Message} between tasks; never part of a state. */
public final class MessageSerializer extends ImmutableSerializer<Message> {

    static final MessageSerializer INSTANCE = new MessageSerializer();

    private static final long serialVersionUID = 1;

    @Override
    public void serialize(Message value, DataOutputView out) throws IOException {
        StringValue.writeString(value.topic().name(), out);
        StringValue.writeString(value.key(), out);
        out.writeLong(value.timestampMillis());
        writeBytes(value.value(), out);
    }

    @Override
    public Message deserialize(DataInputView in) throws IOException {
        return new Message(
                Topic.valueOf(StringValue.readString(in)), StringValue.readString(in), in.readLong(), readBytes(in));
    }

    @Override
    public TypeSerializerSnapshot<Message> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Found by its class name in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Message> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
