package org.hodograph.pipeline.guess;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeForms;

/** Guesses how texts say times. The first rule that reads all of them wins. */
public final class TimeGuesses {

    private static final List<Function<List<String>, TimeGuess>> RULES =
            List.of(EpochGuess::of, TimeGuesses::iso, TimeGuesses::clock, DateGuess::of);
    private static final int MOST_READ = 200;

    private TimeGuesses() {}

    /** How a text alone says a time; null if it is none that is known. */
    public static TimeGuess ofText(String text) {
        return ofTexts(List.of(text));
    }

    /** How these texts say times that need no other knowledge; null if they don't, or if there are none. */
    public static TimeGuess ofTexts(List<String> texts) {
        List<String> some = texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .limit(MOST_READ)
                .toList();
        if (some.isEmpty()) {
            return null;
        }
        for (Function<List<String>, TimeGuess> rule : RULES) {
            TimeGuess guess = rule.apply(some);
            if (guess != null) {
                return guess;
            }
        }
        return null;
    }

    private static TimeGuess iso(List<String> texts) {
        boolean isDated = texts.stream().allMatch(text -> text.length() >= 8 && text.matches("\\d{4}.*"));
        if (!isDated || !texts.stream().allMatch(TimeForms.ISO::isTime)) {
            return null;
        }
        boolean hasOffset = texts.get(0).matches(".*([zZ]|UTC|GMT|[+-]\\d{1,2}(:?\\d{2})?)(\\[.*])?$")
                && texts.get(0).length() > 12;
        return new TimeGuess(
                TimeForms.ISO, "iso", hasOffset ? "ISO 8601" : "ISO 8601 without an offset, which is read as UTC", 10);
    }

    private static TimeGuess clock(List<String> texts) {
        boolean isClock = texts.stream()
                .allMatch(text -> text.matches("\\d{1,4}:\\d{2}:\\d{2}([.,:]\\d{1,9})?( ?[aApP]\\.?[mM]\\.?)?"));
        if (texts.stream().allMatch(text -> text.matches("([01]?\\d|2[0-3]):[0-5]\\d"))) {
            TimeForm form = new TimeForm.Pattern("H:mm", ZoneOffset.UTC, Locale.ENGLISH);
            return new TimeGuess(form, "{pattern: \"H:mm\"}", "hours and minutes of a day", 7);
        }
        return isClock && texts.stream().allMatch(TimeForms.ofWord("clock")::isTime)
                ? new TimeGuess(TimeForms.ofWord("clock"), "clock", "a time of day, or time that has passed", 9)
                : null;
    }
}
