package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.guess.TimeGuess;
import org.hodograph.pipeline.guess.TimeGuesses;
import org.hodograph.pipeline.text.NumberForm;

/** The fields of a table that may be its time, the likeliest first. */
final class TimeRoles {

    private static final Pattern EXACTLY = Pattern.compile(
            "t|ts|tst|time|times|timestamp|datetime|date[ _-]?time|zeit|zeitstempel|epoch|at|utc|stamp");
    private static final Pattern PARTLY =
            Pattern.compile(".*(time|date|zeit|datum|stamp|epoch|clock|elapsed|hora|heure).*");
    private static final Pattern SECONDARY = Pattern.compile(
            ".*(start|end|begin|received?|ingest|created|updated|modified|server|sent|publish|duration|since|zone|tz).*");
    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(k?)(?:Hz|hz|HZ|fps|FPS|S/s|samples/s)");
    private static final Pattern COUNTED = Pattern.compile(
            "(frames?|samples?|scans?|index|idx|n|no\\.?|#|tick|ticks|record|step|row)( ?(number|no\\.?|nr|id|#))?");

    /** Units that a name says, in parentheses or as a word of its own. */
    private static final Map<String, Pattern> UNITS = Map.of(
            "ns", word("ns|nsec|nanos?|nanoseconds?|nanosec"),
            "us", word("us|usec|\u00b5s|\u03bcs|micros?|microseconds?"),
            "ms", word("ms|msec|millis?|milliseconds?|millisec"),
            "s", word("s|sec|secs|seconds?|t|time|sekunden"),
            "min", word("min|mins|minutes?"),
            "h", word("h|hr|hrs|hours?|stunden"),
            "d", word("d|days?|tage"));

    private static final List<String> FINEST_FIRST = List.of("ns", "us", "ms", "min", "h", "d", "s");

    private TimeRoles() {}

    private static Pattern word(String words) {
        return Pattern.compile(
                ".*(?<![\\p{L}\\d])(?:" + words + ")(?![\\p{L}\\d])[^\\p{L}]*", Pattern.CASE_INSENSITIVE);
    }

    static List<TimeRole> of(Table table, NumberForm form) {
        List<TimeRole> roles = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            TimeGuess guess = TimeGuesses.ofTexts(column.present());
            if (guess != null) {
                SummerTime.of(column, guess).ifPresent(roles::add);
                roles.add(texts(column, guess));
            } else if (column.isNumeric(form)) {
                numbers(column, i, table, form).ifPresent(roles::add);
            }
        }
        roles.addAll(JointTimes.of(table));
        roles.sort(Comparator.comparingInt(TimeRole::score).reversed());
        return roles;
    }

    static TimeRole texts(Column column, TimeGuess guess) {
        List<String> texts = column.present();
        boolean isStill = texts.size() > 4 && 10 * column.distinct().size() < texts.size();
        int score = guess.trust() + named(column) - (isStill ? 6 : 0);
        return new TimeRole(List.of(column.name()), guess.setting(), guess.why(), score, falls(texts, guess));
    }

    private static boolean falls(List<String> texts, TimeGuess guess) {
        int falls = 0;
        int rises = 0;
        Long before = null;
        for (String text : texts) {
            Long nanos = Instants.of(guess.form(), text);
            if (nanos != null && before != null) {
                falls += nanos < before ? 1 : 0;
                rises += nanos > before ? 1 : 0;
            }
            before = nanos == null ? before : nanos;
        }
        return falls > 2 && falls > 9 * rises && !guess.setting().equals("clock");
    }

    /** What the name adds. */
    static int named(Column column) {
        String word = column.word();
        int score = EXACTLY.matcher(word).matches() ? 3 : PARTLY.matcher(word).matches() ? 2 : 0;
        return score - (SECONDARY.matcher(word).matches() ? 2 : 0);
    }

    private static Optional<TimeRole> numbers(Column column, int place, Table table, NumberForm form) {
        String name = column.word();
        double trend = column.trend(form);
        List<String> fields = List.of(column.name());
        boolean isSteady = Math.abs(trend) > 0.9;
        boolean falls = trend < -0.9;
        Optional<String> wraps = Wraps.of(column.numbers(form));
        String unit = unit(name + " " + column.unit());
        if (COUNTED.matcher(name).matches() && isSteady) {
            String rate = rate(table.said());
            return Optional.of(
                    rate == null
                            ? new TimeRole(
                                    fields,
                                    "{rate: 1 Hz}",
                                    "a count; no rate is said anywhere: put the real one",
                                    4,
                                    falls)
                            : new TimeRole(
                                    fields,
                                    "{rate: " + rate + " Hz}",
                                    "a count, at the rate that a comment says",
                                    7,
                                    falls));
        }
        if (ExcelDays.isIn(column, form) && (named(column) > 0 || place == 0)) {
            return Optional.of(new TimeRole(fields, "excel", "a day number of a spreadsheet", 8, falls));
        }
        if (unit != null && wraps.isPresent()) {
            String setting = "{unit: " + unit + ", wraps-at: " + wraps.get() + "}";
            return Optional.of(new TimeRole(fields, setting, "a timer that begins again", 6, false));
        }
        if (unit != null && isSteady) {
            String why = "a number; its name says the unit" + (unit.equals("s") ? ", or none: seconds" : "");
            return Optional.of(new TimeRole(fields, unit, why, 5 + named(column), falls));
        }
        if ((named(column) > 0 || (place == 0 && !table.isJson())) && isSteady) {
            return Optional.of(new TimeRole(
                    fields, "s", "it only rises; seconds, as nothing says other", 3 + named(column), falls));
        }
        return Optional.empty();
    }

    private static String unit(String name) {
        return FINEST_FIRST.stream()
                .filter(unit -> UNITS.get(unit).matcher(name.replace('_', ' ')).matches())
                .findFirst()
                .orElse(null);
    }

    private static String rate(List<String> said) {
        for (String line : said) {
            Matcher matcher = RATE.matcher(line);
            if (matcher.find()) {
                return matcher.group(1) + (matcher.group(2).isEmpty() ? "" : "000");
            }
        }
        return null;
    }
}
