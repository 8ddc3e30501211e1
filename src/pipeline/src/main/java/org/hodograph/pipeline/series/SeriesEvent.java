package org.hodograph.pipeline.series;

import java.util.Locale;
import org.hodograph.kernels.shape.Breaks;

/**
 * Something that happened to a series.
 *
 * @param series its name
 * @param nanos when, nanoseconds since 1970
 * @param kind what
 * @param lengthSeconds how long it lasted: of a gap, or of the silence so far; NaN for others
 * @param left what was shown before a reset, the slope per second before a corner, in SI; NaN for others
 * @param right what was shown after a reset, the slope per second after a corner, in SI; NaN for others
 * @param height of a jump, of the steps of a sensor, in SI; NaN for others
 * @param confidence from 0 to 1; 1 for what is no estimate
 */
public record SeriesEvent(
        String series,
        long nanos,
        Kind kind,
        double lengthSeconds,
        double left,
        double right,
        double height,
        double confidence) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** The kinds of event. */
    public enum Kind {
        GAP,
        RESET,
        IDLE,
        RESOLUTION,
        CORNER,
        JUMP,
        VERTICAL_TANGENT,
        MAXIMUM,
        MINIMUM,
        INFLECTION;

        /** As the configuration writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static SeriesEvent ofGap(String series, long nanos, long length) {
        return new SeriesEvent(
                series, nanos, Kind.GAP, length / NANOS_PER_SECOND, Double.NaN, Double.NaN, Double.NaN, 1);
    }

    static SeriesEvent ofReset(String series, long nanos, double before, double after) {
        return new SeriesEvent(series, nanos, Kind.RESET, Double.NaN, before, after, Double.NaN, 1);
    }

    static SeriesEvent ofSilence(String series, long nanos, long length) {
        return new SeriesEvent(
                series, nanos, Kind.IDLE, length / NANOS_PER_SECOND, Double.NaN, Double.NaN, Double.NaN, 1);
    }

    static SeriesEvent ofResolution(String series, long nanos, double step) {
        return new SeriesEvent(series, nanos, Kind.RESOLUTION, Double.NaN, Double.NaN, Double.NaN, step, 1);
    }

    static SeriesEvent ofExtremum(String series, long nanos, Kind kind, double confidence) {
        return new SeriesEvent(series, nanos, kind, Double.NaN, Double.NaN, Double.NaN, Double.NaN, confidence);
    }

    static SeriesEvent ofBreak(String series, Breaks breaks) {
        Kind kind = switch (breaks.kind()) {
            case CORNER -> Kind.CORNER;
            case JUMP -> Kind.JUMP;
            case VERTICAL_TANGENT -> Kind.VERTICAL_TANGENT;
        };
        boolean corner = kind == Kind.CORNER;
        return new SeriesEvent(
                series,
                breaks.nanos(),
                kind,
                Double.NaN,
                corner ? breaks.left() : Double.NaN,
                corner ? breaks.right() : Double.NaN,
                kind == Kind.JUMP ? breaks.height() : Double.NaN,
                breaks.confidence());
    }
}
