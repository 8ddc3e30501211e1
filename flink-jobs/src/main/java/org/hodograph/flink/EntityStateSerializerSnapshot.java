package org.hodograph.flink;

import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What a savepoint remembers of {@link EntityStateSerializer}. Savepoints name this class. */
public final class EntityStateSerializerSnapshot extends LiveStateSerializerSnapshot<EntityState> {

    @Override
    public TypeSerializer<EntityState> restoreSerializer() {
        return new EntityStateSerializer();
    }
}
