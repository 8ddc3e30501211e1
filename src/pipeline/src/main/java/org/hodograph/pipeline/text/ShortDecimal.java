package org.hodograph.pipeline.text;

/**
 * Decimal numbers of few digits, as nearly all in files are: digits with perhaps a minus before and a point among them. Both ways
 * give what the long ones do, which whatever is not of this form is left to. Allocates nothing. For any thread.
 */
public final class ShortDecimal {

    /** No number of this form. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int EXACT_DIGITS = 15; // of a whole number that a double holds
    private static final int MOST_DIGITS = 18; // of one that a long holds
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private ShortDecimal() {}

    /**
     * The number as {@code Double.parseDouble} rounds it: whole number and power of ten are doubles, so that the one division rounds
     * (W. D. Clinger 1990, doi 10.1145/93542.93557). NaN: not of this form, or of more than 15 digits.
     */
    public static double value(String text) {
        int places = places(text, EXACT_DIGITS);
        if (places < 0) {
            return Double.NaN;
        }
        double value = whole(text) / POWERS[places];
        return text.charAt(0) == '-' ? -value : value;
    }

    /** The number times a power of ten, exactly; {@link #NONE}: not of this form, not whole, or beyond 18 digits. */
    public static long scaled(String text, int power) {
        int places = places(text, MOST_DIGITS);
        if (places < 0 || places > power) {
            return NONE;
        }
        long whole = whole(text);
        for (int i = places; i < power; i++) {
            if (whole > Long.MAX_VALUE / 10) {
                return NONE;
            }
            whole *= 10;
        }
        return text.charAt(0) == '-' ? -whole : whole;
    }

    /** How many digits stand behind the point; -1: the text is not of this form. */
    private static int places(String text, int most) {
        int from = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int length = text.length();
        int point = -1;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > from && i < length - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                return -1;
            }
        }
        int digits = length - from - (point < 0 ? 0 : 1);
        return digits == 0 || digits > most ? -1 : point < 0 ? 0 : length - point - 1;
    }

    /** The digits as a whole number. */
    private static long whole(String text) {
        long whole = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0') {
                whole = 10 * whole + c - '0';
            }
        }
        return whole;
    }
}
