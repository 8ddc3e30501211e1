package org.hodograph.flink;

import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What a savepoint remembers of {@link TrackerStateSerializer}. Savepoints name this class. */
public final class TrackerStateSerializerSnapshot extends LiveStateSerializerSnapshot<TrackerState> {

    @Override
    public TypeSerializer<TrackerState> restoreSerializer() {
        return new TrackerStateSerializer();
    }
}
