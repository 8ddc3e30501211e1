package org.hodograph.pipeline.series;

import org.hodograph.pipeline.Rejection;

/**
 * Takes what a {@link Tracker} has to say, during the call and on its thread. Every sample that enters leaves by exactly
 * one of {@link #used}, {@link #duplicate}, {@link #late}, {@link #rejected} and {@link #absent}.
 */
public interface TrackerListener {

    /** A sample reached the fit. */
    void used();

    /** A sample was dropped, or merged into another one, because it came at the same instant. */
    void duplicate();

    /** A sample came behind the watermark of its series. */
    void late(Rejection rejection);

    /** A sample was refused at the door. */
    void rejected(Rejection rejection);

    /** A sample whose value is a mark for one that is not there; also for what a format finds absent. */
    void absent(Rejection absence);

    /**
     * A final result, or one made by silence; reused by the tracker, valid during the call only. It is written unless it is
     * {@linkplain Derivatives#isRepeated repeated}.
     */
    void derivatives(Derivatives result);

    /** A provisional result, to be written and used for nothing else; reused by the tracker, valid during the call only. */
    void provisional(Derivatives result);

    void event(SeriesEvent event);

    /** A series began in a unit that is not known; once for each series. */
    void unknownUnit(UnknownUnit unknown);
}
