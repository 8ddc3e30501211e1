package org.hodograph.pipeline.series;

import java.util.Locale;
import org.hodograph.kernels.shape.Breaks;

/**
 * Something that happened to a series.
 *
 * @param series its name
 * @param nanos when, nanoseconds since 1970
 * @param kind what
 * @param lengthSeconds how long it lasted: of a gap, of the silence, the standstill or the new regime so far, or for which values are shown before they
 *     are renewed; NaN for others
 * @param left what was shown before a reset or an outlier, the slope per second before a corner, in SI; NaN for others
 * @param right what was shown after a reset, or by an outlier, the slope per second after a corner, in SI; NaN for others
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
        OUTLIER,
        RESOLUTION,
        CORNER,
        JUMP,
        VERTICAL_TANGENT,
        MAXIMUM,
        MINIMUM,
        INFLECTION,
        REPEATS,
        STUCK,
        REGIME;

        /** As the configuration writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is usual for a series is learned anew: it went from a level to another, and stayed for {@code length} seconds. */
    public static SeriesEvent ofRegime(String series, long nanos, double length, double before, double after) {
        return new SeriesEvent(series, nanos, Kind.REGIME, length, before, after, Double.NaN, 1);
    }

    static SeriesEvent ofGap(String series, long nanos, long length) {
        return new SeriesEvent(
                series, nanos, Kind.GAP, length / NANOS_PER_SECOND, Double.NaN, Double.NaN, Double.NaN, 1);
    }

    static SeriesEvent ofReset(String series, long nanos, double before, double after) {
        return new SeriesEvent(series, nanos, Kind.RESET, Double.NaN, before, after, Double.NaN, 1);
    }

    /** A reading that was kept out of the fit: {@code before} was shown by the last one that was not. */
    static SeriesEvent ofOutlier(String series, long nanos, double before, double reading) {
        return new SeriesEvent(series, nanos, Kind.OUTLIER, Double.NaN, before, reading, Double.NaN, 1);
    }

    /** A level that changed by more than is plausible, and stayed. */
    static SeriesEvent ofJump(String series, long nanos, double height) {
        return new SeriesEvent(series, nanos, Kind.JUMP, Double.NaN, Double.NaN, Double.NaN, height, 1);
    }

    static SeriesEvent ofSilence(String series, long nanos, long length) {
        return new SeriesEvent(
                series, nanos, Kind.IDLE, length / NANOS_PER_SECOND, Double.NaN, Double.NaN, Double.NaN, 1);
    }

    static SeriesEvent ofRepeats(String series, long nanos, double period) {
        return new SeriesEvent(series, nanos, Kind.REPEATS, period, Double.NaN, Double.NaN, Double.NaN, 1);
    }

    /** {@code chance} that a sensor that works stands still for so long. */
    static SeriesEvent ofStuck(String series, long nanos, double length, double chance) {
        return new SeriesEvent(series, nanos, Kind.STUCK, length, Double.NaN, Double.NaN, Double.NaN, 1 - chance);
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
