package org.hodograph.flink.sql;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.hodograph.flink.LiveStateSerializer;

/** Partitions as keyed state. Savepoints hold one of these. */
public final class PartitionStateSerializer extends LiveStateSerializer<PartitionState> {

    private static final long serialVersionUID = 1;

    @Override
    protected PartitionState of(byte[] saved) {
        return PartitionState.of(saved);
    }

    /** Flink gives each thread its own. */
    @Override
    public TypeSerializer<PartitionState> duplicate() {
        return new PartitionStateSerializer();
    }

    @Override
    public TypeSerializerSnapshot<PartitionState> snapshotConfiguration() {
        return new PartitionStateSerializerSnapshot();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionStateSerializer;
    }

    @Override
    public int hashCode() {
        return PartitionStateSerializer.class.hashCode();
    }
}
