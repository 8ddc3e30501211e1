package org.hodograph.pipeline.hint;

import java.util.Optional;

/** A rule that knows one kind of mistake. */
@FunctionalInterface
interface Hint {

    /** The line that says what it is and which setting mends it; empty if this is another mistake. */
    Optional<String> of(Clue clue);
}
