package org.hodograph.pipeline.series;

import org.hodograph.kernels.repeat.Repeats;

/** Whether a value that is shown again counts again. */
public enum RepeatPolicy {
    /** Each sample is a measurement of its own. */
    COUNT,
    /** A sample that equals the one before is none. */
    ONCE,
    /** What the series shows decides: values shown again before they are renewed count once, and a frozen sensor says nothing. */
    AUTO;

    /**
     * What tells the samples of a series that are news; null: all are, as pulses always are, and readings whose steps are declared:
     * while one of these is held, it says that the signal is still there.
     */
    Repeats recogniser(Kind kind, double resolution) {
        boolean allCount = this == COUNT || kind instanceof Kind.Pulse || (this == AUTO && resolution > 0);
        return allCount ? null : new Repeats(this == ONCE);
    }
}
