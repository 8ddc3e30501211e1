package org.hodograph.pipeline.series;

import org.hodograph.kernels.Differentiator;
import org.hodograph.pipeline.unit.Unit;

/** The worker of a series whose reading may be held while the signal moves. */
interface Held extends Differentiator {

    /** Sizes of the configuration are in this unit; null: none. */
    void measuredIn(Unit unit);

    /** What a derivative can be at most at an instant from the newest reading on, if nothing has changed by then. */
    double bound(int order, long nanos);
}
