package org.hodograph.pipeline.format;

import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeText;

/** The timestamp of a source record, for samples that tell no time of their own. */
public final class RecordTime {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MOST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI - 2 * 86_400_000; // a day may be added

    private RecordTime() {}

    /**
     * Nanoseconds since 1970.
     *
     * @throws UnreadableException if there is no timestamp, or none that nanoseconds can tell
     */
    public static long nanos(SourceRecord source) throws UnreadableException {
        if (!source.hasTimestamp()) {
            throw new UnreadableException("missing-time");
        }
        if (source.timestampMillis() > MOST_MILLIS) {
            throw new UnreadableException("time-range: the record's timestamp " + source.timestampMillis()
                    + " ms is outside " + TimeText.RANGE);
        }
        return source.timestampMillis() * NANOS_PER_MILLI;
    }
}
