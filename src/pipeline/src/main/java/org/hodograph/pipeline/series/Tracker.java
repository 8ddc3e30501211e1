package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.Sample;

/** One series from its door to its results. Being written. */
public final class Tracker {

    public Tracker(String series, SeriesSettings settings) {}

    /** Takes a sample that arrived at {@code nowMillis} by the host's wall clock. */
    public void accept(Sample sample, long nowMillis, TrackerListener out) {}

    /** The input has ended: what waits in the order buffer reaches the fit. */
    public void finish(TrackerListener out) {}

    /** The wall-clock time, milliseconds, at which silence is due to be told; {@link Long#MAX_VALUE} while nothing is due. */
    public long idleDueMillis() {
        return Long.MAX_VALUE;
    }

    /** Tells silence if it is due at {@code nowMillis}; once per silence. */
    public void idle(long nowMillis, TrackerListener out) {}

    /** Becomes an exact copy of another tracker of the same series and settings. */
    public void copyFrom(Tracker other) {}

    public void save(DataOutput out) throws IOException {}

    public void load(DataInput in) throws IOException {}
}
