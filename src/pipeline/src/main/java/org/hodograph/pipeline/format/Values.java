package org.hodograph.pipeline.format;

import java.util.Set;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.NumberReader;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.unit.Unit;

/**
 * The last step of every format: the text of a named field becomes a sample, a value that is absent, or a rejection. For one
 * thread.
 */
public final class Values {

    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final NumberReader numbers;
    private String lastUnit = "";
    private boolean isLastKnown;

    Values(NumberForm form) {
        numbers = new NumberReader(form, this::isUnit);
    }

    /** Cells of a column have the same unit. */
    private boolean isUnit(String text) {
        if (!text.equals(lastUnit)) {
            isLastKnown = Unit.of(text).isKnown();
            lastUnit = text;
        }
        return isLastKnown;
    }

    /** A number as the source writes them, a unit of its own perhaps behind it; NaN and infinity are none. */
    void give(
            String series,
            long nanos,
            String text,
            String field,
            String unit,
            SourceRecord source,
            SampleListener out) {
        switch (numbers.read(text)) {
            case NUMBER ->
                out.sample(new Sample(
                        series, nanos, numbers.value(), numbers.unit() == null ? unit : numbers.unit(), source));
            case ABSENT -> out.absent(new Rejection(absent(text, field), series, nanos, source));
            case NOT_A_NUMBER -> out.rejected(new Rejection(notANumber(text, field), series, nanos, source));
        }
    }

    /** Whether a text is a number, or one of those that say there is none: what else stands among values is something else. */
    boolean isMeantAsNumber(String text) {
        return (numbers.read(text) != NumberReader.Outcome.NOT_A_NUMBER && !text.isBlank())
                || NO_NUMBERS.contains(text);
    }

    static String absent(String text, String field) {
        return "absent: " + (text.isBlank() ? "an empty cell" : "\"" + Texts.shortened(text) + "\"") + " in " + field;
    }

    /** Why the text of a field is no number. */
    public static String notANumber(String text, String field) {
        return "not-a-number: \"" + Texts.shortened(text) + "\" in " + field;
    }

    /** A decimal number as JSON and CSV write it; NaN for everything else. */
    public static double number(String text) {
        return NumberReader.decimal(text);
    }
}
