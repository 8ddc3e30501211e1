package org.hodograph.pipeline.format.nmea;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.RecordTime;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * The instants of one receiver's sentences. A time of day belongs to the date that brings it nearest to the last known instant,
 * so midnight is passed in either order of sentences; before the first date, nearest to the record's timestamp. For one thread.
 */
final class FixClock {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int CENTURY_BEGINS = 80; // 80 is 1980, when GPS time begins; 79 is 2079

    private boolean isKnown;
    private long last;

    /** The instant of a time and a date as ddmmyy. */
    long at(String time, String date) throws UnreadableException {
        if (date.isEmpty()) {
            throw new UnreadableException("missing-time");
        }
        if (date.length() != 6 || !isDigits(date)) {
            throw new UnreadableException("malformed: date \"" + Texts.shortened(date) + "\" is not ddmmyy");
        }
        int year = number(date, 4);
        return at(time, (year < CENTURY_BEGINS ? 2000 : 1900) + year, number(date, 2), number(date, 0));
    }

    /** The instant of a time and a date. */
    long at(String time, int year, int month, int day) throws UnreadableException {
        try {
            return heard(LocalDate.of(year, month, day).toEpochDay() * DAY + ofDay(time));
        } catch (DateTimeException e) {
            throw new UnreadableException("malformed: there is no date " + day + "." + month + "." + year);
        }
    }

    /** The instant of a time of day. */
    long near(String time, SourceRecord source) throws UnreadableException {
        long ofDay = ofDay(time);
        long reference = now(source);
        long instant = Math.floorDiv(reference, DAY) * DAY + ofDay;
        if (instant - reference > DAY / 2) {
            instant -= DAY;
        } else if (reference - instant > DAY / 2) {
            instant += DAY;
        }
        return heard(instant);
    }

    /** The instant of a sentence without a time: that of the last one with a time, else the record's. */
    long now(SourceRecord source) throws UnreadableException {
        return isKnown ? last : RecordTime.nanos(source);
    }

    private long heard(long instant) {
        isKnown = true;
        last = instant;
        return instant;
    }

    /** Nanoseconds of the day of hhmmss.sss; a leap second is the first of the next minute. */
    private static long ofDay(String text) throws UnreadableException {
        if (text.isEmpty()) {
            throw new UnreadableException("missing-time");
        }
        int dot = text.indexOf('.');
        int whole = dot < 0 ? text.length() : dot;
        boolean isTime = whole == 6
                && text.length() <= 7 + 9
                && isDigits(text.substring(0, 6))
                && (dot < 0 || isDigits(text.substring(dot + 1)));
        if (!isTime || number(text, 0) > 23 || number(text, 2) > 59 || number(text, 4) > 60) {
            throw new UnreadableException("malformed: time \"" + Texts.shortened(text) + "\" is not hhmmss.sss");
        }
        long seconds = (number(text, 0) * 60L + number(text, 2)) * 60 + number(text, 4);
        long fraction = dot < 0 || dot + 1 == text.length()
                ? 0
                : Long.parseLong((text.substring(dot + 1) + "00000000").substring(0, 9));
        return seconds * SECOND + fraction;
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
