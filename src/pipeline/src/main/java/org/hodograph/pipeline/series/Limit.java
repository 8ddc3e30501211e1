package org.hodograph.pipeline.series;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.unit.Unit;

/**
 * A size or a level in a unit.
 *
 * @param number as written
 * @param unit a known one; null: that of the series, of a rate per second
 */
public record Limit(double number, Unit unit) implements Serializable {

    private static final Pattern TEXT = Pattern.compile("([-+]?[0-9.][0-9.eE+-]*)\\s*(.*)");

    /**
     * Reads {@code 20}, {@code 20 m/s2}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Limit parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        try {
            if (matcher.matches()) {
                double number = Double.parseDouble(matcher.group(1));
                String written = matcher.group(2).strip();
                Unit unit = written.isEmpty() ? null : Unit.of(written);
                if (unit != null && !unit.isKnown()) {
                    throw new IllegalArgumentException(
                            "unknown unit \"" + written + "\" in \"" + text + "\"" + unit.hint());
                }
                if (Double.isFinite(number)) {
                    return new Limit(number, unit);
                }
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new IllegalArgumentException(
                "must be a number, with a unit or without, for example 20 m/s2, but is \"" + text + "\"");
    }

    /** Whether it can be compared with a derivative of a series in a unit; without a unit it is in SI. */
    boolean fits(Unit series, int order) {
        return unit == null || series == null || unit.text(0).equals(series.text(order));
    }

    /** A size in SI, of a series in this unit; null: none. */
    double size(Unit series) {
        Unit own = unit == null ? series : unit;
        return own == null ? number : own.sizeToSi(number);
    }

    /** A level in SI, likewise. */
    double level(Unit series) {
        Unit own = unit == null ? series : unit;
        return own == null ? number : own.toSi(number);
    }

    /** The text form. */
    @Override
    public String toString() {
        return number + (unit == null ? "" : " " + unit);
    }
}
