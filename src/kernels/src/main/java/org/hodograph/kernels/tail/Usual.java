package org.hodograph.kernels.tail;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Learns what is usual for one series and says of each sample whether it is: worker of a {@link Budget}, single-threaded, nothing
 * allocated for a sample, bounded state.
 *
 * <p>With c where the series drifts (a mean with the time constant of a 32nd of the memory, of which a sample moves at most three
 * deviations; 0 for magnitudes) and S² the variance round it without that of errors (a mean of (y − c)² − s², weighted by the inverse
 * squared variance of both, at least a 16th of the mean s²), a sample y with standard error s is an excursion of
 *
 * <pre>w = ±(y − c) / √(1 + s²/S²)</pre>
 *
 * <p>as large as one without error would be to be as rare, exactly so in a Gaussian series: an error widens what is usual. It is
 * unusual beyond the level that a next run of excursions passes once in the budget ({@code Tail}). An unusual run and what follows until
 * {@code Tail.RUN} samples in a row lie below the tail's start teach nothing but that they were. What lasts longer than the 16th part of
 * the memory and than {@code learn}, or comes again and again far more often than the budget, is a new regime: all is learned anew.
 *
 * <p>What is not finite is passed over. Cost: O(1), and a fit of some ten microseconds after a new peak, at most once in 1,024 samples later on.
 * Source: A. Siffer, P.-A. Fouque, A. Termier, C. Largouët 2017, doi 10.1145/3097983.3098144, for peaks over thresholds in streams.
 */
public final class Usual {

    private static final int STATE_VERSION = 1;
    private static final double DRIFT_SHARE = 32;
    private static final double REGIME_SHARE = 16;
    private static final int STORM = 6; // alarms above twice the budget that make a regime
    private static final double LEAK = 2;
    private static final double MOST_NOISE = 16; // mean square of the standard errors over the variance without them
    private static final double MOST_DEVIATIONS = 3;
    private static final double NEARLY_MOST = 8.99; // the square of less: nearer ones need no root
    private static final int FIRST = 8; // samples that only tell where the series is

    /** The limit of a budget longer than so many times what was learned is little more than a guess. */
    public static final int MOST_REACH = 10;

    private final Budget budget;
    private final Tail high; // or of magnitudes; null where the budget does not look
    private final Tail low; // likewise
    private long count; // samples learned
    private double centre;
    private double variance; // S²
    private double weight; // behind it, in samples without an error
    private double noise; // mean square of standard errors
    private double excursion; // of the sample looked at last, upwards
    private int holding; // of which side the run is that is held: 1, −1; 0: none
    private long held; // samples
    private int calm; // samples in a row below the tail's start while held
    private double storm;
    private boolean frozen;
    private boolean regime;

    public Usual(Budget budget) {
        this.budget = budget;
        high = hasHigh() ? new Tail() : null;
        low = hasLow() ? new Tail() : null;
    }

    public Budget budget() {
        return budget;
    }

