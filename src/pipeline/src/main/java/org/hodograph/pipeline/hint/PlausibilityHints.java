package org.hodograph.pipeline.hint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Readings that the settings call impossible. */
final class PlausibilityHints {

    static final List<Hint> ALL =
            List.of(PlausibilityHints::range, PlausibilityHints::noCondition, PlausibilityHints::limit);

    private static final Pattern NO_CONDITION =
            Pattern.compile("no (.*) in the record, which says whether it is valid");

    private PlausibilityHints() {}

    private static Optional<String> range(Clue clue) {
        return clue.isCode("out-of-range")
                ? Optional.of("is the unit of the range that of the series? series[].range says what a reading can be;"
                        + " series[].missing: [-9999] makes a mark for lost values absent")
                : Optional.empty();
    }

    private static Optional<String> noCondition(Clue clue) {
        var named = NO_CONDITION.matcher(clue.reason().words());
        return clue.isCode("absent") && named.matches()
                ? Optional.of("series[].valid: {field: " + named.group(1)
                        + "} names a field of the record as source.fields does, outer.inner for an inner one")
                : Optional.empty();
    }

    private static Optional<String> limit(Clue clue) {
        return clue.isCode("malformed") && clue.reason().words().contains("can't be compared with a series in")
                ? Optional.of("a rule of series with a pattern of its own keeps the limit to series of its unit;"
                        + " a number without a unit is in that of the series")
                : Optional.empty();
    }
}
