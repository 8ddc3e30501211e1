package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityRules;

/** The rules over the series of an entity at work, as keyed state; shared and copied as a {@link TrackerState} is. */
public final class EntityState implements LiveState<EntityState> {

    private byte[] saved; // shared with copies and never changed; null once live
    private Entity live;
    private boolean isShared; // other states hold it too, and a checkpoint's writer may read it
    private int savedBytes; // when they were made or read last

    private EntityState(byte[] saved, Entity live, boolean isShared) {
        this.saved = saved;
        this.live = live;
        this.isShared = isShared;
        savedBytes = saved == null ? 0 : saved.length;
    }

    public static EntityState of(byte[] saved) {
        return new EntityState(saved, null, false);
    }

    public static EntityState of(String name, EntityRules rules) {
        return new EntityState(null, new Entity(name, rules), false);
    }

    /** The entity, to go on with. */
    public Entity entity(String name, EntityRules rules) throws IOException {
        if (live == null) {
            Entity loaded = new Entity(name, rules);
            loaded.load(new DataInputDeserializer(saved));
            live = loaded;
            saved = null;
        } else if (isShared) {
            live = live.copy();
            isShared = false;
        }
        return live;
    }

    @Override
    public EntityState copy() {
        isShared = live != null;
        return new EntityState(saved, live, isShared);
    }

    @Override
    public byte[] bytes(DataOutputSerializer scratch) throws IOException {
        if (live == null) {
            return saved;
        }
        scratch.clear();
        live.save(scratch);
        savedBytes = scratch.length();
        return scratch.getCopyOfBuffer();
    }

    /** How many bytes it had when it was read or written last; 0: never. */
    int savedBytes() {
        return savedBytes;
    }
}
