package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityRules;

/** The rules over the series of an entity at work, as keyed state. */
final class EntityState implements LiveState<EntityState> {

    private final byte[] saved; // never changed; null while live
    private Entity live;

    private EntityState(byte[] saved, Entity live) {
        this.saved = saved;
        this.live = live;
    }

    static EntityState of(byte[] saved) {
        return new EntityState(saved, null);
    }

    static EntityState of(String name, EntityRules rules) {
        return new EntityState(null, new Entity(name, rules));
    }

    Entity entity(String name, EntityRules rules) throws IOException {
        if (live == null) {
            Entity loaded = new Entity(name, rules);
            loaded.load(new DataInputDeserializer(saved));
            live = loaded;
        }
        return live;
    }

    @Override
    public EntityState copy() {
        return live == null ? of(saved) : new EntityState(null, live.copy());
    }

    @Override
    public byte[] bytes(DataOutputSerializer scratch) throws IOException {
        if (live == null) {
            return saved;
        }
        scratch.clear();
        live.save(scratch);
        return scratch.getCopyOfBuffer();
    }
}
