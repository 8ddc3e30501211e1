package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;

/**
 * A tracker as keyed state: the live object, or its saved bytes until somebody needs it. The bytes hold no settings: those
 * come from the configuration of the job that reads them.
 *
 * <p>A copy shares the live tracker, which is frozen from then on: whoever wants to change it makes one of its own first. So a
 * heap checkpoint costs one copy for each tracker that goes on, when it does, and none for the others.
 */
public final class TrackerState implements LiveState<TrackerState> {

    private byte[] saved; // shared with copies and never changed; null once live
    private String series;
    private Tracker live;
    private boolean isShared; // other states hold it too, and a checkpoint's writer may read it
    private int savedBytes; // when they were made or read last

    private TrackerState(byte[] saved, String series, Tracker live, boolean isShared) {
        this.saved = saved;
        this.series = series;
        this.live = live;
        this.isShared = isShared;
        savedBytes = saved == null ? 0 : saved.length;
    }

    public static TrackerState of(byte[] saved) {
        return new TrackerState(saved, null, null, false);
    }

    public static TrackerState of(String series, SeriesSettings settings) {
        return new TrackerState(null, series, new Tracker(series, settings), false);
    }

    boolean isLive() {
        return live != null;
    }

    boolean isShared() {
        return isShared;
    }

    /** The tracker, to go on with. */
    public Tracker tracker(String name, SeriesSettings settings) throws IOException {
        if (isShared) {
            Tracker own = new Tracker(name, live.settings());
            own.copyFrom(live);
            live = own;
            isShared = false;
        }
        return seen(name, settings);
    }

    /** The tracker, to look at: nobody may change it. */
    public Tracker seen(String name, SeriesSettings settings) throws IOException {
        if (live == null) {
            Tracker loaded = new Tracker(name, settings);
            loaded.load(new DataInputDeserializer(saved));
            series = name;
            live = loaded;
            saved = null; // a restored job would hold every state twice
        }
        return live;
    }

    @Override
    public TrackerState copy() {
        isShared = live != null;
        return new TrackerState(saved, series, live, isShared);
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
