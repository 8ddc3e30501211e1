package org.hodograph.pipeline.series;

/**
 * Something that happened to a series.
 *
 * @param series its name
 * @param nanos when, nanoseconds since 1970
 * @param kind what
 * @param lengthSeconds how long it lasted: of a gap, or of the silence so far; NaN for others
 * @param left what was shown before a reset, in SI; NaN for others
 * @param right what was shown after a reset, in SI; NaN for others
 */
public record SeriesEvent(String series, long nanos, Kind kind, double lengthSeconds, double left, double right) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** The kinds of event. */
    public enum Kind {
        GAP,
        RESET,
        IDLE
    }

    static SeriesEvent ofGap(String series, long nanos, long length) {
        return new SeriesEvent(series, nanos, Kind.GAP, length / NANOS_PER_SECOND, Double.NaN, Double.NaN);
    }

    static SeriesEvent ofReset(String series, long nanos, double before, double after) {
        return new SeriesEvent(series, nanos, Kind.RESET, Double.NaN, before, after);
    }

    static SeriesEvent ofSilence(String series, long nanos, long length) {
        return new SeriesEvent(series, nanos, Kind.IDLE, length / NANOS_PER_SECOND, Double.NaN, Double.NaN);
    }
}
