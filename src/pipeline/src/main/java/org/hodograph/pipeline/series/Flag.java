package org.hodograph.pipeline.series;

/** What a consumer should know about a result beside its numbers. */
public enum Flag {
    /** The window is not yet full. */
    WARMUP(1),
    /** The first result after a gap, or none because the instant lies in a silence. */
    GAP(2),
    /** The first result after a reset. */
    RESET(4),
    /** Made by silence, not by a sample. */
    IDLE(8),
    /** The newest sample was down-weighted as an outlier. */
    OUTLIER(16),
    /** The value is below the configured number of standard errors. */
    LOW_SNR(32),
    /** Too slow for a curvature. */
    STANDSTILL(64),
    /** A later revision may follow. */
    PROVISIONAL(128);

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    /** The flag's bit in a set of flags. */
    public int bit() {
        return bit;
    }

    public boolean in(int flags) {
        return (flags & bit) != 0;
    }
}
