package org.hodograph.kernels.steps;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Recognises a reading that moves in steps: every difference is a multiple of one grain q, few are more than two of it, and
 * most readings repeat the one before. It takes 3 levels passed where readings hardly flip, 12 moves where noise makes them
 * flip; a grain below about four times the noise is none that matters. For a sample of a plain signal it costs a division.
 *
 * <p>A declared grain is believed until the readings show that they are not held. For one thread.
 */
public final class Grain {

    static final int KEPT = 16; // moves, to begin with

    private static final double NEAR = 1e-6; // of the grain
    private static final double SINGLE = 0x1p-22; // relative error of readings that went through single precision
    private static final double LOOSE = 0.02; // of the grain, at most
    private static final double DECLARED = 0.1; // of the grain
    private static final double MOST_TIMES = 8; // by which a first difference may exceed the grain
    private static final int CLEAN_MOVES = 3;
    private static final int MOVES = 12;
    private static final int DOUBTED_MOVES = 6; // of a declared grain
    private static final int SUSPECT = 8; // readings of a hold
    private static final double LARGEST = 2.5; // levels a move
    private static final double NOISE_ON = 0.18;
    private static final double NOISE_OFF = 0.28;
    private static final double CLEAN_NOISE = 0.12;
    private static final double SHARE_ON = 0.38; // moves a reading
    private static final double SHARE_OFF = 0.55;
    private static final double CLEAN_SHARE = 0.25;
    private static final double OFF_GRID = 0.1; // share of moves
    private static final double MOST_LEVELS = 0x1p50;
    private static final double MEMORY = 16; // moves

    private final long[] before = new long[KEPT];
    private final long[] at = new long[KEPT];
    private final double[] from = new double[KEPT];
    private final double[] to = new double[KEPT];
    private final Pace pace = new Pace();
    private double declared;
    private double size; // q, or what may be it; 0: nothing moved
    private boolean stepped;
    private boolean begun;
    private double base; // level 0
    private double reading;
    private long newest;
    private int moves; // of this size, in a row
    private int fresh; // of them kept, without an interruption
    private double perMove; // readings, recently
    private double levels; // of a move, recently
    private double stray; // moves off the grid, recently
    private int held; // readings since the newest move
    private int heldBefore; // readings of the hold before it
    private long holdBegan; // its instant
    private long moved; // instant of the newest move, or of the first reading

    /** The grain is this, in the unit of the samples; 0: not known. */
    public void declare(double grain) {
        declared = grain;
        if (grain > 0) {
            size = grain;
        }
        if (grain > 0 && moves == 0) {
            stepped = true;
        }
    }

    /** Whether the readings move in steps that matter. */
    public boolean isStepped() {
        return stepped;
    }

    /** The grain. */
    public double size() {
        return size;
    }

    /** Standard deviation of the noise that makes readings flip, in grains. */
    public double noise() {
        return pace.noise();
    }

    Pace pace() {
        return pace;
    }

    double level(double y) {
        return Math.rint((y - base) / size);
    }

    double value(double level) {
        return base + level * size;
    }

    /** What was read last. */
    public double reading() {
        return reading;
    }

    /**
     * Whether the reading moved and was held before, or is since, for longer than a signal with noise would hold it: its last
     * move may be a step.
     */
    public boolean isSuspected() {
        return !stepped && fresh > 0 && Math.max(held, heldBefore) >= SUSPECT;
    }

    /** Seconds of that hold. */
    public double suspectedHold() {
        return Bank.seconds(Math.max(newest - moved, moved - holdBegan));
    }

    /** The instant of the newest move, or of the first reading. */
    public long moved() {
        return moved;
    }

    /** Moves from an instant on, of those that are kept. */
    public int movesSince(long nanos) {
        int count = 0;
        while (count < fresh && at(count) >= nanos) {
            count++;
        }
        return count;
    }

    long newest() {
        return newest;
    }

    long holdBegan() {
        return holdBegan;
    }

