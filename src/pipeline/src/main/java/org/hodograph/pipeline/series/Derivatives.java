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
    String choice = ""; // of a method that tunes itself
    private String told; // method and choice together
    private String toldChoice;
    int flags;
    boolean repeated;
    long silenceNanos;
    private Significance significance;

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

    /** The unit that records show a derivative in; null: SI. */
    private Unit shownIn(int order) {
        return settings.showIn().of(unit, order);
    }

    /** The derivative of an order as records show it, in {@link #shownUnit}; NaN if it is not available. */
    public double shown(int order) {
        Unit in = shownIn(order);
        double si = estimate.derivative(order);
        return in == null ? si : order == 0 ? in.fromSi(si) : in.sizeFromSi(si);
    }

    /** Its standard error, likewise. */
    public double shownError(int order) {
        Unit in = shownIn(order);
        double si = estimate.standardError(order);
        return in == null ? si : in.sizeFromSi(si);
    }

    /** The text of the unit that records show a derivative in; null for a value without one. */
    public String shownUnit(int order) {
        Unit in = shownIn(order);
        return in != null ? in.toString() : unit == null ? Unit.unknown(order) : unit.text(order);
    }

    /** Newest sample minus instant, nanoseconds. */
    public long lagNanos() {
        return lagNanos;
    }

    /** 0 for the first answer at this instant, higher for later ones. */
    public int revision() {
        return revision;
    }

    /** Whether this final answer says what the last provisional one at this instant said, so that it need not be written again. */
    public boolean isRepeated() {
        return repeated;
    }

    /** {@code name@version} of the method; of one that tunes itself with what it chose, {@code auto@7(order 3, 0.4 s)}. */
    public String method() {
        if (choice.isEmpty()) {
            return method;
        }
        if (!choice.equals(toldChoice)) {
            toldChoice = choice;
            told = method + "(" + choice + ")";
        }
        return told;
    }

    /** Bits of {@link Flag}s of the whole result. */
    public int flags() {
        return flags;
    }

    /** Bits of the flags that hold for one order: those of the whole result, and LOW_SNR. */
    public int flags(int order) {
        return isLowSnr(order) ? flags | Flag.LOW_SNR.bit() : flags;
    }

    /**
     * Whether the derivative of this order is no surer to differ from 0 than a value of the configured number of standard errors
     * is where the noise is known; by Student's t with the degrees of freedom that tell the noise, where these are known.
     */
    public boolean isLowSnr(int order) {
        if (significance == null) {
            significance = new Significance(settings.lowSnr());
        }
        return significance.isLow(estimate.derivative(order), estimate.standardError(order), estimate.freedom());
    }

    /** How much later the next answer is when the series was silent in between, nanoseconds. */
    public long silenceNanos() {
        return silenceNanos;
    }

    /** A number that two answers share only if, but for a chance of 2^-64, all that is written of them is the same. */
    long digest() {
        long digest = mixed(mixed(mixed(0, flags & ~Flag.PROVISIONAL.bit()), lagNanos), estimate.samples());
        digest = mixed(digest, Double.doubleToLongBits(estimate.span()));
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            digest = mixed(digest, Double.doubleToLongBits(estimate.derivative(order)));
            digest = mixed(digest, Double.doubleToLongBits(estimate.standardError(order)));
        }
        return digest;
    }

    /** The finalizer of splitmix64 (G. L. Steele, D. Lea, C. H. Flood 2014, doi 10.1145/2660193.2660195). */
    private static long mixed(long digest, long number) {
        long z = digest * 31 + number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