    /**
     * Looks at a sample and learns from it.
     *
     * @param y the value; what is not finite is passed over
     * @param error its standard error; NaN: none is known
     * @param time seconds since the sample before; 0 behind a gap
     * @return 1 above and −1 below what is usual, else 0
     */
    public int push(double y, double error, double time) {
        regime = false;
        if (!(Math.abs(y) < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        if (count == 0) {
            centre = budget.side() == Budget.Side.MAGNITUDE ? 0 : y;
        }
        double s2 = error > 0 ? error * error : 0;
        double share = s2 > 0 && variance > 0 ? variance / (variance + s2) : 1; // 1 / (1 + s²/S²)
        double off = y - centre;
        excursion = (budget.side() == Budget.Side.MAGNITUDE ? Math.abs(off) : off) * Math.sqrt(share);
        int side = side();
        if (side != 0 || holding != 0) {
            hold(side);
        } else if (!frozen) {
            learn(off, s2, share, time);
        }
        return side;
    }

    private int side() {
        if (!isReady()) {
            return 0;
        }
        if (hasHigh() && excursion > high.limit()) {
            return 1;
        }
        return hasLow() && -excursion > low.limit() ? -1 : 0;
    }

    private boolean hasHigh() {
        return budget.side() != Budget.Side.LOW;
    }

    private boolean hasLow() {
        return budget.side() == Budget.Side.LOW || budget.side() == Budget.Side.BOTH;
    }

    private void learn(double off, double s2, double share, double time) {
        count++;
        if (storm > 0) {
            storm = Math.max(0, storm - LEAK * (budget.everyInSamples() ? 1 : time) / budget.every());
        }
        double leastGain = leastGain();
        double gain = Math.max(1.0 / count, leastGain);
        double moved = off;
        if (count > FIRST && variance > 0 && off * off > NEARLY_MOST * (variance + s2)) {
            double most = MOST_DEVIATIONS * Math.sqrt(variance + s2);
            moved = Math.min(most, Math.max(-most, off));
        }
        if (budget.side() != Budget.Side.MAGNITUDE) {
            centre += gain * moved;
        }
        noise += gain * (s2 - noise);
        if (count <= FIRST) {
            variance += gain * (moved * moved - variance);
        } else {
            weight += share * share;
            weight = weight * leastGain > 1 ? 1 / leastGain : weight;
            variance += share * share / weight * (moved * moved - s2 - variance);
        }
        variance = Math.max(noise / MOST_NOISE, variance);
        double scale = Math.sqrt(variance);
        if (count > FIRST) {
            if (hasHigh()) {
                high.push(excursion, time, scale, budget);
            }
            if (hasLow()) {
                low.push(-excursion, time, scale, budget);
            }
        }
    }

    /** That of the time constant of the drift. */
    private double leastGain() {
        double passed = budget.memoryInSamples() ? 1 : any().interval();
        return Math.min(1, passed * DRIFT_SHARE / budget.memory());
    }

    private void hold(int side) {
        if (holding == 0) {
            holding = side;
            held = 0;
            storm++;
            (side > 0 ? high : low).alarm(budget);
        }
        held++;
        Tail tail = holding > 0 ? high : low;
        boolean isCalm = holding * excursion <= tail.start();
        calm = isCalm ? calm + 1 : 0;
        double interval = any().interval();
        boolean isLasting =
                held > Math.max(budget.samplesLearn(interval), budget.samplesMemory(interval) / REGIME_SHARE);
        if (!frozen && (isLasting || storm > STORM)) {
            clear();
            regime = true;
        } else if (calm >= Tail.RUN) {
            holding = 0;
            calm = 0;
        }
    }

    /** Whether what goes on is unusual, or too shortly over to be learned. */
    public boolean isHolding() {
        return holding != 0;
    }

    /** Of the sample pushed last: seconds, or samples with a budget in samples, from one such excursion to the next; NaN: not known. */
    public double rarity() {
        boolean isUp = hasHigh() && (excursion > 0 || !hasLow());
        Tail tail = isUp ? high : low;
        double samples = tail.samplesBetween(isUp ? excursion : -excursion);
        return budget.everyInSamples() ? samples : samples * tail.interval();
    }

    private Tail any() {
        return hasHigh() ? high : low;
    }

    /** Whether as much was learned as the budget's {@code learn} asks for. */
    public boolean isReady() {
        return learned() >= budget.learn();
    }

    /** How much of {@code learn} was learned, 1 or more: enough. */
    public double progress() {
        return learned() / budget.learn();
    }

    private double learned() {
        return budget.learnInSamples() ? any().samples() : any().seconds();
    }

    /** Whether the sample pushed last was the first of a new regime: all is learned anew. */
    public boolean isRegime() {
        return regime;
    }

    /** The standard error of a usual sample. */
    public double usualError() {
        return Math.sqrt(noise);
    }

    /** The value above which a sample with this standard error would be unusual; NaN: there is none, or it is not known. */
    public double above(double error) {
        return hasHigh() ? level(centre, high.limit(), error) : Double.NaN;
    }

    /** The value below which a sample with this standard error would be unusual; NaN: there is none, or it is not known. */
    public double below(double error) {
        return hasLow() ? level(centre, -low.limit(), error) : Double.NaN;
    }

    private double level(double from, double limit, double error) {
        double level = from + limit * widening(error > 0 ? error * error : 0);
        return isReady() && Math.abs(level) < Double.POSITIVE_INFINITY ? level : Double.NaN;
    }

    private double widening(double s2) {
        return s2 > 0 && variance > 0 ? Math.sqrt(1 + s2 / variance) : 1;
    }

    /**
     * How many times as long as all that was learned the budget is. Above {@value #MOST_REACH} the limit is only what little can be said
     * by: the doubt in it makes it lie far out.
     */
    public double reach() {
        return budget.every() / spent();
    }

    /** Whether {@link #reach} is above {@value #MOST_REACH}; asked at every sample, so without a division. */
    public boolean isBeyondReach() {
        return budget.every() > MOST_REACH * spent();
    }

    /** What was learned, in what the budget is in. */
    private double spent() {
        return budget.everyInSamples() ? any().samples() : any().seconds();
    }

    /** What is held is over: the next sample is of another time. */
    public void letGo() {
        holding = 0;
        calm = 0;
    }

    /** Learns nothing while it is frozen. */
    public void setFrozen(boolean isFrozen) {
        frozen = isFrozen;
    }

    /** Whether it is frozen. */
    public boolean isFrozen() {
        return frozen;
    }

    /** Forgets all. */
    public void clear() {
        if (hasHigh()) {
            high.clear();
        }
        if (hasLow()) {
            low.clear();
        }
        count = 0;
        variance = 0;
        weight = 0;
        noise = 0;
        excursion = 0;
        holding = 0;
        held = 0;
        calm = 0;
        storm = 0;
    }

    /** Becomes an exact copy of one with the same budget. */
    public void copyFrom(Usual other) {
        if (hasHigh()) {
            high.copyFrom(other.high);
        }
        if (hasLow()) {
            low.copyFrom(other.low);
        }
        count = other.count;
        centre = other.centre;
        variance = other.variance;
        weight = other.weight;
        noise = other.noise;
        excursion = other.excursion;
        holding = other.holding;
        held = other.held;
        calm = other.calm;
        storm = other.storm;
        frozen = other.frozen;
        regime = other.regime;
    }

    /** Writes the state as versioned bytes; those of a side that the budget does not look at are not written. */
    public void save(DataOutput out) throws IOException {
        out.writeByte(STATE_VERSION);
        out.writeLong(count);
        out.writeDouble(centre);
        out.writeDouble(variance);
        out.writeDouble(weight);
        out.writeDouble(noise);
        out.writeDouble(1); // in the place of a number that nothing reads
        out.writeDouble(excursion);
        out.writeByte(holding);
        out.writeLong(held);
        out.writeByte(calm);
        out.writeDouble(storm);
        out.writeBoolean(frozen);
        if (hasHigh()) {
            high.save(out);
        }
        if (hasLow()) {
            low.save(out);
        }
    }

    /**
     * Replaces the state by that of one with the same budget.
     *
     * @throws IOException if the bytes are of an unknown version or not such a state
     */
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != STATE_VERSION) {
            throw new IOException("what is usual has version " + version + ", known is " + STATE_VERSION);
        }
        count = in.readLong();
        centre = in.readDouble();
        variance = in.readDouble();
        weight = in.readDouble();
        noise = in.readDouble();
        in.readDouble();
        excursion = in.readDouble();
        holding = in.readByte();
        held = in.readLong();
        calm = in.readByte();
        storm = in.readDouble();
        frozen = in.readBoolean();
        regime = false;
        if (hasHigh()) {
            high.load(in);
        }
        if (hasLow()) {
            low.load(in);
        }
    }
}
