package org.hodograph.pipeline.alert;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.Certainty;
import org.hodograph.pipeline.unit.Unit;

/**
 * A condition on a number: {@code < -4.4 m/s2}, {@code >= 0.5 g}, {@code abs > 5.5 m/s2}.
 *
 * @param absolute whether the number's magnitude counts
 * @param above whether beyond means above
 * @param inclusive whether the level itself is beyond
 * @param level in SI
 * @param unit the SI unit of the level, or null: that of whatever it is compared with
 */
public record Threshold(boolean absolute, boolean above, boolean inclusive, double level, String unit)
        implements Serializable {

    private static final Pattern TEXT = Pattern.compile("(abs\\s*)?(<=|>=|<|>)\\s*([-+]?[0-9.][0-9.eE+-]*)\\s*(.*)");

    public Threshold {
        if (absolute && level < 0) {
            throw new IllegalArgumentException(
                    "abs compares magnitudes, so its level must not be negative, but is " + level);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Threshold parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        try {
            if (matcher.matches()) {
                double number = Double.parseDouble(matcher.group(3));
                String written = matcher.group(4).strip();
                Unit unit = written.isEmpty() ? null : Unit.of(written);
                if (unit != null && !unit.isKnown()) {
                    throw new IllegalArgumentException(
                            "unknown unit \"" + written + "\" in \"" + text + "\"" + unit.hint());
                }
                String sign = matcher.group(2);
                return new Threshold(
                        matcher.group(1) != null,
                        sign.startsWith(">"),
                        sign.endsWith("="),
                        unit == null ? number : unit.toSi(number),
                        unit == null ? null : unit.text(0));
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new IllegalArgumentException(
                "a threshold is a comparison, a number and a unit, for example < -4.4 m/s2 or abs > 5.5 m/s2, but is \""
                        + text + "\"");
    }

    /** The text form. */
    public String text() {
        return (absolute ? "abs " : "")
                + (above ? ">" : "<")
                + (inclusive ? "= " : " ")
                + level
                + (unit == null ? "" : " " + unit);
    }

    /** Whether a number lies beyond the level; NaN does not. */
    public boolean isBeyond(double value) {
        double compared = absolute ? Math.abs(value) : value;
        return (above ? compared > level : compared < level) || (inclusive && compared == level);
    }

    /**
     * The probability that the true value lies beyond the level; NaN where there is no standard error. One of 0 takes the value as
     * the truth, the level itself included.
     *
     * <p>Of a magnitude above the level: on the value's own side. Counting the other side too would make it surer the less is known;
     * so it is a half where nothing is known, as for any level. A magnitude below has to be so on both sides.
     */
    public double probability(double value, double error, double freedom) {
        if (error == 0) {
            return isBeyond(value) ? 1 : 0;
        }
        if (!absolute) {
            double over = Certainty.above(level, value, error, freedom);
            return above ? over : 1 - over;
        }
        double outside = Certainty.above(level, Math.abs(value), error, freedom);
        return above ? outside : 1 - outside - Certainty.above(level, -Math.abs(value), error, freedom);
    }

    /** Whether the level can be compared with numbers of this unit; either may have none. */
    public boolean fits(String other) {
        return unit == null || other == null || unit.equals(other);
    }
}
