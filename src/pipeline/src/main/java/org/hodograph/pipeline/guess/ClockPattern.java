package org.hodograph.pipeline.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pattern of a time of day behind a date. */
final class ClockPattern {

    private static final Pattern CLOCK = Pattern.compile(
            "\\d{1,2}([:.])\\d{2}(?:\\1\\d{2}(?:([.,:])(\\d{1,9}))?)?( ?)([aApP]\\.?[mM]\\.?)?( ?)([zZ]|UTC|GMT|[+-]\\d{2}:?\\d{0,2}|[A-Z]{3,4})?");
    private static final Pattern FRACTION = Pattern.compile(".*\\d[:.]\\d{2}[:.]\\d{2}[.,:](\\d{1,9})\\D*");

    private ClockPattern() {}

    /** Patterns that may read such a time, the likeliest first; none if it is no time of day. */
    static List<String> of(String time, List<String> texts) {
        Matcher matcher = CLOCK.matcher(time);
        List<String> patterns = new ArrayList<>();
        if (matcher.matches()) {
            boolean isHalf = matcher.group(5) != null;
            String mark = matcher.group(1);
            boolean hasSeconds = time.matches("\\d{1,2}[:.]\\d{2}[:.]\\d{2}.*");
            String clock = (isHalf ? "h" : "H") + mark + "mm" + (hasSeconds ? mark + "ss" : "")
                    + fraction(matcher.group(2), texts)
                    + (isHalf ? matcher.group(4) + "a" : "");
            String zone = matcher.group(7);
            String blank = matcher.group(6).isEmpty() && !isHalf ? matcher.group(4) : matcher.group(6);
            for (String letters : zone(zone)) {
                patterns.add(clock + (zone == null ? "" : blank) + letters);
            }
        }
        return patterns;
    }

    /** As many S as each text has digits, in brackets if some have none. */
    private static String fraction(String mark, List<String> texts) {
        int[] seen = new int[10];
        for (String text : texts) {
            Matcher matcher = FRACTION.matcher(text);
            seen[matcher.matches() ? matcher.group(1).length() : 0]++;
        }
        if (mark == null && seen[0] == texts.size()) {
            return "";
        }
        StringBuilder fraction = new StringBuilder();
        for (int digits = 9; digits > 0; digits--) {
            if (seen[digits] > 0) {
                boolean isAll = seen[digits] == texts.size();
                String one = (mark == null ? "." : mark) + "S".repeat(digits);
                fraction.append(isAll ? one : "[" + one + "]");
            }
        }
        return fraction.toString();
    }

    private static List<String> zone(String zone) {
        if (zone == null) {
            return List.of("");
        }
        if (zone.matches("[zZ]")) {
            return List.of("X");
        }
        return zone.matches("[A-Z]+") ? List.of("z") : zone.contains(":") ? List.of("xxx") : List.of("xx", "x");
    }
}
