package org.hodograph.pipeline.text;

import java.util.Locale;
import java.util.Set;

/**
 * Reads a number as people and loggers write it: with their decimal mark, marks between groups of digits, and perhaps a unit
 * behind it. For one thread; what was read last is asked for afterwards.
 */
public final class NumberReader {

    /** What a text is. */
    public enum Outcome {
        NUMBER,
        /** It stands for a value that is not there. */
        ABSENT,
        NOT_A_NUMBER
    }

    private static final Set<String> ABSENT = Set.of(
            "-",
            "--",
            "---",
            "?",
            "n/a",
            "na",
            "n.a.",
            "#n/a",
            "null",
            "none",
            "nil",
            "unknown",
            "unavailable",
            "missing",
            "nodata",
            "no data",
            "off-line",
            "offline");
    private static final int LONGEST_ABSENT = 11; // characters
    private static final int LONGEST = 1200; // characters of a number with marks: a double has at most 1075 digits
    private static final String JAVAS_SUFFIXES = "dDfFlL"; // 1d is hardly a day

    private final NumberForm form;
    private final UnitTest units;
    private final StringBuilder plain = new StringBuilder();
    private double value;
    private String unit;

    /** Whether a text is a unit that values can be converted from. */
    @FunctionalInterface
    public interface UnitTest {
        boolean isUnit(String text);
    }

    public NumberReader(NumberForm form, UnitTest units) {
        this.form = form;
        this.units = units;
    }

    /** Reads a text; a blank one is {@link Outcome#ABSENT}. */
    public Outcome read(String padded) {
        unit = null;
        String text = padded.strip();
        if (form.equals(NumberForm.PLAIN)) {
            value = ShortDecimal.value(text);
            if (!Double.isNaN(value)) {
                return Outcome.NUMBER;
            }
        }
        if (form.equals(NumberForm.PLAIN) && Texts.isDecimal(text)) {
            return isAbsent(text) ? Outcome.ABSENT : parsed(text);
        }
        return text.isEmpty() || isAbsent(text) ? Outcome.ABSENT : marked(text);
    }

    private static boolean isAbsent(String text) {
        boolean isNumber =
                !text.isEmpty() && text.charAt(text.length() - 1) <= '9' && text.charAt(text.length() - 1) >= '0';
        return !isNumber && text.length() <= LONGEST_ABSENT && ABSENT.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The number's digits and marks first, then what stands behind them. */
    private Outcome marked(String text) {
        if (text.length() > LONGEST) {
            return Outcome.NOT_A_NUMBER;
        }
        plain.setLength(0);
        int end = copyNumber(text);
        if (end <= 0) {
            return Outcome.NOT_A_NUMBER;
        }
        String behind = text.substring(end).strip();
        boolean isSuffix = behind.length() == 1 && end == text.length() - 1 && JAVAS_SUFFIXES.contains(behind);
        if (!behind.isEmpty() && (isSuffix || isDigit(behind.charAt(0)) || !units.isUnit(behind))) {
            return Outcome.NOT_A_NUMBER;
        }
        unit = behind.isEmpty() ? null : behind;
        return parsed(plain.toString());
    }

    /** Copies sign, digits and exponent, with a point; where they end, or -1 if the marks don't make a number. */
    private int copyNumber(String text) {
        int i = 0;
        int first = text.charAt(0);
        if (first == '-' || first == '+' || first == '\u2212') {
            plain.append(first == '+' ? '+' : '-');
            i++;
        }
        int digits = 0; // since the begin or the last mark
        boolean isGrouped = false;
        boolean isFraction = false;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                digits++;
            } else if (c == form.decimal() && !isFraction) {
                if (isGrouped && digits != 3) {
                    return -1;
                }
                isFraction = true;
                plain.append('.');
            } else if (form.isGroupMark(c)
                    && !isFraction
                    && digits > 0
                    && i + 1 < text.length()
                    && isDigit(text.charAt(i + 1))) {
                if (digits > 3 || (isGrouped && digits < 2)) {
                    return -1;
                }
                isGrouped = true;
                digits = 0;
            } else {
                break;
            }
        }
        return isGrouped && !isFraction && digits != 3 ? -1 : exponent(text, i);
    }

    private int exponent(String text, int from) {
        int i = from;
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int digit = i + 1;
            if (digit < text.length() && (text.charAt(digit) == '-' || text.charAt(digit) == '+')) {
                digit++;
            }
            if (digit < text.length() && isDigit(text.charAt(digit))) {
                plain.append(text, i, digit);
                for (i = digit; i < text.length() && isDigit(text.charAt(i)); i++) {
                    plain.append(text.charAt(i));
                }
            }
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Outcome parsed(String decimal) {
        value = decimal(decimal);
        return Double.isFinite(value) ? Outcome.NUMBER : Outcome.NOT_A_NUMBER;
    }

    /** A decimal number as JSON writes it; NaN for everything else, Java's own NaN, suffixes and hexadecimals too. */
    public static double decimal(String text) {
        double few = ShortDecimal.value(text);
        if (!Double.isNaN(few) || !Texts.isDecimal(text)) {
            return few;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The number that was read. */
    public double value() {
        return value;
    }

    /** The unit behind the number that was read; null if there was none. */
    public String unit() {
        return unit;
    }
}
