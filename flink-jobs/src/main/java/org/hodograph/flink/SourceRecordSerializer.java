package org.hodograph.flink;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.hodograph.pipeline.Envelope;
import org.hodograph.pipeline.SourceRecord;

/** Bytes of a {@link SourceRecord} between tasks; never part of a state. */
public final class SourceRecordSerializer extends ImmutableSerializer<SourceRecord> {

    static final SourceRecordSerializer INSTANCE = new SourceRecordSerializer();

    private static final long serialVersionUID = 1;

    @Override
    public void serialize(SourceRecord value, DataOutputView out) throws IOException {
        StringValue.writeString(value.topic(), out);
        out.writeInt(value.partition());
        out.writeLong(value.offset());
        out.writeLong(value.timestampMillis());
        writeBytes(value.payload(), out);
        StringValue.writeString(value.envelope().key(), out);
        out.writeInt(value.envelope().headers().size());
        for (Map.Entry<String, String> header : value.envelope().headers().entrySet()) {
            StringValue.writeString(header.getKey(), out);
            StringValue.writeString(header.getValue(), out);
        }
    }

    @Override
    public SourceRecord deserialize(DataInputView in) throws IOException {
        return new SourceRecord(
                StringValue.readString(in),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                readBytes(in),
                readEnvelope(in));
    }

    private static Envelope readEnvelope(DataInputView in) throws IOException {
        String key = StringValue.readString(in);
        int count = in.readInt();
        if (key == null && count == 0) {
            return Envelope.NONE;
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            headers.put(StringValue.readString(in), StringValue.readString(in));
        }
        return new Envelope(key, headers);
    }

    @Override
    public TypeSerializerSnapshot<SourceRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Found by its class name in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SourceRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
