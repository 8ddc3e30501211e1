package org.hodograph;

/**
 * An alert that changed its state.
 *
 * @param name of the alert
 * @param state the new one
 * @param nanos the instant of the estimate that did it, nanoseconds since 1970
 * @param value of the quantity, in SI; NaN if not available
 * @param standardError of the value; NaN if not available
 * @param unit of the value; null: none
 * @param probability that the true value is beyond the threshold; NaN if not available
 * @param sinceNanos when the condition began to hold, nanoseconds since 1970
 */
public record SeriesAlert(
        String name,
        State state,
        long nanos,
        double value,
        double standardError,
        String unit,
        double probability,
        long sinceNanos) {

    /** The states that are told. */
    public enum State {
        /** The condition holds, but not yet for as long as it must. */
        PENDING,
        /** It has held for so long. */
        FIRING,
        /** It is over. */
        RESOLVED
    }
}
