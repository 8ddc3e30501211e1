package org.hodograph;

/**
 * Something that happened to a series.
 *
 * @param kind {@code GAP}, {@code RESET}, {@code IDLE}, {@code OUTLIER}, {@code JUMP} and the others of docs/wire-format.md, events
 * @param nanos when, nanoseconds since 1970
 * @param lengthSeconds of a gap, of silence; NaN for others
 * @param left what was shown before a reset or an outlier, in SI; NaN for others
 * @param right what was shown after it, in SI; NaN for others
 * @param height of a jump, in SI; NaN for others
 * @param confidence from 0 to 1; 1 for what is no estimate
 */
public record SeriesEvent(
        String kind, long nanos, double lengthSeconds, double left, double right, double height, double confidence) {}