    int kept() {
        return fresh;
    }

    long before(int back) {
        return before[index(back)];
    }

    long at(int back) {
        return at[index(back)];
    }

    double from(int back) {
        return from[index(back)];
    }

    double to(int back) {
        return to[index(back)];
    }

    private int index(int back) {
        return Math.floorMod(moves - 1 - back, KEPT);
    }

    /** Takes the next sample; returns whether what it says of the steps has changed. */
    public boolean push(long nanos, double y) {
        if (!begun) {
            begun = true;
            base = y;
            reading = y;
            newest = nanos;
            moved = nanos;
            held = 1;
            if (moves == 0) {
                pace.begin(nanos, 0);
            } else {
                pace.resume(nanos, 0);
            }
            return false;
        }
        double by = y - reading;
        boolean repeats = declared > 0 ? Math.abs(by) < declared / 2 : by == 0;
        if (repeats) {
            held++;
            if (size > 0) {
                pace.poll();
            }
            newest = nanos;
            return false;
        }
        if (isBeyond(by, y)) {
            boolean was = stepped;
            doubt();
            return was;
        }
        boolean changed = declared == 0 && fits(by, y);
        if (declared > 0) {
            judge(by);
        }
        keep(nanos, y);
        reading = y;
        newest = nanos;
        held = 1;
        return decide() || changed;
    }

    /** Whether readings are so far apart that no level has a number. */
    private boolean isBeyond(double by, double y) {
        return !(Math.abs(by) < Double.POSITIVE_INFINITY) || (size > 0 && !(Math.abs(y - base) / size < MOST_LEVELS));
    }

    /** Counts a move of a declared grain. */
    private void judge(double by) {
        double times = by / declared;
        stray += (Math.abs(times - Math.rint(times)) > DECLARED ? 1 : 0) - stray / MEMORY;
    }

    /** Whether another grain is looked at from now on, one that was told. */
    private boolean fits(double by, double y) {
        double most = Math.abs(by);
        double times = most / size;
        double slack = Math.min(NEAR + SINGLE * Math.max(Math.abs(y), Math.abs(reading)) / size, LOOSE);
        if (size > 0 && Math.abs(times - Math.rint(times)) <= slack && times > 0.5) {
            stray -= stray / MEMORY;
            return false;
        }
        if (stepped) {
            stray += 1 - stray / MEMORY;
            if (stray <= OFF_GRID * MEMORY + 1) {
                return false;
            }
        }
        double old = size / most;
        boolean finer = size > 0 && old < MOST_TIMES && Math.abs(old - Math.rint(old)) <= LOOSE && old > 1.5;
        boolean told = stepped;
        size = most;
        stepped = false;
        stray = 0;
        base = reading;
        if (!finer || told) {
            moves = 0;
            fresh = 0;
        }
        perMove = 0;
        levels = 0;
        pace.begin(newest, 0);
        return told;
    }

    private void keep(long nanos, double y) {
        if (moves == Integer.MAX_VALUE) {
            moves = KEPT + KEPT * (MOVES + 1);
        }
        heldBefore = held;
        holdBegan = moved;
        moved = nanos;
        int slot = Math.floorMod(moves, KEPT);
        before[slot] = newest;
        at[slot] = nanos;
        from[slot] = reading;
        to[slot] = y;
        moves++;
        fresh = Math.min(fresh + 1, KEPT);
        pace.poll();
        double by = Math.abs(y - reading) / size;
        double memory = Math.min(moves, MEMORY);
        levels += (by - levels) / memory;
        perMove += (held - perMove) / memory;
        pace.move(nanos, level(reading), level(y));
    }

