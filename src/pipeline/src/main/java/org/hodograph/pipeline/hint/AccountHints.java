package org.hodograph.pipeline.hint;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.time.TimeForm;

/** Mistakes that only the accounts show. */
final class AccountHints {

    private static final List<Function<Ending, Optional<String>>> ALL = List.of(AccountHints::duplicates);

    private AccountHints() {}

    static Optional<String> of(Ending ending) {
        return ALL.stream().flatMap(rule -> rule.apply(ending).stream()).findFirst();
    }

    private static Optional<String> duplicates(Ending ending) {
        if (2 * ending.counts().duplicate() <= ending.counts().in()) {
            return Optional.empty();
        }
        return ending.settings().time() instanceof TimeForm.OfRecord
                ? Optional.of(
                        "most samples have the timestamp of another one, as records have that are published at once:"
                                + " source.time: kafka is for records that are published when they were measured")
                : Optional.of(
                        "most samples stand at an instant that their series had already: times may have a second column"
                                + " (source.fields.time: [sec, nanosec] with source.time: [s, ns]), or --series tells devices apart");
    }
}
