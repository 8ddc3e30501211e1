package org.hodograph.pipeline.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Times of a zone whose clocks are put back once a year. The hour that comes twice is read in order of arrival: the first time
 * unless that would go back behind what its clock showed before. A step back by at most a sixteenth of the hour is disorder, and
 * the same time once more a duplicate, unless the clock was read about once an hour; of the first sample the time nearer to the
 * record's timestamp counts. A time that the zone skips in spring is moved on by an hour, which is said. For one thread.
 */
final class LocalTimes implements TimeReader {

    /** A text as a date and time, with or without an offset. */
    @FunctionalInterface
    interface Parser {
        TemporalAccessor parse(String text) throws UnreadableException;
    }

    private static final int DISORDER = 16; // a part of the hour
    private static final int SLOW = 4; // steps of three parts of four are hourly ones

    private final Parser parser;
    private final ZoneId zone;
    private final Clocks<Seen> clocks = new Clocks<>();
    private String note;
    private boolean isTwiceNoted;
    private boolean isSkippedNoted;

    /** The newest that a clock showed, its step to that, and whether it showed times more than once. */
    private static final class Seen {
        private Instant newest;
        private long stepSeconds;
        private boolean repeats;

        Seen(Instant newest) {
            this.newest = newest;
        }

        void shows(Instant instant) {
            if (instant.isAfter(newest)) {
                stepSeconds = Duration.between(newest, instant).toSeconds();
                newest = instant;
            } else {
                repeats |= instant.equals(newest);
            }
        }
    }

    LocalTimes(Parser parser, ZoneId zone) {
        this.parser = parser;
        this.zone = zone;
    }

    @Override
    public long read(String text, String clock, SourceRecord source) throws UnreadableException {
        TemporalAccessor parsed = parser.parse(TimeText.present(text));
        if (isExact(parsed)) {
            return nanos(parsed, zone, text);
        }
        Seen seen = clocks.get(source, clock);
        Instant instant = instant(LocalDateTime.from(parsed), seen, source);
        if (seen == null) {
            clocks.put(source, clock, new Seen(instant));
        } else {
            seen.shows(instant);
        }
        return nanos(instant, text);
    }

    private Instant instant(LocalDateTime local, Seen seen, SourceRecord source) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() < 2) {
            if (offsets.isEmpty() && !isSkippedNoted) {
                isSkippedNoted = true;
                note = "the clocks of " + zone + " skip " + local + ", which is read as "
                        + local.atZone(zone).toLocalDateTime()
                        + ": if those of the source stand on one offset all year, zone: +01:00 or the like is right";
            }
            return local.atZone(zone).toInstant();
        }
        Instant first = local.toInstant(offsets.get(0));
        Instant second = local.toInstant(offsets.get(1));
        if (!isTwiceNoted) {
            isTwiceNoted = true;
            note = "the hour from " + zone.getRules().getTransition(local).getDateTimeAfter() + " comes twice in "
                    + zone + ": read in order of arrival";
        }
        if (seen != null) {
            return isSecond(first, Duration.between(first, second).toSeconds(), seen) ? second : first;
        }
        long stamp = source.timestampMillis();
        boolean isSecond = source.hasTimestamp()
                && Math.abs(stamp - second.toEpochMilli()) < Math.abs(stamp - first.toEpochMilli());
        return isSecond ? second : first;
    }

    /** Whether a time of the doubled hour is its second, as the first would stand where the clock has been. */
    private static boolean isSecond(Instant first, long hour, Seen seen) {
        if (first.isAfter(seen.newest)) {
            return false;
        }
        boolean isHourly = SLOW * seen.stepSeconds >= (SLOW - 1) * hour;
        long behind = Duration.between(first, seen.newest).toSeconds();
        return behind == 0 ? isHourly && !seen.repeats : isHourly || behind * DISORDER > hour;
    }

    @Override
    public String note() {
        String told = note;
        note = null;
        return told;
    }

    private static boolean isExact(TemporalAccessor parsed) {
        return parsed.isSupported(ChronoField.INSTANT_SECONDS) || parsed.isSupported(ChronoField.OFFSET_SECONDS);
    }

    /** Nanoseconds of a date and time, in {@code zone} unless it says otherwise. */
    static long nanos(TemporalAccessor parsed, ZoneId zone, String text) throws UnreadableException {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return nanos(Instant.from(parsed), text);
        }
        LocalDateTime local = LocalDateTime.from(parsed);
        return nanos(
                parsed.isSupported(ChronoField.OFFSET_SECONDS)
                        ? local.toInstant(ZoneOffset.from(parsed))
                        : local.atZone(zone).toInstant(),
                text);
    }

    private static long nanos(Instant instant, String text) throws UnreadableException {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException e) {
            return TimeText.inRange(
                    java.math.BigDecimal.valueOf(instant.getEpochSecond())
                            .movePointRight(9)
                            .add(java.math.BigDecimal.valueOf(instant.getNano())),
                    text);
        }
    }
}
