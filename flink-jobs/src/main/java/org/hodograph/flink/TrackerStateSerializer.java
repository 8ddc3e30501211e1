package org.hodograph.flink;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Trackers as keyed state. */
final class TrackerStateSerializer extends LiveStateSerializer<TrackerState> {

    private static final long serialVersionUID = 1;

    @Override
    protected TrackerState of(byte[] saved) {
        return TrackerState.of(saved);
    }

    /** Flink gives each thread its own. */
    @Override
    public TypeSerializer<TrackerState> duplicate() {
        return new TrackerStateSerializer();
    }

    @Override
    public TypeSerializerSnapshot<TrackerState> snapshotConfiguration() {
        return new TrackerStateSerializerSnapshot();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackerStateSerializer;
    }

    @Override
    public int hashCode() {
        return TrackerStateSerializer.class.hashCode();
    }
}
