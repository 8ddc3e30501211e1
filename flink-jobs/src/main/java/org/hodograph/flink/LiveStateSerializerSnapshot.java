package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What a savepoint remembers of a {@link LiveStateSerializer}: the version of its layout. Savepoints name the subclasses. */
public abstract class LiveStateSerializerSnapshot<S extends LiveState<S>> implements TypeSerializerSnapshot<S> {

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
            throw new IOException("keyed state has layout version " + version + ", known is " + VERSION);
        }
    }

    @Override
    public TypeSerializerSchemaCompatibility<S> resolveSchemaCompatibility(TypeSerializerSnapshot<S> old) {
        return old.getClass() == getClass()
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
