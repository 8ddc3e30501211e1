package org.hodograph.pipeline.hint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.guess.TimeGuess;
import org.hodograph.pipeline.guess.TimeGuesses;
import org.hodograph.pipeline.time.TimeForm;

/** Times that are written otherwise than the settings say. */
final class TimeHints {

    static final List<Hint> ALL =
            List.of(TimeHints::decimalComma, TimeHints::otherForm, TimeHints::range, TimeHints::future);

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+");
    private static final Pattern OUT_OF_RANGE = Pattern.compile("(\\d{12,20})(\\.\\d+)? is outside .*");

    private TimeHints() {}

    private static boolean isTime(Clue clue) {
        return clue.isCode("malformed") && clue.reason().words().startsWith("time ");
    }

    private static Optional<String> decimalComma(Clue clue) {
        return isTime(clue) && DECIMAL_COMMA.matcher(clue.text()).matches()
                ? Optional.of(NumberHints.DECIMAL_COMMA)
                : Optional.empty();
    }

    private static Optional<String> otherForm(Clue clue) {
        if (!isTime(clue)) {
            return Optional.empty();
        }
        TimeGuess guess = TimeGuesses.ofText(clue.text());
        return guess == null || guess.form().equals(clue.settings().time())
                ? Optional.empty()
                : Optional.of(line(clue.text(), guess));
    }

    private static String line(String text, TimeGuess guess) {
        String option = guess.form() instanceof TimeForm.Pattern pattern
                ? "--time-pattern \"" + pattern.pattern() + "\" (source.time: " + guess.setting() + ")"
                : "--time-unit " + guess.setting() + " (source.time: " + guess.setting() + ")";
        return "\"" + text + "\" looks like " + guess.why() + ": " + option;
    }

    /** Milliseconds that are read as seconds lie in another geological age. */
    private static Optional<String> range(Clue clue) {
        Matcher matcher = OUT_OF_RANGE.matcher(clue.reason().words());
        if (!clue.isCode("time-range") || !matcher.matches()) {
            return Optional.empty();
        }
        TimeGuess guess = TimeGuesses.ofText(matcher.group(1));
        return guess == null || guess.form().equals(clue.settings().time())
                ? Optional.empty()
                : Optional.of(line(matcher.group(1), guess));
    }

    private static Optional<String> future(Clue clue) {
        if (!clue.isCode("future")) {
            return Optional.empty();
        }
        boolean isLocal = clue.settings().time() instanceof TimeForm.Iso
                || clue.settings().time() instanceof TimeForm.Pattern;
        return Optional.of(
                isLocal
                        ? "times without an offset are read as UTC: source.time: {unit: iso, zone: Europe/Berlin} names their zone;"
                                + " source.max-future-skew allows more"
                        : "is the unit of time right (--time-unit, source.time)? source.max-future-skew allows more");
    }
}
