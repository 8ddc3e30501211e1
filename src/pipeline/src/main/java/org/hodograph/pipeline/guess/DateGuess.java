package org.hodograph.pipeline.guess;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.time.TimeForm;

/**
 * Dates that are not ISO 8601, as a pattern. Whether day or month comes first is decided by numbers above 12; where no number
 * says it, by the mark between them and by AM and PM, and that it is a guess is told.
 */
final class DateGuess {

    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?:([ ,T:-]+)(.+))?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})([./-])(\\d{1,2})\\2(\\d{1,2})(?:([ ,T:-]+)(.+))?");
    private static final Pattern NAMED =
            Pattern.compile("(\\d{1,2})([ ./-]|\\. )(\\p{L}{3,9}\\.?)([ ./-])(\\d{4}|\\d{2})(?:([ ,T:-]+)(.+))?");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(\\p{L}{3,9})( )(\\d{1,2})(,? )(\\d{4})(?:([ ,T:-]+)(.+))?");
    private static final Pattern MAIL =
            Pattern.compile("\\p{L}{3}, \\d{1,2} \\p{L}{3} \\d{4} \\d{1,2}:\\d{2}:\\d{2} \\S+");
    private static final Pattern JAVA =
            Pattern.compile("\\p{L}{3} \\p{L}{3} \\d{1,2} \\d{2}:\\d{2}:\\d{2} [A-Z][A-Za-z0-9:+-]* \\d{4}");
    private static final Pattern UNIX = Pattern.compile("\\p{L}{3} \\p{L}{3} +\\d{1,2} \\d{2}:\\d{2}:\\d{2} \\d{4}");
    private static final List<String> MONTHS =
            List.of("MMM", "LLL", "MMMM"); // LLL: short, without the dot of some languages
    private static final List<Locale> LOCALES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("nl"),
            Locale.forLanguageTag("pt"));

    private DateGuess() {}

    static TimeGuess of(List<String> texts) {
        for (Candidate candidate : candidates(texts)) {
            for (Locale locale : LOCALES) {
                TimeGuess guess = guess(candidate, locale, texts);
                if (guess != null) {
                    return guess;
                }
                if (!candidate.pattern.matches(".*(MMM|LLL).*") && !candidate.pattern.contains("EEE")) {
                    break; // no words, so no language
                }
            }
        }
        return null;
    }

    /** A pattern, and why it and no other. */
    private record Candidate(String pattern, String why) {}

    private static TimeGuess guess(Candidate candidate, Locale locale, List<String> texts) {
        TimeForm.Pattern form;
        try {
            form = new TimeForm.Pattern(candidate.pattern, ZoneOffset.UTC, locale);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (!texts.stream().allMatch(form::isTime)) {
            return null;
        }
        String language = locale.equals(Locale.ENGLISH) ? "" : ", locale: " + locale.toLanguageTag();
        String setting = "{pattern: \"" + candidate.pattern + "\"" + language + "}";
        boolean hasZone = candidate.pattern.matches(".*[zZxXVO].*");
        return new TimeGuess(form, setting, candidate.why + (hasZone ? "" : "; read as UTC unless zone says other"), 9);
    }

    private static List<Candidate> candidates(List<String> texts) {
        List<Candidate> all = new ArrayList<>();
        String first = texts.get(0);
        Matcher numbers = NUMBERS.matcher(first);
        if (numbers.matches()) {
            numbers(all, texts, numbers);
        }
        Matcher year = YEAR_FIRST.matcher(first);
        if (year.matches()) {
            add(all, "yyyy" + year.group(2) + "M" + year.group(2) + "d", year.group(5), year.group(6), texts, "a date");
        }
        Matcher named = NAMED.matcher(first);
        if (named.matches()) {
            for (String month : MONTHS) {
                String date = "d" + named.group(2) + month + named.group(4) + years(named.group(5));
                add(all, date, named.group(6), named.group(7), texts, "a date with the month's name");
            }
        }
        Matcher month = MONTH_FIRST.matcher(first);
        if (month.matches()) {
            for (String letters : MONTHS) {
                String date = letters + " d" + month.group(4) + "yyyy";
                add(all, date, month.group(6), month.group(7), texts, "a date with the month's name");
            }
        }
        fixed(all, first);
        return all;
    }

    private static void fixed(List<Candidate> all, String first) {
        if (MAIL.matcher(first).matches()) {
            all.add(new Candidate("EEE, d MMM yyyy HH:mm:ss z", "a date as in mails"));
            all.add(new Candidate("EEE, d MMM yyyy HH:mm:ss Z", "a date as in mails"));
        }
        if (JAVA.matcher(first).matches()) {
            all.add(new Candidate("EEE MMM dd HH:mm:ss z yyyy", "a date as Java prints it"));
        }
        if (UNIX.matcher(first).matches()) {
            all.add(new Candidate("EEE MMM ppd HH:mm:ss yyyy", "a date as C prints it"));
        }
    }

    private static void numbers(List<Candidate> all, List<String> texts, Matcher first) {
        int most1 = 0;
        int most3 = 0;
        for (String text : texts) {
            Matcher matcher = NUMBERS.matcher(text);
            if (matcher.matches()) {
                most1 = Math.max(most1, Integer.parseInt(matcher.group(1)));
                most3 = Math.max(most3, Integer.parseInt(matcher.group(3)));
            }
        }
        String mark = first.group(2);
        String dayFirst = "d" + mark + "M" + mark + years(first.group(4));
        String monthFirst = "M" + mark + "d" + mark + years(first.group(4));
        boolean isAmerican = mark.equals("/") || mark.equals("-");
        boolean hasHalfDays = first.group(6) != null && first.group(6).matches("(?i).*[ap]\\.?m\\.?.*");
        boolean isKnown = most1 > 12 || most3 > 12;
        boolean isMonthFirst = isKnown ? most3 > 12 : isAmerican && (hasHalfDays || mark.equals("-"));
        String order = isMonthFirst ? "month first" : "day first";
        String why = "a date, " + order + (isKnown ? "" : " (no number above 12 says so: check it)");
        add(all, isMonthFirst ? monthFirst : dayFirst, first.group(5), first.group(6), texts, why);
    }

    private static String years(String year) {
        return year.length() == 4 ? "yyyy" : "yy";
    }

    private static void add(
            List<Candidate> all, String date, String between, String time, List<String> texts, String why) {
        if (time == null) {
            all.add(new Candidate(date, why));
            return;
        }
        for (String pattern : ClockPattern.of(time, texts)) {
            all.add(new Candidate(date + quoted(between) + pattern, why));
        }
    }

    private static String quoted(String mark) {
        return mark.replace("T", "'T'");
    }
}
