package org.hodograph.pipeline.format;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/** The last step of every format: a number text of a named field becomes a sample or a rejection. */
public final class Values {

    private Values() {}

    /** A decimal number as JSON and CSV write it; NaN, infinity, hexadecimal and Java's suffixes are none. */
    static void give(
            String series,
            long nanos,
            String text,
            String field,
            String unit,
            SourceRecord source,
            SampleListener out) {
        double value = number(text.strip());
        if (Double.isFinite(value)) {
            out.sample(new Sample(series, nanos, value, unit, source));
        } else {
            out.rejected(new Rejection(notANumber(text, field), series, nanos, source));
        }
    }

    public static String notANumber(String text, String field) {
        return "not-a-number: \"" + Texts.shortened(text) + "\" in " + field;
    }

    /** A decimal number as JSON and CSV write it; NaN for everything else. */
    public static double number(String text) {
        if (!Texts.isDecimal(text)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
