package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Estimate;

/**
 * What counting allows a rate of pulses to be known to. Over a time T with n stamps and a rate of λ pulses a second,
 *
 * <pre>var λ ≥ λ² (1.2 c² / (λ T) + 12 ρ² (n − 1) / (n (n + 1) T²))</pre>
 *
 * The first term is that of pulses whose intervals have the coefficient of variation c, independent of each other (D. R. Cox 1962,
 * Renewal Theory, section 4.5): 1 for pulses at random, where it is λ / √(λT); 0 for a wheel that turns evenly; 1.2 for a straight
 * line by least squares in the place of first and last. The second is such a line's through instants with an error of ρ: a
 * stamp that is known to r says that the pulse fell within r, evenly, so ρ = r/√12, or of a pulse's own distance if that is less. T is
 * what the estimate itself rests on, √3 se₀/se₁ for a straight line at its end.
 *
 * <p>c² is (τ₂ − τ₁)² / (1/m₁ + 1/m₂) over τ₁ τ₂, both summed over neighbouring intervals of m pulses that took τ each; half such a
 * pair with c = ½ is taken for granted. r is 1 min, 1 s or a decimal part of it, the largest that all stamps are multiples of; of
 * polled counts it is the time between polls. For one thread; O(32²) a line, O(32) an estimate.
 */
final class Counting {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long[] RESOLUTIONS = {
        60_000_000_000L, 1_000_000_000L, 100_000_000L, 10_000_000L, 1_000_000L, 1_000L
    };
    private static final double STRAIGHT = 1.5; // of the variance that stamps give
    private static final double BRIDGE =
            0.5; // of a random walk from its line: 1/15 of the steps' variance; so much is no bend yet
    private static final int CONFINING = 10; // levels; a rate that drifts is behind by half of what they span
    private static final int LEAST_CONFINING = 5;
    private static final double LINE = 1.2;
    private static final double GRANTED = 0.5; // pairs
    private static final double GRANTED_SQUARE = 0.25; // of c
    private static final double[] CURVES = {0, 1, 60, 8400
    }; // variances of the orders of a least-squares fit, in 1/T^(2k-2)

    private final Levels levels;
    private final boolean eachSampleIsOne;
    private long common; // divides all stamps
    private long poll; // the newest time between two readings
    // of the line fitted last
    private double meanTime;
    private double mean;
    private double slope;
    private double rest;

    private int pairs;
    private final double[] firsts = new double[CONFINING]; // pulses of the levels, newest first
    private final double[] lasts = new double[CONFINING];
    private double low; // rates that the stamps allow
    private double high;

    Counting(Levels levels, boolean eachSampleIsOne) {
        this.levels = levels;
        this.eachSampleIsOne = eachSampleIsOne;
    }

    /** A pulse came at an instant. */
    void stamped(long nanos) {
        long a = Math.abs(nanos);
        long b = common;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        common = a;
    }

    void stampedAsLevels() {
        for (int back = levels.size() - 1; back >= 0; back--) {
            stamped(levels.nanos(back));
        }
    }

    void polled(long interval) {
        poll = interval;
    }

    /** To what the instant of a pulse is known, nanoseconds. */
    long resolution() {
        if (!eachSampleIsOne) {
            return poll;
        }
        for (long each : RESOLUTIONS) {
            if (common % each == 0) {
                return each;
            }
        }
        return 1;
    }

    /**
     * Straight by least squares through as many of the newest levels as lie on a straight line, within what their stamps and the irregularity
     * of the pulses allow; seen from an instant.
     *
     * @param most of the levels
     */
    void line(int most, double step, long nanos, Estimate out) {
        int n = 2;
        fit(n);
        double rate = slope;
        double value = mean + slope * -meanTime;
        double seconds = resolution() / NANOS_PER_SECOND;
        double square = seen(Math.min(seconds, step / slope), step); // levels only rise
        for (int more = 3; more <= most; more++) {
            fit(more);
            double pulses = Math.max(1, (levels.value(0) - levels.value(more - 1)) / step);
            double known = Math.min(1, slope / step * seconds);
            double allowed = STRAIGHT * known * known / 12 + square * pulses * BRIDGE;
            if (rest / (more - 2) > allowed * step * step) {
                break;
            }
            n = more;
            rate = slope;
            value = mean + slope * -meanTime;
        }
        out.clear();
        out.setInstant(nanos);
        out.setWindow(n, -time(n - 1));
        out.setDerivative(0, levels.value(0) + value + rate * (nanos - levels.nanos(0)) / NANOS_PER_SECOND);
        out.setDerivative(1, rate);
    }

