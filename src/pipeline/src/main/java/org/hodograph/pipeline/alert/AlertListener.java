package org.hodograph.pipeline.alert;

import org.hodograph.pipeline.series.SeriesEvent;

/** Takes what alerts have to say, during the call and on its thread. */
public interface AlertListener {

    void alert(AlertChange change);

    /** What is usual for a series has become another: {@code REGIME}. */
    void event(SeriesEvent event);

    /** An alert can say nothing about the data it is given. */
    void refused(Refusal refusal);
}
