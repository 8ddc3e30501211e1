package org.hodograph.pipeline.series;

import org.hodograph.pipeline.Rejection;

/**
 * Takes what a {@link Tracker} has to say, during the call and on its thread. Every sample that enters leaves by exactly
 * one of {@link #used}, {@link #duplicate}, {@link #late} and {@link #rejected}.
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

    /** A result; reused by the tracker, valid during the call only. */
    void derivatives(Derivatives result);

    void event(SeriesEvent event);
}
