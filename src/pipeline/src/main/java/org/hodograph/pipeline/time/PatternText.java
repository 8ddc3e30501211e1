package org.hodograph.pipeline.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/** Times in a pattern of java.time's letters, in any case. A date alone begins at midnight. */
final class PatternText implements LocalTimes.Parser {

    private static final ZonedDateTime EXAMPLE =
            ZonedDateTime.of(2026, 11, 30, 22, 58, 59, 250_000_000, ZoneOffset.UTC);

    private final String pattern;
    private final Locale locale;
    private final DateTimeFormatter formatter;

    PatternText(String pattern, Locale locale) {
        this.pattern = pattern;
        this.locale = locale;
        formatter = formatter(pattern, locale);
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(locale);
    }

    /** Refuses what gives neither a date nor a time of day. */
    static void check(String pattern, Locale locale) {
        TemporalAccessor parsed;
        try {
            DateTimeFormatter formatter = formatter(pattern, locale);
            parsed = formatter.parse(formatter.format(EXAMPLE));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "pattern \"" + pattern + "\" is none of java.time's: " + e.getMessage(), e);
        }
        boolean hasTime = parsed.query(TemporalQueries.localTime()) != null;
        boolean hasDate = parsed.query(TemporalQueries.localDate()) != null;
        boolean hasPart = parsed.isSupported(ChronoField.DAY_OF_MONTH)
                || parsed.isSupported(ChronoField.MONTH_OF_YEAR)
                || parsed.isSupported(ChronoField.YEAR);
        if (!hasDate && (!hasTime || hasPart)) {
            throw new IllegalArgumentException("pattern \"" + pattern
                    + "\" must give year, month and day, or else a time of day alone: for example dd.MM.yyyy HH:mm:ss");
        }
    }

    boolean hasDate() {
        return formatter.parse(formatter.format(EXAMPLE)).query(TemporalQueries.localDate()) != null;
    }

    @Override
    public TemporalAccessor parse(String text) throws UnreadableException {
        try {
            TemporalAccessor parsed = formatter.parse(text.strip());
            LocalDate date = parsed.query(TemporalQueries.localDate());
            boolean isDateAlone = date != null && parsed.query(TemporalQueries.localTime()) == null;
            return isDateAlone ? date.atStartOfDay() : parsed;
        } catch (DateTimeException e) {
            throw new UnreadableException("malformed: time \"" + Texts.shortened(text.strip()) + "\" is not like "
                    + pattern + ", for example " + formatter.format(EXAMPLE)
                    + (locale.equals(Locale.ENGLISH) ? "" : " (" + locale.toLanguageTag() + ")"));
        }
    }

    /** Of a pattern without a date. */
    long nanosOfDay(String text) throws UnreadableException {
        return parse(TimeText.present(text)).query(TemporalQueries.localTime()).toNanoOfDay();
    }
}
