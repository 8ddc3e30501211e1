package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What a savepoint remembers of {@link EntityStateSerializer}: the version of its layout. Savepoints name this class. */
public final class EntityStateSerializerSnapshot implements TypeSerializerSnapshot<EntityState> {

    private static final int VERSION = 1;

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) {
        // the version says all
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader classes) throws IOException {
        if (version != VERSION) {
            throw new IOException("entity state has layout version " + version + ", known is " + VERSION);
        }
    }

    @Override
    public TypeSerializer<EntityState> restoreSerializer() {
        return new EntityStateSerializer();
    }

    @Override
    public TypeSerializerSchemaCompatibility<EntityState> resolveSchemaCompatibility(
            TypeSerializerSnapshot<EntityState> old) {
        return old instanceof EntityStateSerializerSnapshot
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