    private void fit(int n) {
        meanTime = 0;
        mean = 0;
        for (int i = 0; i < n; i++) {
            meanTime += time(i) / n;
            mean += (levels.value(i) - levels.value(0)) / n;
        }
        double square = 0;
        double product = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double apart = time(i) - meanTime;
            double above = levels.value(i) - levels.value(0) - mean;
            square += apart * apart;
            product += apart * above;
            total += above * above;
        }
        slope = product / square;
        rest = Math.max(0, total - slope * product);
    }

    /** Seconds from the newest level, at or before it. */
    private double time(int back) {
        return (levels.nanos(back) - levels.nanos(0)) / NANOS_PER_SECOND;
    }

    /** Makes the errors of an estimate at least what counting allows; those of pulses' number go with it. */
    void floor(double step, Estimate out) {
        double rate = Math.abs(out.derivative(1)) / step;
        if (!(rate > 0) || levels.size() < 2) {
            return;
        }
        double own = out.covariance(1, 1);
        double ofEstimate = Math.sqrt(3 * out.covariance(0, 0) / own);
        double span = Math.min(ofEstimate > 0 ? ofEstimate : Double.MAX_VALUE, out.span());
        double density = (levels.size() - 1) / -time(levels.size() - 1);
        double n = Math.max(2, 1 + density * span);
        double known = Math.min(resolution() / NANOS_PER_SECOND, 1 / rate);
        double stamps = known * known / 12;
        double counted = LINE * spread(known, step) / (rate * span);
        double least = rate * rate * (counted + 12 * stamps * (n - 1) / (n * (n + 1) * span * span));
        least *= step * step;
        if (own >= least) {
            return;
        }
        double more = own > 0 ? least / own : 1;
        double scale = 1;
        for (int order = 1; order <= Estimate.MAX_ORDER && out.has(order); order++) {
            double grown = out.covariance(order, order) * more;
            double floor = least * CURVES[order] * scale;
            out.setCovariance(order, order, grown >= floor ? grown : floor);
            scale /= span * span;
        }
        double ofValue = 4 * stamps * rate * rate * step * step / n;
        out.setCovariance(0, 0, out.covariance(0, 0) >= ofValue ? out.covariance(0, 0) : ofValue);
        out.setCovariance(0, 1, Math.sqrt(out.covariance(0, 0) * out.covariance(1, 1)));
    }

    /** c², with what is taken for granted; stamps are known to so many seconds. */
    private double spread(double known, double step) {
        double seen = seen(known, step);
        return (seen * pairs + GRANTED * GRANTED_SQUARE) / (pairs + GRANTED);
    }

    private double seen(double known, double step) {
        double ofStamp = known * known / 12;
        double differences = 0;
        double products = 0;
        pairs = 0;
        for (int i = 1; i + 1 < levels.size(); i++) {
            double before = (levels.value(i) - levels.value(i + 1)) / step;
            double after = (levels.value(i - 1) - levels.value(i)) / step;
            double one = (levels.nanos(i) - levels.nanos(i + 1)) / NANOS_PER_SECOND / before;
            double other = (levels.nanos(i - 1) - levels.nanos(i)) / NANOS_PER_SECOND / after;
            double both = 1 / before + 1 / after;
            double stamps = ofStamp * (1 / (before * before) + both * both + 1 / (after * after));
            differences += ((one - other) * (one - other) - stamps) / both;
            products += one * other;
            pairs++;
        }
        return pairs == 0 ? 0 : Math.max(0, differences / products);
    }

    /**
     * Of stamps that several pulses share, the rates at which every pulse falls between its stamp and the next possible one, r later:
     *
     * <pre>m / (Δ + r) &lt; λ &lt; m / (Δ − r)</pre>
     *
     * for any two pulses m apart whose stamps are Δ apart. Where the newest levels leave any, they confine the rate of an estimate.
     *
     * @param last number of the last pulse of the newest level, in steps of the quantity
     */
    void confine(double last, double step, Estimate out) {
        int n = Math.min(CONFINING, levels.size());
        if (n < LEAST_CONFINING || !bound(n, last, step)) {
            return;
        }
        double within = (high - low) * (high - low) / 12;
        if (within < out.covariance(1, 1)) {
            out.setDerivative(1, (low + high) / 2);
        } else {
            out.setDerivative(1, Math.min(Math.max(out.derivative(1), low), high));
        }
    }

    private boolean bound(int n, double last, double step) {
        double r = resolution() / NANOS_PER_SECOND;
        low = 0;
        high = Double.POSITIVE_INFINITY;
        double first = last + step;
        for (int i = 0; i < n; i++) {
            lasts[i] = first - step;
            firsts[i] = 2 * levels.value(i) - lasts[i];
            first = firsts[i];
            for (int k = 0; k <= i; k++) {
                double apart = time(k) - time(i);
                low = Math.max(low, (lasts[k] - firsts[i]) / (apart + r));
                high = apart > r ? Math.min(high, (firsts[k] - lasts[i]) / (apart - r)) : high;
            }
        }
        return low < high;
    }

    void copyFrom(Counting other) {
        common = other.common;
        poll = other.poll;
    }

    void clear() {
        common = 0;
        poll = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(common);
        out.writeLong(poll);
    }

    void load(DataInput in) throws IOException {
        common = in.readLong();
        poll = in.readLong();
    }
}
