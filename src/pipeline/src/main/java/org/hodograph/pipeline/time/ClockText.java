package org.hodograph.pipeline.time;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/** A time of day, or the time that has passed: {@code h:m:s} with a fraction behind a point, a comma or a third colon, perhaps AM or PM. */
final class ClockText {

    /** Nanoseconds of a day. */
    static final long DAY = 86_400_000_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final long HALF_DAY = 12;
    private static final Pattern CLOCK = Pattern.compile(
            "([0-9]{1,6}):([0-5]?[0-9]):([0-5]?[0-9]|60)(?:[.,:]([0-9]{1,18}))?(?:\\s*([AaPp])\\.?[Mm]\\.?)?");

    private ClockText() {}

    static long nanos(String text) throws UnreadableException {
        Matcher clock = CLOCK.matcher(TimeText.present(text).strip());
        if (!clock.matches()) {
            throw new UnreadableException("malformed: time \"" + Texts.shortened(text.strip())
                    + "\" is not a clock's, for example 23:59:58.250");
        }
        long hours = Long.parseLong(clock.group(1));
        if (clock.group(5) != null) {
            boolean isAfternoon = clock.group(5).equalsIgnoreCase("p");
            hours = hours % HALF_DAY + (isAfternoon ? HALF_DAY : 0);
        }
        long seconds = hours * 3600 + Long.parseLong(clock.group(2)) * 60 + Long.parseLong(clock.group(3));
        String fraction = clock.group(4);
        BigDecimal nanos = fraction == null
                ? BigDecimal.ZERO
                : new BigDecimal("0." + fraction).movePointRight(9).setScale(0, java.math.RoundingMode.HALF_EVEN);
        return seconds * SECOND + nanos.longValueExact();
    }
}
