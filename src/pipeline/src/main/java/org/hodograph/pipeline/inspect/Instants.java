package org.hodograph.pipeline.inspect;

import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeForm;

/** Times of single texts. */
final class Instants {

    private static final SourceRecord NOWHERE = new SourceRecord("", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);

    private Instants() {}

    /** Nanoseconds; null for what is no such time. */
    static Long of(TimeForm form, String text) {
        try {
            return form.newReader().read(text, "", NOWHERE);
        } catch (UnreadableException e) {
            return null;
        }
    }
}
