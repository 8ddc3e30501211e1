package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.guess.TimeGuess;
import org.hodograph.pipeline.guess.TimeGuesses;

/** Times that stand in two fields: a date and a time of day, or seconds and nanoseconds. */
final class JointTimes {

    private JointTimes() {}

    static List<TimeRole> of(Table table) {
        List<TimeRole> roles = new ArrayList<>();
        List<Column> nanos =
                table.columns().stream().filter(JointTimes::isNanos).toList();
        List<Column> clocks =
                table.columns().stream().filter(JointTimes::isClock).toList();
        for (Column first : table.columns()) {
            for (Column second : isSeconds(first) ? nanos : List.<Column>of()) {
                if (sameParent(first, second)) {
                    List<String> fields = List.of(first.name(), second.name());
                    roles.add(new TimeRole(fields, "[s, ns]", "seconds, and the nanoseconds of the second", 14, false));
                }
            }
            for (Column second : isDate(first) ? clocks : List.<Column>of()) {
                TimeRole role = joined(first, second);
                if (role != null) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static boolean sameParent(Column first, Column second) {
        return first.name().lastIndexOf('.') == second.name().lastIndexOf('.');
    }

    private static boolean isSeconds(Column column) {
        return column.word().matches("s|secs?|seconds|.*[_ ]secs?") && all(column, "\\d+");
    }

    private static boolean isNanos(Column column) {
        return column.word().matches("ns|nsecs?|nanos|nanosecs?|nanoseconds|.*[_ ](nsecs?|nanosecs?|nanos)")
                && all(column, "\\d{1,9}");
    }

    private static boolean isDate(Column column) {
        return all(column, "\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}[ ./-]\\p{L}{3,9}[ ./-]\\d{2,4}|\\d{8}");
    }

    private static boolean isClock(Column column) {
        return all(column, "\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?( ?[aApP][mM])?");
    }

    private static boolean all(Column column, String pattern) {
        List<String> texts = column.present();
        return !texts.isEmpty() && texts.stream().allMatch(text -> text.matches(pattern));
    }

    private static TimeRole joined(Column date, Column clock) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < date.cells().size(); i++) {
            if (!date.cells().get(i).isBlank() && !clock.cells().get(i).isBlank()) {
                texts.add(
                        date.cells().get(i).strip() + " " + clock.cells().get(i).strip());
            }
        }
        TimeGuess guess = TimeGuesses.ofTexts(texts);
        return guess == null
                ? null
                : new TimeRole(
                        List.of(date.name(), clock.name()),
                        guess.setting(),
                        "a date and a time of day in two columns; " + guess.why(),
                        guess.trust() + 4,
                        false);
    }
}
