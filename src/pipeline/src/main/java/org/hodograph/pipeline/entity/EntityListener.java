package org.hodograph.pipeline.entity;

import org.hodograph.pipeline.alert.AlertListener;
import org.hodograph.pipeline.pair.PairWorker;
import org.hodograph.pipeline.series.TrackerListener;
import org.hodograph.pipeline.track.TrackPoint;

/** Takes what the trackers of an entity have to say and what follows from it, during the call and on its thread. */
public interface EntityListener extends TrackerListener, AlertListener, PairWorker.Listener {

    /** The track at an instant; reused, valid during the call only. */
    void track(TrackPoint point);
}
