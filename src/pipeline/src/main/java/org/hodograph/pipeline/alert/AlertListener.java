package org.hodograph.pipeline.alert;

import java.util.function.Supplier;
import org.hodograph.kernels.tail.ReturnLevels;
import org.hodograph.pipeline.series.SeriesEvent;

/** Takes what alerts have to say, during the call and on its thread. */
public interface AlertListener {

    void alert(AlertChange change);

    /** What is usual for a series has become another: {@code REGIME}. */
    void event(SeriesEvent event);

    /** An alert can say nothing about the data it is given. */
    void refused(Refusal refusal);

    /** How far what is usual reaches, with the first answer of a second of the series; valid during the call only. */
    default void usual(UsualLevel level) {}

    /**
     * How rare what an alert on the unusual fires for is, when it begins to fire and at its end.
     *
     * @param change told just now
     * @param levels of its side, during the call only, and some milliseconds of work; null: nothing is known
     */
    default void unusual(AlertChange change, Supplier<ReturnLevels> levels) {}
}
