package org.hodograph.pipeline.text;

import java.io.Serializable;

/**
 * How a source writes numbers.
 *
 * @param decimal the mark before the fraction
 * @param grouping the mark between groups of digits; {@link #NONE}: there is none
 */
public record NumberForm(char decimal, char grouping) implements Serializable {

    /** No mark between groups of digits. */
    public static final char NONE = '\0';

    /** As JSON writes them. */
    public static final NumberForm PLAIN = new NumberForm('.', NONE);

    public NumberForm {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("decimal must be . or , but is \"" + decimal + "\"");
        }
        if (decimal == grouping) {
            throw new IllegalArgumentException("grouping must differ from decimal, but both are \"" + decimal + "\"");
        }
        if (Character.isLetterOrDigit(grouping) || grouping == '-' || grouping == '+') {
            throw new IllegalArgumentException(
                    "grouping must be a mark such as . , ' _ or space, but is \"" + grouping + "\"");
        }
    }

    /** A text with the marks of plain numbers: without those between groups, with a point before the fraction. */
    public String plain(String text) {
        if (equals(PLAIN)) {
            return text;
        }
        String digits = grouping == NONE ? text : text.replace(String.valueOf(grouping), "");
        return digits.replace(decimal, '.');
    }
}
