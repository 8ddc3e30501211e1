package org.hodograph.pipeline.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/** Times as text, to and from exact nanoseconds since 1970. Never through a double: 1332794184.319404 s keeps each of its digits. */
public final class TimeText {

    /** The range of nanoseconds in a long. */
    public static final String RANGE = "1677-09-21 to 2262-04-11";

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int LONGEST = 64; // characters of a number; longer ones are not times
    private static final int LARGEST_EXPONENT = 40;
    private static final int LONGEST_ISO = 30; // characters that are written

    private TimeText() {}

    /**
     * Nanoseconds of a text, rounded half-even where it is finer.
     *
     * @throws UnreadableException if it is no time of this scale, or outside the range of nanoseconds
     */
    public static long parse(String text, TimeScale scale) throws UnreadableException {
        if (scale == TimeScale.ISO) {
            return IsoText.utc(text);
        }
        return inRange(scaled(text, scale).setScale(0, RoundingMode.HALF_EVEN), text);
    }

    private static BigDecimal scaled(String text, TimeScale scale) throws UnreadableException {
        return number(text, word(scale)).movePointRight(9 - digits(scale));
    }

    /** Nanoseconds of numbers with blanks between them, one of each scale, added before they are rounded. */
    static long sum(String text, List<TimeScale> scales) throws UnreadableException {
        String[] parts = present(text).strip().split(" ", -1);
        if (parts.length != scales.size()) {
            throw new UnreadableException("malformed: time \"" + Texts.shortened(text) + "\" has " + parts.length
                    + " parts, not " + scales.size());
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < parts.length; i++) {
            sum = sum.add(scaled(parts[i], scales.get(i)));
        }
        return inRange(sum.setScale(0, RoundingMode.HALF_EVEN), text);
    }

    /** Nanoseconds of milliseconds since 1970. */
    static long ofMillis(long millis) throws UnreadableException {
        try {
            return Math.multiplyExact(millis, 1_000_000L);
        } catch (ArithmeticException e) {
            throw outOfRange(millis + " ms");
        }
    }

    /** Nanoseconds of a number of a scale. */
    static long nanos(BigDecimal number, TimeScale scale) {
        return number.movePointRight(9 - digits(scale))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    static String present(String text) throws UnreadableException {
        if (text.isBlank()) {
            throw new UnreadableException("missing-time");
        }
        return text;
    }

    static UnreadableException outOfRange(String text) {
        return new UnreadableException("time-range: " + Texts.shortened(text.strip()) + " is outside " + RANGE);
    }

    static long inRange(BigDecimal nanos, String text) throws UnreadableException {
        if (nanos.compareTo(LEAST) < 0 || nanos.compareTo(MOST) > 0) {
            throw outOfRange(text);
        }
        return nanos.longValueExact();
    }

    /** A decimal number that counts something, exactly; 0 where it is smaller than any time can be. */
    static BigDecimal number(String padded, String what) throws UnreadableException {
        String text = present(padded).strip();
        try {
            if (text.length() <= LONGEST && Texts.isDecimal(text)) {
                BigDecimal number = new BigDecimal(text);
                long digits = (long) number.precision() - number.scale(); // before the decimal point
                if (digits > LARGEST_EXPONENT && number.signum() != 0) {
                    throw outOfRange(text);
                }
                return digits < -LARGEST_EXPONENT ? BigDecimal.ZERO : number;
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new UnreadableException("malformed: time \"" + Texts.shortened(text) + "\" is not a number of " + what);
    }

    /** Nanoseconds as a text of the scale, exact: {@code 46408.589502843} s. */
    public static String print(long nanos, TimeScale scale) {
        return scale == TimeScale.ISO ? iso(nanos) : decimal(nanos, digits(scale));
    }

    /** ISO 8601 in UTC with 0, 3, 6 or 9 decimals. */
    public static String iso(long nanos) {
        byte[] text = new byte[LONGEST_ISO];
        return new String(text, 0, IsoDigits.write(nanos, text, 0), StandardCharsets.US_ASCII);
    }

    private static String decimal(long nanos, int digits) {
        BigDecimal number = BigDecimal.valueOf(nanos, 9 - digits).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0).toPlainString() : number.toPlainString();
    }

    /** Decimal digits between a second and the unit of the scale. */
    private static int digits(TimeScale scale) {
        return switch (scale) {
            case ISO, S -> 0;
            case MS -> 3;
            case US -> 6;
            case NS -> 9;
        };
    }

    private static String word(TimeScale scale) {
        return switch (scale) {
            case ISO -> "ISO 8601";
            case S -> "seconds";
            case MS -> "milliseconds";
            case US -> "microseconds";
            case NS -> "nanoseconds";
        };
    }
}
