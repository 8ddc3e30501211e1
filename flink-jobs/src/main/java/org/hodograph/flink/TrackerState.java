package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;

/**
 * A tracker as keyed state: the live object, or its saved bytes until somebody needs it. The bytes hold no settings: those
 * come from the configuration of the job that reads them.
 */
final class TrackerState implements LiveState<TrackerState> {

    private final byte[] saved; // never changed; null while live
    private String series;
    private Tracker live;

    private TrackerState(byte[] saved, String series, Tracker live) {
        this.saved = saved;
        this.series = series;
        this.live = live;
    }

    static TrackerState of(byte[] saved) {
        return new TrackerState(saved, null, null);
    }

    static TrackerState of(String series, SeriesSettings settings) {
        return new TrackerState(null, series, new Tracker(series, settings));
    }

    boolean isLive() {
        return live != null;
    }

    Tracker tracker(String name, SeriesSettings settings) throws IOException {
        if (live == null) {
            Tracker loaded = new Tracker(name, settings);
            loaded.load(new DataInputDeserializer(saved));
            series = name;
            live = loaded;
        }
        return live;
    }

    @Override
    public TrackerState copy() {
        if (live == null) {
            return this.saved == null ? this : of(saved);
        }
        Tracker copy = new Tracker(series, live.settings());
        copy.copyFrom(live);
        return new TrackerState(null, series, copy);
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
