package org.hodograph.kernels.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users type them, {@code 250ms} or {@code 1.5 s}, as exact nanoseconds. */
public final class Durations {

    private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ns|us|µs|ms|s|min|m|h|d)");
    private static final String[] UNITS = {"d", "h", "min", "s", "ms", "us", "ns"};

    private Durations() {}

    /**
     * Nanoseconds of a duration text: a decimal number and one of ns, us, ms, s, min (m), h, d.
     *
     * @throws IllegalArgumentException if the text is no duration, is finer than a nanosecond or longer than 292 years
     */
    public static long parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a duration is a number with ns, us, ms, s, min, h or d, for example 250ms, but this is \"" + text
                            + "\"");
        }
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanosOf(matcher.group(2))));
        try {
            return nanos.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a duration is a whole number of nanoseconds up to 292 years, but is \"" + text + "\"", e);
        }
    }

    /** The shortest text that {@link #parse} turns back into {@code nanos} with a whole number. */
    public static String print(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        for (String unit : UNITS) {
            if (nanos % nanosOf(unit) == 0) {
                return nanos / nanosOf(unit) + unit;
            }
        }
        throw new AssertionError(nanos);
    }

    /** About how long, for a message: two or three digits and the largest unit that leaves at least 1. */
    public static String rounded(long nanos) {
        for (String unit : UNITS) {
            if (nanos >= nanosOf(unit)) {
                return new BigDecimal((double) nanos / nanosOf(unit))
                                .round(new MathContext(nanos >= 100 * nanosOf(unit) ? 3 : 2))
                                .stripTrailingZeros()
                                .toPlainString()
                        + " " + unit;
            }
        }
        return nanos + " ns";
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "min", "m" -> 60_000_000_000L;
            case "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "us", "µs" -> 1_000L;
            default -> 1L;
        };
    }
}
