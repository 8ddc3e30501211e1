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
 * <p>What is not finite is passed over, as is a sample with an error above {@value #MOST}; larger values count as that. Cost: O(1), and a fit of some ten microseconds after a new peak, at most once in 1,024 samples later on.
 * Source: A. Siffer, P.-A. Fouque, A. Termier, C. Largouët 2017, doi 10.1145/3097983.3098144, for peaks over thresholds in streams.
 */
public final class Usual {

    private static final int STATE_VERSION = 1;
    private static final double DRIFT_SHARE = 32;
    private static final double MOST = 1e150; // whose square is finite

    /** The limit of a budget longer than so many times what was learned is little more than a guess. */
    public static final int MOST_REACH = 10;

    private final Budget budget;
    private final double driftShare; // of a time constant, that one of the memory's units is
    private final Drift drift;
    private final Places places; // null: one for all
    private final Tail high; // or of magnitudes; null where the budget does not look
    private final Tail low; // likewise
    private final Youth youth; // null: there is no shared tail
    private final Alarm alarm = new Alarm();
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
        this(budget, places, null);
    }

    /**
     * One that is judged by a tail that others have in common until it has learned, null: by none. After a new regime it is not: the
     * shared tail may be what does not hold for it.
     *
     * @throws IllegalArgumentException if the tail does not know a side on which the budget looks
     */
    public Usual(Budget budget, int places, SharedTail shared) {
        this.budget = budget;
        driftShare = DRIFT_SHARE / budget.memory();
        youth = shared == null ? null : new Youth(shared, budget);
        boolean fromZero = budget.isOfMagnitudes();
        drift = new Drift(fromZero);
        this.places = places == 1 ? null : new Places(places, fromZero);
        high = budget.hasHigh() ? new Tail() : null;
        low = budget.hasLow() ? new Tail() : null;
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
        if (!(Math.abs(y) < Double.POSITIVE_INFINITY) || error > MOST) {
            return 0;
        }
        double known = Math.min(MOST, Math.max(-MOST, y));
        if (places == null) {
            return look(known, error, time);
        }
        places.at(place);
        double unit = places.deviation();
        int side = places.isKnown() ? look((known - places.centre()) / unit, error / unit, time) : 0;
        if (alarm.side() == 0 && !frozen) {
            places.learn(place, known, error, 1 / leastGain());
        }
        return side;
    }

    private int look(double y, double error, double time) {
        drift.look(y, error);
        int side = side();
        if (side != 0 || alarm.side() != 0) {
            hold(side);
        } else if (!frozen) {
            learn(time);
        }
        return side;
    }

    private int side() {
        boolean isOwn = isReady();
        if (!isOwn && !isYoung()) {
            return 0;
        }
        if (high != null && drift.excursion() > (isOwn ? high.limit() : youthful(true))) {
            return 1;
        }
        return low != null && -drift.excursion() > (isOwn ? low.limit() : youthful(false)) ? -1 : 0;
    }

    /** Whether it has not learned enough, but is judged by the shared tail. */
    private boolean isYoung() {
        return youth != null && !alarm.isRefuted() && drift.isOf(Youth.LEAST);
    }

    private double youthful(boolean isHigh) {
        return youth.limit(isHigh, drift.deviation(), any().interval());
    }

    /** The limit by which a side on which the budget looks is judged; infinite: by none. */
    private double limit(boolean isHigh) {
        return isReady() ? tail(isHigh).limit() : isYoung() ? youthful(isHigh) : Double.POSITIVE_INFINITY;
    }

    private void learn(double time) {
        alarm.leak(time, budget);
        drift.learn(leastGain());
        if (drift.isSettled()) {
            double scale = drift.deviation();
            if (high != null) {
                high.push(drift.excursion(), time, scale, budget);
            }
            if (low != null) {
                low.push(-drift.excursion(), time, scale, budget);
            }
        }
    }

    /** That of the time constant of the drift. */
    private double leastGain() {
        return Math.min(1, budget.memoryInSamples() ? driftShare : driftShare * any().interval());
    }

    private void hold(int side) {
        if (alarm.side() == 0) {
            tail(side > 0).alarm(budget, limit(side > 0));
            alarm.begin(side);
        }
        boolean isUp = alarm.side() > 0;
        boolean isCalm =
                (isUp ? drift.excursion() : -drift.excursion()) <= tail(isUp).start();
        if (alarm.isRegime(isCalm, any().interval(), budget) && !frozen) {
            clear();
            regime = true;
            if (youth != null) {
                alarm.refute();
            }
        } else if (alarm.isOver()) {
            alarm.letGo();
        }
    }

    /** Whether what goes on is unusual, or too shortly over to be learned. */
    public boolean isHolding() {
        return alarm.side() != 0;
    }

    /** Of the sample pushed last: seconds, or samples with a budget in samples, from one such excursion to the next; NaN: not known. */
    public double rarity() {
        double excursion = drift.excursion();
        boolean isUp = high != null && (excursion > 0 || low == null);
        double off = isUp ? excursion : -excursion;
        double samples = isReady() || !isYoung()
                ? tail(isUp).samplesBetween(off)
                : youth.samplesBetween(isUp, off / drift.deviation());
        return budget.everyInSamples() ? samples : samples * any().interval();
    }

    /** That of a side; null where the budget does not look. */
    Tail tail(boolean isHigh) {
        return isHigh ? high : low;
    }

    /** S, of a place of its own: in deviations of it. */
    double deviation() {
        return drift.deviation();
    }

    private Tail any() {
        return high != null ? high : low;
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
        return high != null ? level(limit(true), error) : Double.NaN;
    }

    /** The value below which a sample with this standard error would be unusual; NaN: there is none, or it is not known. */
    public double below(double error) {
        return low != null ? level(-limit(false), error) : Double.NaN;
    }

    private double level(double limit, double error) {
        double s = error / unit();
        double level = shown(drift.centre() + limit * drift.widening(s > 0 ? s * s : 0));
        boolean isKnown = places == null || places.isKnown();
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
        Tail tail = tail(isHigh);
        if (tail == null) {
            return null;
        }
        double scale = isHigh ? drift.usualWidening() : -drift.usualWidening();
        double interval = any().interval();
        double samples = budget.everyInSamples() ? rarest : rarest / interval;
        ReturnLevels levels = isReady() || !isYoung()
                ? tail.returnLevels(budget, drift.centre(), scale, samples)
                : youth.returnLevels(isHigh, drift.centre(), scale * deviation(), interval, samples);
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
        alarm.letGo();
    }

    /** Learns nothing while it is frozen. */
    public void setFrozen(boolean isFrozen) {
        frozen = isFrozen;
    }

    /** Forgets all. */
    public void clear() {
        if (high != null) {
            high.clear();
        }
        if (low != null) {
            low.clear();
        }
        if (places != null) {
            places.clear();
        }
        drift.clear();
        alarm.clear();
    }

    /** Becomes an exact copy of one with the same budget and places. */
    public void copyFrom(Usual other) {
        if (high != null) {
            high.copyFrom(other.high);
        }
        if (low != null) {
            low.copyFrom(other.low);
        }
        drift.copyFrom(other.drift);
        alarm.copyFrom(other.alarm);
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
        alarm.save(out);
        out.writeBoolean(frozen);
        if (high != null) {
            high.save(out);
        }
        if (low != null) {
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
        alarm.load(in);
        frozen = in.readBoolean();
        regime = false;
        if (high != null) {
            high.load(in);
        }
        if (low != null) {
            low.load(in);
        }
        if (places != null) {
            place = in.readByte();
            places.load(in);
            places.at(place);
        }
    }
}
