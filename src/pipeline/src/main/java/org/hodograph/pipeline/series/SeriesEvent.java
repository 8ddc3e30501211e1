package org.hodograph.pipeline.series;

/**
 * Something that happened to a series.
 *
 * @param series its name
 * @param nanos when, nanoseconds since 1970
 * @param kind what
 * @param lengthSeconds how long it lasted: of a gap, or of the silence so far
 */
public record SeriesEvent(String series, long nanos, Kind kind, double lengthSeconds) {

    /** The kinds of event. */
    public enum Kind {
        GAP,
        IDLE
    }
}
