package org.hodograph.pipeline.guess;

import java.util.List;
import java.util.regex.Pattern;
import org.hodograph.pipeline.time.TimeForms;

/** Numbers since 1970 by how many digits they have: the years 2001 to 2286 in each unit. */
final class EpochGuess {

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d*(\\.\\d+)?");

    /** Digits before the point, and the unit they mean. */
    private record Size(int digits, String unit, String words) {}

    private static final List<Size> SIZES = List.of(
            new Size(10, "s", "seconds"),
            new Size(13, "ms", "milliseconds"),
            new Size(16, "us", "microseconds"),
            new Size(19, "ns", "nanoseconds"));

    private EpochGuess() {}

    static TimeGuess of(List<String> texts) {
        int digits = digits(texts.get(0));
        boolean isOne = texts.stream().allMatch(text -> COUNT.matcher(text).matches() && digits(text) == digits);
        return SIZES.stream()
                .filter(size -> isOne && size.digits() == digits)
                .map(size -> new TimeGuess(
                        TimeForms.ofWord(size.unit()),
                        size.unit(),
                        size.words() + " since 1970, by its " + digits + " digits",
                        9))
                .findFirst()
                .orElse(null);
    }

    private static int digits(String text) {
        int point = text.indexOf('.');
        return point < 0 ? text.length() : point;
    }
}
