package org.hodograph.pipeline.series;

/** What a consumer should know about a result beside its numbers. */
public enum Flag {
    /** The window is not yet full. */
    WARMUP,
    /** The first result after a gap. */
    GAP,
    /** The first result after a reset. */
    RESET,
    /** Made by silence, not by a sample. */
    IDLE,
    /** The newest sample was down-weighted as an outlier. */
    OUTLIER,
    /** The value is below the configured number of standard errors. */
    LOW_SNR,
    /** Too slow for a curvature. */
    STANDSTILL,
    /** A later revision may follow. */
    PROVISIONAL;

    /** The flag's bit in a set of flags. */
    public int bit() {
        return 1 << ordinal();
    }

    public boolean in(int flags) {
        return (flags & bit()) != 0;
    }
}
