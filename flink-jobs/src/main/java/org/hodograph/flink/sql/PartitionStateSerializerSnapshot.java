package org.hodograph.flink.sql;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.hodograph.flink.LiveStateSerializerSnapshot;

/** What a savepoint remembers of {@link PartitionStateSerializer}. Savepoints name this class. */
public final class PartitionStateSerializerSnapshot extends LiveStateSerializerSnapshot<PartitionState> {

    @Override
    public TypeSerializer<PartitionState> restoreSerializer() {
        return new PartitionStateSerializer();
    }
}
