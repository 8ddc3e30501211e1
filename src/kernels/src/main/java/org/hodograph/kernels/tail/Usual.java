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

    /** The limit of a budget longer than so many times what was learned is little more than a guess. */
    public static final int MOST_REACH = 10;

    private final Budget budget;
    private final double driftShare; // of a time constant, that one of the memory's units is
    private final Drift drift;
    private final Places places; // null: one for all
    private final Tail high; // or of magnitudes; null where the budget does not look
    private final Tail low; // likewise
    private int holding; // of which side the run is that is held: 1, −1; 0: none
    private long held; // samples
    private int calm; // samples in a row below the tail's start while held
    private double storm;
    private boolean frozen;
    private boolean regime;
    private int place;

    public Usual(Budget budget) {
        this(budget, 1);
    }

    /**
     * Of a series that is usual elsewhere and varies more or less at each of some places, the hours of a day for example: each has its
     * own centre and deviation, and all have one tail, in deviations ({@code Places}).
     */
    public Usual(Budget budget, int places) {
        this.budget = budget;
        driftShare = DRIFT_SHARE / budget.memory();
        boolean fromZero = budget.side() == Budget.Side.MAGNITUDE;
        drift = new Drift(fromZero);
        this.places = places == 1 ? null : new Places(places, fromZero);
        high = hasHigh() ? new Tail() : null;
        low = hasLow() ? new Tail() : null;
    }

    public Budget budget() {
        return budget;
    }

    /** The next samples are of this place, from 0. */
    public void at(int next) {
        place = next;
        if (places != null) {
            places.at(next);
        }
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
        if (places == null) {
            return look(y, error, time);
        }
        places.at(place);
        double unit = places.deviation();
        int side = places.isKnown() ? look((y - places.centre()) / unit, error / unit, time) : 0;
        if (holding == 0 && !frozen) {
            places.learn(place, y, error, 1 / leastGain());
        }
        return side;
    }

    private int look(double y, double error, double time) {
        drift.look(y, error);
        int side = side();
        if (side != 0 || holding != 0) {
            hold(side);
        } else if (!frozen) {
            learn(time);
        }
        return side;
    }

    private int side() {
        if (!isReady()) {
            return 0;
        }
        if (hasHigh() && drift.excursion() > high.limit()) {
            return 1;
        }
        return hasLow() && -drift.excursion() > low.limit() ? -1 : 0;
    }

    private boolean hasHigh() {
        return budget.side() != Budget.Side.LOW;
    }

    private boolean hasLow() {
        return budget.side() == Budget.Side.LOW || budget.side() == Budget.Side.BOTH;
    }

    private void learn(double time) {
        if (storm > 0) {
            storm = Math.max(0, storm - LEAK * (budget.everyInSamples() ? 1 : time) / budget.every());
        }
        drift.learn(leastGain());
        if (drift.isSettled()) {
            double scale = drift.deviation();
            if (hasHigh()) {
                high.push(drift.excursion(), time, scale, budget);
            }
            if (hasLow()) {
                low.push(-drift.excursion(), time, scale, budget);
            }
        }
    }

    /** That of the time constant of the drift. */
    private double leastGain() {
        return Math.min(1, budget.memoryInSamples() ? driftShare : driftShare * any().interval());
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
        boolean isCalm = holding * drift.excursion() <= tail.start();
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
        double excursion = drift.excursion();
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
        return drift.usualError() * unit();
    }

    private double unit() {
        return places == null ? 1 : places.deviation();
    }

    /** The value above which a sample with this standard error would be unusual; NaN: there is none, or it is not known. */
    public double above(double error) {
        return hasHigh() ? level(high.limit(), error) : Double.NaN;
    }

    /** The value below which a sample with this standard error would be unusual; NaN: there is none, or it is not known. */
    public double below(double error) {
        return hasLow() ? level(-low.limit(), error) : Double.NaN;
    }

    private double level(double limit, double error) {
        double s = error / unit();
        double level = shown(drift.centre() + limit * drift.widening(s > 0 ? s * s : 0));
        boolean isKnown = isReady() && (places == null || places.isKnown());
        return isKnown && Math.abs(level) < Double.POSITIVE_INFINITY ? level : Double.NaN;
    }

    /** In units of y. */
    private double shown(double level) {
        return places == null ? level : places.centre() + level * places.deviation();
    }

    /** Where the series drifts; 0 for magnitudes. */
    public double centre() {
        return shown(drift.centre());
    }

    /**
     * How rare the values of one side are, for a usual error, by what was known before what is unusual now; null: nothing is known, or
     * the budget does not look there. Some milliseconds: for who wants to see it.
     *
     * @param rarest amount, in the budget's unit, that shall be in sight; NaN: none
     */
    public ReturnLevels returnLevels(boolean isHigh, double rarest) {
        Tail tail = isHigh ? high : low;
        if (tail == null) {
            return null;
        }
        double scale = drift.usualWidening();
        double samples = budget.everyInSamples() ? rarest : rarest / tail.interval();
        ReturnLevels levels = tail.returnLevels(budget, drift.centre(), isHigh ? scale : -scale, samples);
        return levels == null || places == null ? levels : levels.mapped(this::shown);
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
        if (places != null) {
            places.clear();
        }
        drift.clear();
        holding = 0;
        held = 0;
        calm = 0;
        storm = 0;
    }

    /** Becomes an exact copy of one with the same budget and places. */
    public void copyFrom(Usual other) {
        if (hasHigh()) {
            high.copyFrom(other.high);
        }
        if (hasLow()) {
            low.copyFrom(other.low);
        }
        drift.copyFrom(other.drift);
        holding = other.holding;
        held = other.held;
        calm = other.calm;
        storm = other.storm;
        frozen = other.frozen;
        regime = other.regime;
        place = other.place;
        if (places != null) {
            places.copyFrom(other.places);
        }
    }

    /** Writes the state as versioned bytes; those of a side that the budget does not look at are not written. */
    public void save(DataOutput out) throws IOException {
        out.writeByte(STATE_VERSION);
        drift.save(out);
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
        if (places != null) {
            out.writeByte(place);
            places.save(out);
        }
    }

    /**
     * Replaces the state by that of one with the same budget and places.
     *
     * @throws IOException if the bytes are of an unknown version or not such a state
     */
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != STATE_VERSION) {
            throw new IOException("what is usual has version " + version + ", known is " + STATE_VERSION);
        }
        drift.load(in);
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
        if (places != null) {
            place = in.readByte();
            places.load(in);
            places.at(place);
        }
    }
}
