package org.hodograph.pipeline.time;

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
 * unless that would go back behind what its clock showed before; of the first sample the time nearer to the record's timestamp.
 * For one thread.
 */
final class LocalTimes implements TimeReader {

    /** A text as a date and time, with or without an offset. */
    @FunctionalInterface
    interface Parser {
        TemporalAccessor parse(String text) throws UnreadableException;
    }

    private final Parser parser;
    private final ZoneId zone;
    private final Clocks<Instant> newest = new Clocks<>();
    private String note;
    private boolean noted;

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
        Instant before = newest.get(source, clock);
        Instant instant = instant(LocalDateTime.from(parsed), before, source);
        if (before == null || instant.isAfter(before)) {
            newest.put(source, clock, instant);
        }
        return nanos(instant, text);
    }

    private Instant instant(LocalDateTime local, Instant before, SourceRecord source) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() < 2) {
            return local.atZone(zone).toInstant();
        }
        Instant first = local.toInstant(offsets.get(0));
        Instant second = local.toInstant(offsets.get(1));
        if (!noted) {
            noted = true;
            note = "the hour from " + zone.getRules().getTransition(local).getDateTimeAfter() + " comes twice in "
                    + zone + ": read in order of arrival";
        }
        if (before != null) {
            return first.isBefore(before) ? second : first;
        }
        long stamp = source.timestampMillis();
        boolean isSecond = source.hasTimestamp()
                && Math.abs(stamp - second.toEpochMilli()) < Math.abs(stamp - first.toEpochMilli());
        return isSecond ? second : first;
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
