package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.hodograph.pipeline.Sample;

/** Bytes of a {@link Sample} between tasks; never part of a state. */
public final class SampleSerializer extends ImmutableSerializer<Sample> {

    static final SampleSerializer INSTANCE = new SampleSerializer();

    private static final long serialVersionUID = 1;

    @Override
    public void serialize(Sample value, DataOutputView out) throws IOException {
        StringValue.writeString(value.series(), out);
        out.writeLong(value.nanos());
        out.writeDouble(value.value());
        StringValue.writeString(value.unit(), out);
        SourceRecordSerializer.INSTANCE.serialize(value.source(), out);
    }

    @Override
    public Sample deserialize(DataInputView in) throws IOException {
        return new Sample(
                StringValue.readString(in),
                in.readLong(),
                in.readDouble(),
                StringValue.readString(in),
                SourceRecordSerializer.INSTANCE.deserialize(in));
    }

    @Override
    public TypeSerializerSnapshot<Sample> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Found by its class name in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sample> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
