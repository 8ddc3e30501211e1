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
        if (grouping == NONE) {
            return text.replace(decimal, '.');
        }
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isGroupMark(c)) {
                digits.append(c == decimal ? '.' : c);
            }
        }
        return digits.toString();
    }

    /** Whether a character stands between groups of digits: a blank of any width for a blank, either apostrophe for one. */
    boolean isGroupMark(char c) {
        return grouping != NONE
                && (c == grouping
                        || (grouping == ' ' && (c == '\u00A0' || c == '\u202F' || c == '\u2009'))
                        || (grouping == '\'' && c == '\u2019'));
    }
}
