package org.hodograph.pipeline.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * ISO 8601 as people write it: extended or basic, T, t or a blank before the time, a fraction behind a point or a comma, slashes
 * in the date, and an offset as Z, z, +01, +0100, +01:00, UTC, GMT or GMT+1, with or without a blank before it, or none;
 * behind an offset the name of a zone in brackets, as Java prints it, counts for nothing.
 */
final class IsoText {

    private static final int DATE = 10; // characters of a date alone

    private static final Pattern OFFSET_END = Pattern.compile("(?:[zZ]|[+-][0-9]{2}(?::?[0-9]{2})?)$");

    private static final DateTimeFormatter EXTENDED = zoned(new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME));

    private static final DateTimeFormatter BASIC = zoned(new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("MMdd['T'][' ']HHmm[ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true));

    private IsoText() {}

    private static DateTimeFormatter zoned(DateTimeFormatterBuilder local) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(local.toFormatter(Locale.ROOT))
                .appendPattern("[' ']['UTC']['GMT']")
                .optionalStart()
                .appendOffset("+HH:MM", "Z")
                .optionalEnd()
                .optionalStart()
                .appendOffset("+HHmm", "Z") // or hours alone
                .optionalEnd()
                .optionalStart()
                .appendOffset("+H:mm", "Z")
                .optionalEnd()
                .toFormatter(Locale.ROOT);
    }

    /** A date and time, with or without an offset. */
    static TemporalAccessor parse(String text) throws UnreadableException {
        try {
            String plain = plain(text);
            if (plain.length() <= DATE && plain.indexOf(':') < 0) {
                boolean isBasic = plain.length() == 8 && plain.indexOf('-') < 0;
                return LocalDate.parse(
                                plain, isBasic ? DateTimeFormatter.BASIC_ISO_DATE : DateTimeFormatter.ISO_LOCAL_DATE)
                        .atStartOfDay();
            }
            TemporalAccessor parsed = (plain.indexOf('-') == 4 ? EXTENDED : BASIC).parse(plain);
            boolean isUtc = !parsed.isSupported(ChronoField.OFFSET_SECONDS) && endsInUtc(plain);
            return isUtc ? LocalDateTime.from(parsed).atOffset(ZoneOffset.UTC) : parsed;
        } catch (DateTimeException e) {
            throw new UnreadableException("malformed: time \"" + Texts.shortened(text.strip())
                    + "\" is not ISO 8601, for example 2026-01-05T10:00:01.250Z");
        }
    }

    private static boolean endsInUtc(String text) {
        return text.regionMatches(true, text.length() - 3, "UTC", 0, 3)
                || text.regionMatches(true, text.length() - 3, "GMT", 0, 3);
    }

    private static String plain(String text) {
        String plain = text.strip();
        if (plain.indexOf(',') >= 0) {
            plain = plain.replace(',', '.');
        }
        int zone = plain.endsWith("]") ? plain.indexOf('[') : -1; // as Java prints it behind the offset
        if (zone > 0 && OFFSET_END.matcher(plain.substring(0, zone)).find()) {
            plain = plain.substring(0, zone);
        }
        return plain.indexOf('/') == 4 ? plain.replace('/', '-') : plain;
    }

    /** Nanoseconds of a text that is in UTC unless it says otherwise. */
    static long utc(String text) throws UnreadableException {
        long nanos = IsoDigits.read(text);
        return nanos == IsoDigits.NONE ? LocalTimes.nanos(parse(TimeText.present(text)), ZoneOffset.UTC, text) : nanos;
    }
}
