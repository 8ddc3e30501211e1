package org.hodograph.pipeline.time;

import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Times that begin again after a period: a timer's turn, a day. A step back by at most a sixteenth of a period is disorder, a
 * larger one the next period: a night without samples is one. Where the records' own timestamps have moved on by more than half a period, as over a long silence,
 * they say which one it is, and so they do for the first sample of a clock; without them it is the period from 1970 on.
 * For one thread.
 */
final class Carried implements TimeReader {

    private static final int DISORDER = 16; // a part of the period

    private final OfText parser;
    private final long period;
    private final Clocks<Seen> clocks = new Clocks<>();

    /** What a clock showed last, carried on, and the timestamp of that record. */
    private static final class Seen {
        private long nanos;
        private long stampMillis;
    }

    Carried(OfText parser, long period) {
        this.parser = parser;
        this.period = period;
    }

    @Override
    public long read(String text, String clock, SourceRecord source) throws UnreadableException {
        long shown = parser.nanos(text);
        Seen seen = clocks.get(source, clock);
        if (seen == null) {
            long nanos = source.hasTimestamp() ? near(shown, TimeText.ofMillis(source.timestampMillis()), text) : shown;
            seen = new Seen();
            keep(seen, nanos, source);
            clocks.put(source, clock, seen);
            return nanos;
        }
        long passed = passed(seen, source);
        boolean isLong = passed > period / 2;
        long nanos = isLong ? near(shown, exact(seen.nanos, passed, text), text) : next(shown, seen.nanos, text);
        if (nanos > seen.nanos || isLong) {
            keep(seen, nanos, source);
        }
        return nanos;
    }

    private static void keep(Seen seen, long nanos, SourceRecord source) {
        seen.nanos = nanos;
        seen.stampMillis = source.timestampMillis();
    }

    /** Nanoseconds between the timestamps of the records; 0 where they don't have any. */
    private static long passed(Seen seen, SourceRecord source) throws UnreadableException {
        return source.hasTimestamp() && seen.stampMillis >= 0
                ? TimeText.ofMillis(Math.max(0, source.timestampMillis() - seen.stampMillis))
                : 0;
    }

    /** The time that shows {@code shown} and is nearest to another. */
    private long near(long shown, long other, String text) throws UnreadableException {
        long ahead = ahead(shown, other);
        return exact(other, ahead > period / 2 ? ahead - period : ahead, text);
    }

    /** The first time from {@code last} on that shows {@code shown}, or one just before it. */
    private long next(long shown, long last, String text) throws UnreadableException {
        long ahead = ahead(shown, last);
        return exact(last, period - ahead <= period / DISORDER ? ahead - period : ahead, text);
    }

    private long ahead(long shown, long other) {
        return Math.floorMod(Math.floorMod(shown, period) - Math.floorMod(other, period), period);
    }

    private static long exact(long nanos, long more, String text) throws UnreadableException {
        try {
            return Math.addExact(nanos, more);
        } catch (ArithmeticException e) {
            throw TimeText.outOfRange(text);
        }
    }
}
