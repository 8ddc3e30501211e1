package org.hodograph.pipeline.account;

import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.format.FormatSettings;

/**
 * What is known when a command ends.
 *
 * @param counts the accounts
 * @param tally why samples took no part
 * @param settings how records were read
 */
public record Ending(Counts counts, ReasonTally tally, FormatSettings settings) {

    /** Whether samples came in and none reached a fit, which no user wants. */
    public boolean isInVain() {
        return counts.in() > 0 && counts.used() == 0;
    }

    /** Whether a reason is worth a line: what is absent only if that may be a mistake. */
    public boolean isTold(ToldReason reason) {
        return reason.account() != Account.ABSENT || isInVain() || isNeverThere(reason);
    }

    /** Whether a reason says that a field is absent which no record had: then its samples are one for each that was read. */
    private boolean isNeverThere(ToldReason reason) {
        int fields = settings.fields().value().size();
        return reason.reason().startsWith("absent: no ") && reason.count() * fields >= counts.in() - counts.rejected();
    }
}
