package org.hodograph.pipeline.time;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * A count as a time: {@code number * unit / divisor} after an origin.
 *
 * @param word what the count is of, as the configuration writes it
 * @param unitNanos nanoseconds of a unit, times {@code divisor}
 * @param divisor counts in a unit; above 0
 * @param originNanos nanoseconds since 1970
 */
public record Count(String word, BigDecimal unitNanos, BigDecimal divisor, long originNanos) implements Serializable {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    /** Minutes, hours, days; and the day number of spreadsheets, which have 1900-02-29 and so begin on 1899-12-30. */
    public static final Map<String, Count> NAMED = Map.of(
            "min", of("min", 60 * SECOND, 0),
            "h", of("h", 3600 * SECOND, 0),
            "d", of("d", DAY, 0),
            "excel",
                    of(
                            "excel",
                            DAY,
                            LocalDate.of(1899, 12, 30).toEpochSecond(java.time.LocalTime.MIN, ZoneOffset.UTC)
                                    * SECOND));

    private static Count of(String word, long unitNanos, long originNanos) {
        return new Count(word, BigDecimal.valueOf(unitNanos), BigDecimal.ONE, originNanos);
    }

    /** Samples or frames at a rate in Hz. */
    public static Count atRate(BigDecimal hertz) {
        if (hertz.signum() <= 0) {
            throw new IllegalArgumentException("rate must be above 0 Hz, for example 250 Hz, but is " + hertz);
        }
        return new Count("samples", BigDecimal.valueOf(SECOND), hertz, 0);
    }

    long nanos(String text) throws UnreadableException {
        BigDecimal number = TimeText.number(text, word);
        BigDecimal nanos = number.multiply(unitNanos)
                .divide(divisor, 0, RoundingMode.HALF_EVEN)
                .add(BigDecimal.valueOf(originNanos));
        return TimeText.inRange(nanos, text);
    }
}
