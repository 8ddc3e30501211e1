package org.hodograph.pipeline.entity;

import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.series.TrackerListener;
import org.hodograph.pipeline.track.TrackPoint;

/** Takes what the trackers of an entity have to say and what follows from it, during the call and on its thread. */
public interface EntityListener extends TrackerListener {

    /** The track at an instant; reused, valid during the call only. */
    void track(TrackPoint point);

    void alert(AlertChange change);
}
