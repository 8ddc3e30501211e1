package org.hodograph.pipeline.hint;

import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.account.ToldReason;
import org.hodograph.pipeline.format.FormatSettings;

/**
 * What a rule looks at.
 *
 * @param reason the reason that is to be mended
 * @param settings how records were read
 * @param counts the accounts at the end; null while samples are still coming
 */
public record Clue(ToldReason reason, FormatSettings settings, Counts counts) {

    boolean isCode(String code) {
        return reason.code().equals(code);
    }

    /** The text that could not be read as a time or a number. */
    String text() {
        return reason.quoted().strip();
    }

    /** The begin of the record. */
    String record() {
        return reason.text();
    }

    boolean isCsv() {
        return settings.kind() == FormatSettings.Kind.CSV;
    }
}
