package org.hodograph.pipeline.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hodograph.pipeline.text.ShortDecimal;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/** Times as text, to and from exact nanoseconds since 1970. Never through a double: 1332794184.319404 s keeps each of its digits. */
public final class TimeText {

    /** The range of nanoseconds in a long. */
    public static final String RANGE = "1677-09-21 to 2262-04-11";

    /** The most bytes that a time takes. */
    public static final int LONGEST_WRITTEN = 30;

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int LONGEST = 64; // characters of a number; longer ones are not times
    private static final int LARGEST_EXPONENT = 40;

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
        long few = ShortDecimal.scaled(text, decimals(scale));
        return few != ShortDecimal.NONE ? few : inRange(scaled(text, scale).setScale(0, RoundingMode.HALF_EVEN), text);
    }

    private static BigDecimal scaled(String text, TimeScale scale) throws UnreadableException {
        return number(text, word(scale)).movePointRight(decimals(scale));
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
        return number.movePointRight(decimals(scale))
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
        byte[] text = new byte[LONGEST_WRITTEN];
        return new String(text, 0, write(nanos, scale, text, 0), StandardCharsets.US_ASCII);
    }

    /** Writes it, at most {@link #LONGEST_WRITTEN} bytes; where it ends. */
    public static int write(long nanos, TimeScale scale, byte[] out, int from) {
        return scale == TimeScale.ISO ? IsoDigits.write(nanos, out, from) : decimal(nanos, decimals(scale), out, from);
    }

    /** ISO 8601 in UTC with 0, 3, 6 or 9 decimals. */
    public static String iso(long nanos) {
        return print(nanos, TimeScale.ISO);
    }

    private static int decimal(long nanos, int decimals, byte[] out, int from) {
        int at = from;
        if (nanos < 0) {
            out[at++] = '-';
        }
        long rest = nanos > 0 ? -nanos : nanos; // the least has no positive
        int places = decimals;
        while (places > 0 && rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        int digits = 1;
        for (long left = rest / 10; left != 0; left /= 10) {
            digits++;
        }
        int end = at + Math.max(digits, places + 1) + (places > 0 ? 1 : 0);
        for (int i = end - 1; i >= at; i--) {
            if (places > 0 && i == end - 1 - places) {
                out[i] = '.';
            } else {
                out[i] = (byte) ('0' - rest % 10);
                rest /= 10;
            }
        }
        return end;
    }

    /** Decimal digits between the unit of the scale and a nanosecond. */
    private static int decimals(TimeScale scale) {
        return switch (scale) {
            case ISO, S -> 9;
            case MS -> 6;
            case US -> 3;
            case NS -> 0;
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
