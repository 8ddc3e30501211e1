package org.hodograph;

import java.time.Instant;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;

/**
 * Value and derivatives of a live series at one instant, in SI, from one fit. A view that its {@link SeriesStream} reuses: valid until the
 * next call of the stream, on its thread. NaN: not available.
 */
public final class SeriesEstimate {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Derivatives result;

    SeriesEstimate() {}

    void show(Derivatives next) {
        result = next;
    }

    private Estimate estimate() {
        if (result == null) {
            throw new IllegalStateException("there is no answer yet: push has not returned true");
        }
        return result.estimate();
    }

    /**
     * The instant that the numbers are for.
     *
     * @return nanoseconds since 1970
     */
    public long nanos() {
        estimate();
        return result.nanos();
    }

    /**
     * The instant that the numbers are for.
     *
     * @return a copy
     */
    public Instant instant() {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos(), NANOS_PER_SECOND), Math.floorMod(nanos(), NANOS_PER_SECOND));
    }

    /**
     * How far the instant lies behind the newest sample.
     *
     * @return seconds, 0 or more
     */
    public double lag() {
        estimate();
        return result.lagNanos() / (double) NANOS_PER_SECOND;
    }

    /**
     * The smoothed value.
     *
     * @return in {@code unit(0)}; NaN if not available
     */
    public double value() {
        return estimate().derivative(0);
    }

    /**
     * The derivative of an order.
     *
     * @param order 0 to 3, 0 being the smoothed value
     * @return in {@code unit(order)}; NaN if not available
     */
    public double derivative(int order) {
        return estimate().derivative(order);
    }

    /**
     * The standard deviation of the error of {@link #derivative}.
     *
     * @param order 0 to 3
     * @return in {@code unit(order)}; NaN if not available
     */
    public double standardError(int order) {
        return estimate().standardError(order);
    }

    /**
     * The SI unit of a derivative.
     *
     * @param order 0 to 3
     * @return such as {@code m/s2}; null for a value without a unit
     */
    public String unit(int order) {
        estimate();
        return result.shownUnit(order);
    }

    /**
     * All of it, to keep and to go on calculating with.
     *
     * @return a copy
     */
    public Jet jet() {
        return Jets.of(estimate());
    }

    /**
     * The number of samples that the numbers rest on.
     *
     * @return 0 for one made by silence
     */
    public int samples() {
        return estimate().samples();
    }

    /**
     * Whether the window is not yet full.
     *
     * @return the flag WARMUP
     */
    public boolean isWarmUp() {
        return has(Flag.WARMUP);
    }

    /**
     * Whether it is the first answer after a gap, or there is none because its instant lies in a silence.
     *
     * @return the flag GAP
     */
    public boolean isAfterGap() {
        return has(Flag.GAP);
    }

    /**
     * Whether it was made by silence and not by a sample.
     *
     * @return the flag IDLE
     */
    public boolean isIdle() {
        return has(Flag.IDLE);
    }

    /**
     * Whether the newest sample was down-weighted as an outlier.
     *
     * @return the flag OUTLIER
     */
    public boolean isOutlier() {
        return has(Flag.OUTLIER);
    }

    /**
     * Whether a derivative is no surer to differ from 0 than a value of two standard errors is.
     *
     * @param order 0 to 3
     * @return the flag LOW_SNR
     */
    public boolean isLowSnr(int order) {
        estimate();
        return result.isLowSnr(order);
    }

    private boolean has(Flag flag) {
        estimate();
        return flag.in(result.flags());
    }
}
