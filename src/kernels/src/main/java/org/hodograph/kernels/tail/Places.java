package org.hodograph.kernels.tail;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where a series is usual and how far from there it goes, place by place of a context (the hours of a day): what lets one tail serve all
 * places. A number y with standard error s at place p becomes z = (y − c)/√v, with error s/√v, and
 *
 * <pre>σ² = (n·q² + λ·Σ²) / (n + λ),   κ = Σ² / τ²,   c = (n·m + κ·M) / (n + κ),   v = σ² · (1 + 1/(n + κ))</pre>
 *
 * <p>m and q² being mean and variance of the n samples of the place, errors' own taken out, M the mean of all, Σ² the variance inside
 * places and τ² that of their centres, which is what the whole's is larger: a place of which little is known leans on the others, its
 * variance as if λ = {@value #OF_VARIANCE} samples had that of the others, its centre the more the less places differ. The last factor is
 * the doubt about c. A sample moves them by at most three deviations; a place is not known before {@value #LEAST} samples.
 *
 * <p>Single-threaded, nothing allocated for a sample. Source: the hierarchical normal model, A. Gelman et al., Bayesian Data Analysis,
 * 2013, section 5.4.
 */
final class Places {

    private static final int STATE_VERSION = 1;
    static final double OF_VARIANCE = 2;
    static final int LEAST = 3;
    private static final double LEAST_LEAN = 0.1; // κ
    private static final double MOST_LEAN = 50;
    private static final double MOST_DEVIATIONS = 3;
    private static final double MOST_NOISE = 16; // mean square of the standard errors over the variance without them
    private static final int FIRST = 8; // samples that only tell where the series is

    private final boolean fromZero;
    private final double[] counts;
    private final double[] means;
    private final double[] variances;
    private double count;
    private double mean; // of all
    private double whole; // variance round it
    private double pairs; // samples behind the variance inside places
    private double inside;
    private double noise; // mean square of standard errors
    private double centre; // of the place looked at last
    private double deviation;
    private boolean isKnown;

    /**
     * @param places their number, above 0
     * @param fromZero whether what is usual lies round 0, as that of magnitudes does, and not round a mean
     */
    Places(int places, boolean fromZero) {
        if (places < 1) {
            throw new IllegalArgumentException("places must be above 0, but is " + places);
        }
        this.fromZero = fromZero;
        counts = new double[places];
        means = new double[places];
        variances = new double[places];
    }

    /** Looks at a place: centre and deviation are of it from now on. */
    void at(int place) {
        double n = counts[place];
        double within = within();
        double lean = Math.min(MOST_LEAN, Math.max(LEAST_LEAN, within / Math.max(Double.MIN_NORMAL, whole - within)));
        centre = fromZero ? 0 : (n * means[place] + lean * mean) / (n + lean);
        double variance = (n * variances[place] + OF_VARIANCE * within) / (n + OF_VARIANCE);
        double doubt = fromZero ? 1 : 1 + 1 / (n + lean);
        variance = doubt * Math.max(variance, noise / MOST_NOISE);
        deviation = Math.sqrt(variance);
        isKnown = n >= LEAST && count > FIRST && variance > 0;
    }

    private double within() {
        return pairs > FIRST ? inside : whole;
    }

    /** Whether enough was seen of the place. */
    boolean isKnown() {
        return isKnown;
    }

    /** c, in units of y. */
    double centre() {
        return centre;
    }

    /** √v, in units of y. */
    double deviation() {
        return deviation;
    }

    /**
     * Learns a sample at a place.
     *
     * @param y the value, finite
     * @param error its standard error; NaN: none is known
     * @param slowest how many samples a mean goes back, at least 1
     */
    void learn(int place, double y, double error, double slowest) {
        double s2 = error > 0 ? error * error : 0;
        at(place);
        double off = fromZero || count == 0 ? 0 : y - mean;
        double most = count > FIRST && whole > 0 ? MOST_DEVIATIONS * Math.sqrt(whole + s2) : Double.POSITIVE_INFINITY;
        double moved = fromZero ? y : Math.min(most, Math.max(-most, off));
        count++;
        double gain = 1 / Math.min(count, slowest);
        mean += fromZero ? 0 : count == 1 ? y : gain * moved;
        noise += gain * (s2 - noise);
        whole = Math.max(0, whole + gain * (moved * moved - s2 - whole));
        learnAt(place, y, s2, slowest);
    }

    private void learnAt(int place, double y, double s2, double slowest) {
        double n = counts[place];
        if (n == 0 && !fromZero) {
            means[place] = y;
            counts[place] = 1;
            variances[place] = within();
            return;
        }
        double most = count > FIRST && deviation > 0
                ? MOST_DEVIATIONS * Math.sqrt(deviation * deviation + s2)
                : Double.POSITIVE_INFINITY;
        double off = Math.min(most, Math.max(-most, fromZero ? y : y - means[place]));
        n = Math.min(n + 1, slowest);
        // of n samples round their own mean
        double square = off * off * (fromZero ? 1 : (n - 1) / n) - s2;
        pairs++;
        inside = Math.max(0, inside + (square - inside) / Math.min(pairs, slowest));
        means[place] += fromZero ? 0 : off / n;
        variances[place] = Math.max(0, variances[place] + (square - variances[place]) / n);
        counts[place] = n;
    }

    /** Forgets all. */
    void clear() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = 0;
            means[i] = 0;
            variances[i] = 0;
        }
        count = 0;
        mean = 0;
        whole = 0;
        pairs = 0;
        inside = 0;
        noise = 0;
        centre = 0;
        deviation = 0;
        isKnown = false;
    }

    /** Becomes an exact copy of one with as many places. */
    void copyFrom(Places other) {
        System.arraycopy(other.counts, 0, counts, 0, counts.length);
        System.arraycopy(other.means, 0, means, 0, counts.length);
        System.arraycopy(other.variances, 0, variances, 0, counts.length);
        count = other.count;
        mean = other.mean;
        whole = other.whole;
        pairs = other.pairs;
        inside = other.inside;
        noise = other.noise;
        centre = other.centre;
        deviation = other.deviation;
        isKnown = other.isKnown;
    }

    /** Writes the state as versioned bytes. */
    void save(DataOutput out) throws IOException {
        out.writeByte(STATE_VERSION);
        out.writeDouble(count);
        out.writeDouble(mean);
        out.writeDouble(whole);
        out.writeDouble(pairs);
        out.writeDouble(inside);
        out.writeDouble(noise);
        out.writeByte(counts.length);
        for (int i = 0; i < counts.length; i++) {
            out.writeDouble(counts[i]);
            out.writeDouble(means[i]);
            out.writeDouble(variances[i]);
        }
    }

    /**
     * Replaces the state by that of one with as many places; {@link #at} tells where it is looked at.
     *
     * @throws IOException if the bytes are of an unknown version or of other places
     */
    void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != STATE_VERSION) {
            throw new IOException("places of a context have version " + version + ", known is " + STATE_VERSION);
        }
        count = in.readDouble();
        mean = in.readDouble();
        whole = in.readDouble();
        pairs = in.readDouble();
        inside = in.readDouble();
        noise = in.readDouble();
        int length = in.readByte();
        if (length != counts.length) {
            throw new IOException("a context has " + counts.length + " places, but the state has " + length);
        }
        for (int i = 0; i < length; i++) {
            counts[i] = in.readDouble();
            means[i] = in.readDouble();
            variances[i] = in.readDouble();
        }
        centre = 0;
        deviation = 0;
        isKnown = false;
    }
}
