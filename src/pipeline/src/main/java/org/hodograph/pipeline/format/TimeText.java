package org.hodograph.pipeline.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Times as text, to and from exact nanoseconds since 1970. Never through a double: 1332794184.319404 s keeps each of its digits. */
public final class TimeText {

    /** The range of nanoseconds in a long. */
    static final String RANGE = "1677-09-21 to 2262-04-11";

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigInteger GIGA = BigInteger.valueOf(1_000_000_000);
    private static final int LONGEST = 64; // characters of a number; longer ones are not times
    private static final int LARGEST_EXPONENT = 40;

    /** Date, then T or a space, then a time to the nanosecond, then a zone; without one it is UTC. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    private TimeText() {}

    /**
     * Nanoseconds of a text, rounded half-even where it is finer.
     *
     * @throws UnreadableException if it is no time of this scale, or outside the range of nanoseconds
     */
    public static long parse(String text, TimeScale scale) throws UnreadableException {
        if (text.isBlank()) {
            throw new UnreadableException("missing-time");
        }
        BigDecimal nanos = scale == TimeScale.ISO ? iso(text.strip()) : number(text.strip(), scale);
        if (nanos.compareTo(LEAST) < 0 || nanos.compareTo(MOST) > 0) {
            throw new UnreadableException("time-range: " + Texts.shortened(text.strip()) + " is outside " + RANGE);
        }
        return nanos.longValueExact();
    }

    /** Whether a text is a time of this scale. */
    static boolean isTime(String text, TimeScale scale) {
        try {
            parse(text, scale);
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    private static BigDecimal number(String text, TimeScale scale) throws UnreadableException {
        try {
            if (text.length() <= LONGEST && Texts.isDecimal(text)) {
                BigDecimal number = new BigDecimal(text);
                long digits = (long) number.precision() - number.scale(); // before the decimal point
                if (digits > LARGEST_EXPONENT && number.signum() != 0) {
                    throw new UnreadableException("time-range: " + Texts.shortened(text) + " is outside " + RANGE);
                }
                if (digits < -LARGEST_EXPONENT) {
                    return BigDecimal.ZERO;
                }
                return number.movePointRight(9 - digits(scale)).setScale(0, RoundingMode.HALF_EVEN);
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new UnreadableException(
                "malformed: time \"" + Texts.shortened(text) + "\" is not a number of " + word(scale));
    }

    private static BigDecimal iso(String text) throws UnreadableException {
        try {
            Instant instant = instant(text);
            BigInteger nanos = BigInteger.valueOf(instant.getEpochSecond())
                    .multiply(GIGA)
                    .add(BigInteger.valueOf(instant.getNano()));
            return new BigDecimal(nanos);
        } catch (DateTimeException e) {
            throw new UnreadableException("malformed: time \"" + Texts.shortened(text)
                    + "\" is not ISO 8601, for example 2026-01-05T10:00:01.250Z");
        }
    }

    private static Instant instant(String text) {
        if (text.length() <= 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        TemporalAccessor parsed = ISO.parse(text);
        LocalDateTime local = LocalDateTime.from(parsed);
        ZoneOffset zone = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
        return local.toInstant(zone);
    }

    /** Nanoseconds as a text of the scale, exact: {@code 46408.589502843} s. */
    public static String print(long nanos, TimeScale scale) {
        return scale == TimeScale.ISO ? iso(nanos) : decimal(nanos, digits(scale));
    }

    /** ISO 8601 in UTC with 0, 3, 6 or 9 decimals. */
    public static String iso(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .toString();
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
