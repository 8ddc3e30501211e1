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
 * @param story of an alert on what is unusual; null: it is none
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
        long sinceNanos,
        Story story) {

    /** A change of an alert with a threshold. */
    public AlertChange(
            AlertRule rule,
            String series,
            long nanos,
            State state,
            double value,
            double error,
            String unit,
            double probability,
            long sinceNanos) {
        this(rule, series, nanos, state, value, error, unit, probability, sinceNanos, null);
    }

    /**
     * What was unusual. NaN means not available.
     *
     * @param usual the level that is reached once in the budget's time, in the unit of the value
     * @param rarity from one such value to the next as large as the largest so far: seconds, or samples with a budget in samples
     * @param peak the value furthest out since the alert began
     * @param mean of the values since then
     * @param seconds since then
     * @param x where the peak was on a track, metres
     * @param y likewise
     * @param first the record with which the alert began; null: none did, as at a silence
     * @param atPeak the one with which the peak was told; null likewise
     */
    public record Story(
            double usual,
            double rarity,
            double peak,
            double mean,
            double seconds,
            double x,
            double y,
            Origin first,
            Origin atPeak) {}

    /** The states of an alert that a record can tell. */
    public enum State {
        PENDING,
        FIRING,
        RESOLVED
    }
}
