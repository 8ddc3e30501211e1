package org.hodograph.pipeline.time;

/**
 * The form of ISO 8601 that programs write, digit by digit: {@code 2026-01-05T10:00:01.250Z}. What people write beside it is
 * {@link IsoText}'s. Dates by the proleptic Gregorian calendar in its 400-year cycle, whose years begin in March.
 */
public final class IsoDigits {

    /** No instant: the text is of another form. */
    static final long NONE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final int DAY = 86_400; // seconds
    private static final int CYCLE = 146_097; // days of 400 years
    private static final int BEFORE_1970 = 719_468; // days since 0000-03-01
    private static final int SHORTEST = 16; // characters: 2026-01-05T10:00
    private static final int FIRST_YEAR = 1678; // all of whose nanoseconds fit a long
    private static final int LAST_YEAR = 2261;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private IsoDigits() {}

    /** Writes an instant in UTC with 0, 3, 6 or 9 decimals, at most 30 bytes; where its text ends. */
    public static int write(long nanos, byte[] out, int from) {
        long seconds = Math.floorDiv(nanos, SECOND);
        int fraction = (int) (nanos - seconds * SECOND);
        int days = (int) Math.floorDiv(seconds, (long) DAY);
        int time = (int) (seconds - (long) days * DAY);
        int day = days + BEFORE_1970;
        int era = Math.floorDiv(day, CYCLE);
        int ofEra = day - era * CYCLE;
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int fromMarch = (5 * ofYear + 2) / 153;
        int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        two(year / 100, out, from);
        two(year % 100, out, from + 2);
        out[from + 4] = '-';
        two(month, out, from + 5);
        out[from + 7] = '-';
        two(ofYear - (153 * fromMarch + 2) / 5 + 1, out, from + 8);
        out[from + 10] = 'T';
        two(time / 3600, out, from + 11);
        out[from + 13] = ':';
        two(time / 60 % 60, out, from + 14);
        out[from + 16] = ':';
        two(time % 60, out, from + 17);
        int at = fraction == 0 ? from + 19 : fraction(fraction, out, from + 19);
        out[at] = 'Z';
        return at + 1;
    }

    private static int fraction(int nanos, byte[] out, int from) {
        int left = nanos;
        int digits = 9;
        while (left % 1000 == 0) {
            left /= 1000;
            digits -= 3;
        }
        out[from] = '.';
        for (int at = from + digits; at > from; at--) {
            out[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return from + digits + 1;
    }

    private static void two(int number, byte[] out, int at) {
        out[at] = (byte) ('0' + number / 10);
        out[at + 1] = (byte) ('0' + number % 10);
    }

    /**
     * Nanoseconds of a date and time in UTC, or with an offset in hours and minutes; {@link #NONE} for every other text, also for
     * those that the calendar makes special: it may be a time all the same.
     */
    static long read(String text) {
        int length = text.length();
        if (length < SHORTEST
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || (text.charAt(10) != 'T' && text.charAt(10) != ' ')
                || text.charAt(13) != ':') {
            return NONE;
        }
        int century = two(text, 0);
        int ofCentury = two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int year = 100 * century + ofCentury;
        if ((century | ofCentury | month | day | hour | minute) < 0
                || year < FIRST_YEAR
                || year > LAST_YEAR
                || month < 1
                || month > 12
                || day < 1
                || day > DAYS[month - 1] // the 29th of February is the calendar's
                || hour > 23
                || minute > 59) {
            return NONE;
        }
        return behindMinutes(text, ((days(year, month, day) * 24L + hour) * 60 + minute) * 60);
    }

    private static long behindMinutes(String text, long seconds) {
        int length = text.length();
        int at = SHORTEST;
        long second = 0;
        long fraction = 0;
        if (at + 2 < length && text.charAt(at) == ':') {
            second = two(text, at + 1);
            at += 3;
            if (second < 0 || second > 59) {
                return NONE;
            }
            if (at < length && text.charAt(at) == '.') {
                int begin = ++at;
                while (at < length && isDigit(text.charAt(at)) && at - begin < 9) {
                    fraction = 10 * fraction + text.charAt(at++) - '0';
                }
                if (at == begin) {
                    return NONE;
                }
                for (int digits = at - begin; digits < 9; digits++) {
                    fraction *= 10;
                }
            }
        }
        int offset = offset(text, at);
        return offset == Integer.MIN_VALUE ? NONE : (seconds + second - offset) * SECOND + fraction;
    }

    /** Seconds of what stands behind the time; {@code Integer.MIN_VALUE}: something else. */
    private static int offset(String text, int at) {
        int behind = text.length() - at;
        if (behind == 0 || (behind == 1 && text.charAt(at) == 'Z')) {
            return 0;
        }
        if (behind != 6 || (text.charAt(at) != '+' && text.charAt(at) != '-') || text.charAt(at + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = two(text, at + 1);
        int minutes = two(text, at + 4);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = 3600 * hours + 60 * minutes;
        return text.charAt(at) == '-' ? -seconds : seconds;
    }

    private static int days(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int fromMarch = month > 2 ? month - 3 : month + 9;
        int ofYear = (153 * fromMarch + 2) / 5 + day - 1;
        return era * CYCLE + 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + ofYear - BEFORE_1970;
    }

    /** Two digits, or below 0 where they are none. */
    private static int two(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        return isDigit(tens) && isDigit(ones) ? 10 * (tens - '0') + ones - '0' : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