    /** Whether the steps matter now and did not, or the other way round. */
    private boolean decide() {
        boolean was = stepped;
        double share = 1 / Math.max(perMove, 1);
        double noise = pace.noise();
        boolean fine = levels > LARGEST || stray > OFF_GRID * MEMORY + 1;
        if (stepped) {
            int least = declared > 0 ? DOUBTED_MOVES : 1;
            boolean longer = levels > (moves < least ? 2 : 1) * LARGEST;
            stepped = !longer && (moves < least || !(fine || share > SHARE_OFF || noise > NOISE_OFF));
        } else if (!fine && pace.passed() >= CLEAN_MOVES) {
            boolean clean = moves >= CLEAN_MOVES && share <= CLEAN_SHARE && noise <= CLEAN_NOISE;
            stepped = clean || (moves >= MOVES && share <= SHARE_ON && noise <= NOISE_ON);
        }
        return stepped != was;
    }

    /** The next sample has nothing to do with the last one; what was recognised stays. */
    public void interrupt() {
        begun = false;
        held = 0;
        fresh = 0;
    }

    public void copyFrom(Grain other) {
        System.arraycopy(other.before, 0, before, 0, KEPT);
        System.arraycopy(other.at, 0, at, 0, KEPT);
        System.arraycopy(other.from, 0, from, 0, KEPT);
        System.arraycopy(other.to, 0, to, 0, KEPT);
        pace.copyFrom(other.pace);
        declared = other.declared;
        size = other.size;
        stepped = other.stepped;
        begun = other.begun;
        base = other.base;
        reading = other.reading;
        newest = other.newest;
        moves = other.moves;
        fresh = other.fresh;
        perMove = other.perMove;
        levels = other.levels;
        stray = other.stray;
        held = other.held;
        heldBefore = other.heldBefore;
        holdBegan = other.holdBegan;
        moved = other.moved;
    }

    /** Writes the state as bytes; docs/state-format.md. A signal that never moved takes a few. */
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        out.writeDouble(base);
        out.writeDouble(reading);
        out.writeLong(newest);
        out.writeInt(held);
        out.writeLong(moved);
        out.writeDouble(size);
        if (size == 0) {
            return;
        }
        pace.save(out);
        out.writeBoolean(stepped);
        out.writeInt(moves);
        out.writeDouble(perMove);
        out.writeDouble(levels);
        out.writeDouble(stray);
        out.writeInt(heldBefore);
        out.writeLong(holdBegan);
        out.writeInt(fresh);
        for (int back = fresh - 1; back >= 0; back--) {
            out.writeLong(before(back));
            out.writeLong(at(back));
            out.writeDouble(from(back));
            out.writeDouble(to(back));
        }
    }

    /** Replaces the state by what {@link #save} wrote; a declared grain stays declared. */
    public void load(DataInput in) throws IOException {
        begun = in.readBoolean();
        base = in.readDouble();
        reading = in.readDouble();
        newest = in.readLong();
        held = in.readInt();
        moved = in.readLong();
        size = in.readDouble();
        if (size == 0) {
            return;
        }
        pace.load(in);
        stepped = in.readBoolean();
        moves = in.readInt();
        perMove = in.readDouble();
        levels = in.readDouble();
        stray = in.readDouble();
        heldBefore = in.readInt();
        holdBegan = in.readLong();
        fresh = in.readInt();
        if (fresh < 0 || fresh > KEPT) {
            throw new IOException("a grain has " + fresh + " moves, which none has");
        }
        for (int back = fresh - 1; back >= 0; back--) {
            int slot = index(back);
            before[slot] = in.readLong();
            at[slot] = in.readLong();
            from[slot] = in.readDouble();
            to[slot] = in.readDouble();
        }
    }

    /** A declared grain is not believed before the readings show it: they may have shown already that it is none that matters. */
    public void doubt() {
        clear();
        stepped = false;
        moves = DOUBTED_MOVES;
    }

    /** Forgets everything but what is declared. */
    public void clear() {
        begun = false;
        stepped = declared > 0;
        size = declared;
        moves = 0;
        fresh = 0;
        perMove = 0;
        levels = 0;
        stray = 0;
        held = 0;
        pace.begin(0, 0);
    }
}
