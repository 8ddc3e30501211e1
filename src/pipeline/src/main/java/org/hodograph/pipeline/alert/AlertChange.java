package org.hodograph.pipeline.alert;

/**
 * An alert that changed its state.
 *
 * @param rule its rule
 * @param series the series, or the entity of a track
 * @param nanos when, nanoseconds since 1970: the instant of the answer that did it
 * @param state the new one
 * @param value of the quantity; NaN if not available
 * @param error its standard error; NaN if not available
 * @param unit of the value, or null
 * @param probability that the true value is beyond the threshold; NaN if not available
 * @param sinceNanos when the condition began to hold
 */
public record AlertChange(
        AlertRule rule,
        String series,
        long nanos,
        State state,
        double value,
        double error,
        String unit,
        double probability,
        long sinceNanos) {

    /** The states of an alert that a record can tell. */
    public enum State {
        PENDING,
        FIRING,
        RESOLVED
    }
}
