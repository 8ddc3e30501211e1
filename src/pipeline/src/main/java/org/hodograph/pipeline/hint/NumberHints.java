package org.hodograph.pipeline.hint;

import java.util.List;
import java.util.Optional;
import org.hodograph.pipeline.text.NumberForm;

/** Numbers that are written otherwise than the settings say. */
final class NumberHints {

    static final String DECIMAL_COMMA = "numbers have a decimal comma: --decimal , (source.numbers: {decimal: \",\"})";

    /** A shape of numbers, and what reads it. */
    private record Shape(String pattern, String hint) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(
                    "[-+]?\\d{1,3}(,\\d{3})+\\.\\d+|[-+]?\\d{1,3}(,\\d{3}){2,}",
                    "a comma groups the digits: --grouping , (source.numbers: {grouping: \",\"})"),
            new Shape(
                    "[-+]?\\d{1,3}(\\.\\d{3})+,\\d+|[-+]?\\d{1,3}(\\.\\d{3}){2,}",
                    "numbers have a decimal comma, and points group the digits: source.numbers: {decimal: \",\", grouping: \".\"}"),
            new Shape(
                    "[-+]?[1-9]\\d{0,2},\\d{3}",
                    "if its comma is a decimal one: --decimal , (source.numbers: {decimal: \",\"});"
                            + " if it groups digits: source.numbers: {grouping: \",\"}"),
            new Shape("[-+]?\\d*,\\d+([eE][-+]?\\d+)?( ?\\D+)?", DECIMAL_COMMA),
            new Shape(
                    "[-+]?\\d{1,3}([ \\u00A0\\u202F\\u2009]\\d{3})+([.,]\\d+)?",
                    "blanks group the digits: source.numbers: {grouping: space}, with decimal: \",\" if that is the mark"),
            new Shape(
                    "[-+]?\\d{1,3}(['\u2019]\\d{3})+(\\.\\d+)?",
                    "marks group the digits: source.numbers: {grouping: \"'\"}"),
            new Shape(
                    "[-+]?[\\d.]+ ?[^\\d\\s.,]\\S*",
                    "what stands behind the number is no unit that is known; series[].unit says it if the cells can do without"));

    static final List<Hint> ALL = List.of(NumberHints::shape);

    private NumberHints() {}

    private static Optional<String> shape(Clue clue) {
        if (!clue.isCode("not-a-number")) {
            return Optional.empty();
        }
        boolean isPlain = clue.settings().numbers().equals(NumberForm.PLAIN);
        return SHAPES.stream()
                .filter(shape -> clue.text().matches(shape.pattern()))
                .map(Shape::hint)
                .filter(hint -> isPlain || !hint.equals(DECIMAL_COMMA))
                .findFirst();
    }
}
