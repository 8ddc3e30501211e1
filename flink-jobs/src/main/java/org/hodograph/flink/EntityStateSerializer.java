package org.hodograph.flink;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Entities as keyed state. */
final class EntityStateSerializer extends LiveStateSerializer<EntityState> {

    private static final long serialVersionUID = 1;

    @Override
    protected EntityState of(byte[] saved) {
        return EntityState.of(saved);
    }

    /** Flink gives each thread its own. */
    @Override
    public TypeSerializer<EntityState> duplicate() {
        return new EntityStateSerializer();
    }

    @Override
    public TypeSerializerSnapshot<EntityState> snapshotConfiguration() {
        return new EntityStateSerializerSnapshot();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntityStateSerializer;
    }

    @Override
    public int hashCode() {
        return EntityStateSerializer.class.hashCode();
    }
}
