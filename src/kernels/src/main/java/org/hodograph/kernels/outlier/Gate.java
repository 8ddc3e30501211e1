package org.hodograph.kernels.outlier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Samples;

/**
 * Holds back what is out of all proportion until it is known whether it was a lost value or a jump. A sample is held if it
 * differs from the one before by more than {@value #OUT_OF_PROPORTION} times the largest change of the past (256 samples; a
 * longer interval allows as much more) and lies outside its range by more than half of it.
 *
 * <p>The run that begins with it is dropped when a sample comes back to where the signal can have gone meanwhile, twice the
 * largest change for each usual interval. It is a jump, and all of it is let through, with the third sample if the samples of
 * the run differ, as those of a signal do; with the {@value #FEW}th if they are all equal; with the {@value #MOST}th if they
 * are all equal to what marks lost values: 0 in a series that has not been 0, or a number more than {@value #MARK} ranges
 * away. A run that itself leaps half of the way back begins anew with that sample.
 *
 * <p>Before {@value #KNOWN} changes, none of them 0, nothing is held: steps and standstill have no proportion. The samples
 * that may go on are read after each {@link #offer}. Units of time and value are the caller's. For one thread; allocates nothing. Cost O(1).
 */
public final class Gate {

    /** The longest run that is held back, in samples. */
    public static final int MOST = 64;

    private static final int FEW = 8; // samples
    private static final int SIGNAL = 3; // samples of a jump that moves
    private static final int KNOWN = 16;
    private static final double OUT_OF_PROPORTION = 20;
    private static final double OUTSIDE = 0.5; // of the range
    private static final double MARK = 100; // ranges
    private static final double CONE = 2; // largest changes per interval
    private static final double LEAP = 0.5; // of the way back

    private final Past past = new Past();
    private final long[] at = new long[MOST];
    private final double[] values = new double[MOST];
    private final double[] intervals = new double[MOST];
    private int held;
    private int ready;
    private int total; // held since the signal was last there, those of runs begun anew among them
    private double since; // time since then
    private boolean equal; // the run's samples
    private boolean jumped;

    /** Forgets all samples. */
    public void clear() {
        past.clear();
        held = 0;
        ready = 0;
        total = 0;
        since = 0;
        equal = false;
        jumped = false;
    }

    /**
     * Takes the next sample; {@code instant} is given back with it, {@code interval} is the time since the one offered before.
     * What was {@link #ready} until now is gone.
     */
    public void offer(long instant, double interval, double value) {
        jumped = false;
        ready = 0;
        since += interval;
        if (held == 0) {
            if (isOutOfProportion(interval, value)) {
                begin();
                hold(instant, interval, value);
            } else {
                pass(instant, value);
            }
            return;
        }
        double newest = values[held - 1];
        if (value != newest) {
            double back = Math.abs(value - past.last());
            double on = Math.abs(value - newest);
            if (back < on && back <= CONE * past.largestChange() * past.stretch(since)) {
                pass(instant, value);
                return;
            }
            if (on > LEAP * Math.abs(newest - past.last())) {
                begin();
            }
        }
        hold(instant, interval, value);
        if (held >= limit() || total >= MOST) {
            accept();
        }
    }

    private boolean isOutOfProportion(double interval, double value) {
        if (past.moved() < KNOWN) {
            return false;
        }
        double change = Math.abs(value - past.last());
        return change > OUT_OF_PROPORTION * past.largestChange() * past.stretch(interval)
                && outside(value) > OUTSIDE * (past.high() - past.low());
    }

    /** How far a value lies outside the range of the past. */
    private double outside(double value) {
        return Math.max(past.low() - value, value - past.high());
    }

    private void begin() {
        held = 0;
        equal = true;
    }

    private void hold(long instant, double interval, double value) {
        equal &= held == 0 || value == values[held - 1];
        at[held] = instant;
        intervals[held] = interval;
        values[held++] = value;
        total++;
    }

    /** The samples with which the run is a jump. */
    private int limit() {
        if (!equal) {
            return SIGNAL;
        }
        double value = values[0];
        boolean isNothing = value == 0 && (past.low() > 0 || past.high() < 0);
        return isNothing || outside(value) > MARK * (past.high() - past.low()) ? MOST : FEW;
    }

    private void pass(long instant, double value) {
        past.add(since, value);
        at[0] = instant;
        values[0] = value;
        ready = 1;
        settle();
    }

    private void accept() {
        for (int i = 0; i < held; i++) {
            past.add(intervals[i], values[i]);
        }
        ready = held;
        jumped = true;
        settle();
    }

    private void settle() {
        held = 0;
        total = 0;
        since = 0;
    }

    /** How many samples may go on, oldest first. */
    public int ready() {
        return ready;
    }

    /** The instant of the i-th of them. */
    public long instant(int i) {
        return at[i];
    }

    /** The value of the i-th of them. */
    public double value(int i) {
        return values[i];
    }

    /** Whether those that may go on were held back until they were a jump. */
    public boolean hasJumped() {
        return jumped;
    }

    /** How many samples are held back, the newest one among them. */
    public int held() {
        return held;
    }

    /** The instant of the newest sample that is held back. */
    public long newestHeld() {
        return at[held - 1];
    }

    /** Samples in ascending order of x without the runs that are no jumps; one that the last sample is part of stays. */
    public static Samples without(Samples samples) {
        double[] x = samples.x();
        double[] y = samples.y();
        Gate gate = new Gate();
        int[] kept = new int[x.length];
        int size = 0;
        for (int i = 0; i < x.length; i++) {
            gate.offer(i, i == 0 ? 0 : x[i] - x[i - 1], y[i]);
            for (int k = 0; k < gate.ready; k++) {
                kept[size++] = (int) gate.at[k];
            }
        }
        for (int k = 0; k < gate.held; k++) {
            kept[size++] = (int) gate.at[k];
        }
        return size == x.length ? samples : samples.some(kept, size);
    }

    /** Becomes an exact copy of another. */
    public void copyFrom(Gate from) {
        past.copyFrom(from.past);
        System.arraycopy(from.at, 0, at, 0, from.held);
        System.arraycopy(from.values, 0, values, 0, from.held);
        System.arraycopy(from.intervals, 0, intervals, 0, from.held);
        held = from.held;
        ready = 0;
        total = from.total;
        since = from.since;
        equal = from.equal;
        jumped = false;
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        past.save(out);
        out.writeByte(held);
        out.writeByte(total);
        out.writeDouble(since);
        out.writeBoolean(held > 0 && equal);
        for (int i = 0; i < held; i++) {
            out.writeLong(at[i]);
            out.writeDouble(intervals[i]);
            out.writeDouble(values[i]);
        }
    }

    /** Replaces the state by what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        clear();
        past.load(in);
        int count = in.readByte();
        if (count < 0 || count >= MOST) {
            throw new IOException("a state has " + count + " samples held back, more than " + (MOST - 1));
        }
        total = in.readByte();
        since = in.readDouble();
        equal = in.readBoolean();
        for (held = 0; held < count; held++) {
            at[held] = in.readLong();
            intervals[held] = in.readDouble();
            values[held] = in.readDouble();
        }
    }
}
