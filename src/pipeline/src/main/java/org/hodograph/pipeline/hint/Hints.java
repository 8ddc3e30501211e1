package org.hodograph.pipeline.hint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules; the first that knows the mistake speaks. */
public final class Hints {

    private static final List<Hint> ALL = all();

    private Hints() {}

    private static List<Hint> all() {
        List<Hint> all = new ArrayList<>();
        all.addAll(RecordHints.ALL); // bytes first: what is no text has no times
        all.addAll(TimeHints.ALL);
        all.addAll(NumberHints.ALL);
        all.addAll(OrderHints.ALL);
        all.addAll(PlausibilityHints.ALL);
        return List.copyOf(all);
    }

    /** What is likely to mend it, in one line; empty if nobody knows. */
    public static Optional<String> of(Clue clue) {
        for (Hint hint : ALL) {
            Optional<String> line = hint.of(clue);
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }
}
