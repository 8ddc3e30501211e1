package org.hodograph.pipeline.inspect;

import java.util.List;
import org.hodograph.pipeline.text.NumberForm;

/**
 * How the numbers of a table seem to be written: the first form under which most cells are numbers.
 *
 * @param form reads them
 * @param yaml its setting; null: the default
 * @param why what they look like
 */
record NumberGuess(NumberForm form, String yaml, String why) {

    private static final List<NumberGuess> ALL = List.of(
            new NumberGuess(NumberForm.PLAIN, null, ""),
            new NumberGuess(new NumberForm(',', NumberForm.NONE), "{decimal: \",\"}", "a comma before the fraction"),
            new NumberGuess(new NumberForm('.', ','), "{grouping: \",\"}", "commas between groups of three digits"),
            new NumberGuess(
                    new NumberForm(',', '.'),
                    "{decimal: \",\", grouping: \".\"}",
                    "a comma before the fraction, points between groups of three digits"),
            new NumberGuess(
                    new NumberForm(',', ' '),
                    "{decimal: \",\", grouping: space}",
                    "a comma before the fraction, blanks between groups of three digits"),
            new NumberGuess(new NumberForm('.', ' '), "{grouping: space}", "blanks between groups of three digits"),
            new NumberGuess(new NumberForm('.', '\''), "{grouping: \"'\"}", "marks between groups of three digits"),
            new NumberGuess(
                    new NumberForm(',', '\''),
                    "{decimal: \",\", grouping: \"'\"}",
                    "a comma before the fraction, marks between groups of three digits"));

    static NumberGuess of(List<Column> columns) {
        NumberGuess best = ALL.get(0);
        long most = -1;
        for (NumberGuess guess : ALL) {
            long numbers = columns.stream()
                    .mapToLong(column -> column.numbers(guess.form()).size())
                    .sum();
            if (numbers > most) {
                best = guess;
                most = numbers;
            }
        }
        return best;
    }
}
