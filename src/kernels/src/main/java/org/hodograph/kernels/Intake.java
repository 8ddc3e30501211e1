package org.hodograph.kernels;

/** What a {@link Differentiator} did with a sample. Only an accepted sample changes its state. */
public enum Intake {
    /** The sample is in. */
    ACCEPTED,
    /** Older than the newest accepted sample. */
    OUT_OF_ORDER,
    /** At the very instant of the newest accepted sample. */
    DUPLICATE,
    /** The value is NaN or infinite. */
    NOT_FINITE,
    /** As many samples as it may hold are within the duration that it has to keep, and this one leaves them there. */
    FULL
}
