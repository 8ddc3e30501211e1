package org.hodograph.pipeline.format;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/**
 * The answers to one record that holds many lines. What one record may give is bounded: of more rejections than
 * {@value #MOST_REJECTIONS}, each of which keeps the whole record, the rest is one with its count. For one thread.
 */
public final class LineAnswers {

    /** Lines of a record; the largest batch that writers of line protocol are told to send. */
    public static final int MOST_LINES = 10_000;

    private static final int MOST_SAMPLES = 100_000;
    private static final int MOST_REJECTIONS = 1000;

    private final SourceRecord source;
    private final SampleListener out;
    private final boolean many;
    private int line;
    private int samples;
    private int rejections;
    private int absences;
    private int untold;

    /** Answers to a record; {@code many}: it has several lines, and reasons tell which. */
    public LineAnswers(SourceRecord source, SampleListener out, boolean many) {
        this.source = source;
        this.out = out;
        this.many = many;
    }

    /** What follows belongs to this line, counted from 1. */
    public void line(int number) {
        line = number;
    }

    public void sample(String series, long nanos, double value, String unit) {
        if (samples == MOST_SAMPLES) {
            untold++;
            return;
        }
        samples++;
        out.sample(new Sample(series, nanos, value, unit, source));
    }

    /** A rejection; series and instant may be null. */
    public void rejected(String reason, String series, Long nanos) {
        if (rejections == MOST_REJECTIONS) {
            untold++;
            return;
        }
        rejections++;
        int code = reason.indexOf(": ");
        String told = many && code > 0 ? reason.substring(0, code) + ": line " + line + reason.substring(code) : reason;
        out.rejected(new Rejection(told, series, nanos, source));
    }

    /** A value, or a whole line of them, that is not there; series and instant may be null. */
    public void absent(String reason, String series, Long nanos) {
        absences++;
        out.absent(new Rejection(reason, series, nanos, source));
    }

    /** Something that the user should know of. */
    public void noted(String note) {
        if (note != null) {
            out.noted(note);
        }
    }

    /** How many answers there were. */
    public int count() {
        return samples + rejections + absences;
    }

    /** The record has ended; one that gave nothing is absent or rejected for {@code nothing}, as its code says. */
    public void end(String nothing) {
        if (count() == 0 && nothing.startsWith("absent: ")) {
            absent(nothing, null, null);
        } else if (count() == 0) {
            out.rejected(new Rejection(nothing, null, null, source));
        } else if (untold > 0) {
            String reason = "malformed: " + untold + " more of this record, which has more than " + MOST_SAMPLES
                    + " values or " + MOST_REJECTIONS + " faults";
            out.rejected(new Rejection(reason, null, null, source));
        }
    }

    /** How many lines a text has, an empty one behind the last line end left out. */
    public static int lines(String text) {
        int lines = text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? 0 : 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines;
    }
}
