package org.hodograph.standalone;

import java.util.List;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.Account;
import org.hodograph.pipeline.account.ReasonTally;
import org.hodograph.pipeline.text.Texts;

/** Rows of a batch that take no part because a number of theirs is missing. */
final class LeftOut {

    private final ReasonTally tally = new ReasonTally();
    private long rows;
    private long missing;

    /** A row was read; {@code column} has no number in it, or is null. */
    void row(SourceRecord record, String place, String column) {
        rows++;
        if (column != null) {
            missing++;
            Rejection absence = new Rejection("absent: no number in " + column, null, null, record);
            tally.add(Account.ABSENT, absence, source -> place);
        }
    }

    /** A value is not there. */
    void absent(Rejection absence) {
        rows++;
        missing++;
        tally.add(Account.ABSENT, absence, source -> "row " + (source.offset() + 1));
    }

    /** A line for each column that lacked numbers. */
    List<String> lines() {
        return tally.reasons().stream()
                .map(reason -> "left out " + reason.count() + " of " + rows + " rows: " + reason.words() + " (first: "
                        + reason.place() + ", " + Texts.shortened(reason.text()) + ")")
                .toList();
    }

    /** Whether rows were read and none has all its numbers. */
    boolean isAll() {
        return rows > 0 && missing == rows;
    }
}
