package org.hodograph.pipeline.time;

import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.UnreadableException;

/** Reads the times of one source in order of arrival. For one thread. */
@FunctionalInterface
public interface TimeReader {

    /**
     * The instant of a sample in nanoseconds since 1970.
     *
     * @param text of its time; several fields are joined by a blank
     * @param clock whose time it is: what is carried on, a day or a turn of a timer, is so for each of them
     * @param source the record it came with
     * @throws UnreadableException if it is no such time, or outside the range of nanoseconds
     */
    long read(String text, String clock, SourceRecord source) throws UnreadableException;

    /** What was read with a guess since this was last asked, in one line for the user; null: nothing. */
    default String note() {
        return null;
    }

    /** A text alone as nanoseconds. */
    @FunctionalInterface
    interface OfText {
        long nanos(String text) throws UnreadableException;
    }

    /** A reader that remembers nothing. */
    static TimeReader ofText(OfText parser) {
        return (text, clock, source) -> parser.nanos(text);
    }

    /** The timestamp of the record. */
    static long ofRecord(String text, String clock, SourceRecord source) throws UnreadableException {
        if (!source.hasTimestamp()) {
            throw new UnreadableException("missing-time: the record has no timestamp of its own, as lines of a file");
        }
        return TimeText.ofMillis(source.timestampMillis());
    }
}
