package org.hodograph.pipeline.series;

import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.unit.Unit;

/**
 * One result of a tracker: all orders at one instant. The tracker owns and reuses it: a listener reads it during the call
 * and keeps nothing of it.
 */
public final class Derivatives {

    final Estimate estimate = new Estimate();
    String series;
    SeriesSettings settings;
    Unit unit;
    long nanos;
    long lagNanos;
    int revision;
    String method;
    int flags;

    Derivatives() {}

    public String series() {
        return series;
    }

    /** The instant of the estimate, nanoseconds since 1970. */
    public long nanos() {
        return nanos;
    }

    /** Value and derivatives in SI units of {@link #unit}; orders without an answer are absent. */
    public Estimate estimate() {
        return estimate;
    }

    /** The unit of order 0, null if unknown. */
    public Unit unit() {
        return unit;
    }

    public SeriesSettings settings() {
        return settings;
    }

    /** Newest sample minus instant, nanoseconds. */
    public long lagNanos() {
        return lagNanos;
    }

    /** 0 for the first answer at this instant, higher for later ones. */
    public int revision() {
        return revision;
    }

    /** {@code name@version} of the method. */
    public String method() {
        return method;
    }

    /** Bits of {@link Flag}s of the whole result. */
    public int flags() {
        return flags;
    }

    /** Bits of the flags that hold for one order: those of the whole result, and LOW_SNR. */
    public int flags(int order) {
        return isLowSnr(order) ? flags | Flag.LOW_SNR.bit() : flags;
    }

    /** Whether the derivative of this order is smaller than the configured number of its standard errors. */
    public boolean isLowSnr(int order) {
        return Math.abs(estimate.derivative(order)) < settings.lowSnr() * estimate.standardError(order);
    }
}
