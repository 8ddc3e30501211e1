package org.hodograph.kernels.repeat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Tells which readings of a series are news, in the order of time. A reading that equals the one before is none where
 *
 * <ul>
 *   <li>values are shown again before they are renewed: see {@link Evidence}. Then a value is news when it is shown first, and
 *       once more for each period of renewal that it outlasts;
 *   <li>the sensor has jittered and now stands still for longer than chance makes likely: from a chance of 1 in 1,000 on it is
 *       no news, at 1 in 1,000,000 it is {@linkplain #becameStuck stuck}. The chance that a reading equals the one before is
 *       that of white noise s in steps of a grain g, g / (2 s √π), or the share of readings that did so before, whichever is
 *       larger.
 * </ul>
 *
 * <p>A value of exactly 0 is never stuck: rates stand there. For one thread; allocates nothing. O(1) for a reading that differs
 * where none repeats; otherwise O(32) a value.
 */
public final class Repeats {

    private static final int VERSION = 1;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double DOUBTFUL = Math.log(1e-3);
    private static final double IMPOSSIBLE = Math.log(1e-6);
    private static final double ROOT = 2 * Math.sqrt(Math.PI);
    private static final double COARSE = 3; // grains of noise below which a sensor that rests may well show one value
    private static final double ALTERNATING = 0.6;
    private static final double TURNING = 0.45; // of a course with less it is not known how the sensor would rest
    private static final double OFTEN = 0.2; // of all renewals; a sensor that repeats more says nothing by doing so
    private static final int JITTER = 16; // values that show it
    private static final int LONGEST_COUNTED = 8; // repeats of a value that count for the share
    private static final double MEMORY = 256; // readings
    private static final double SLACK = 0.25; // of a period, for polls that come when they like

    private final boolean once;
    private final Runs runs = new Runs();
    private final Evidence evidence = new Evidence(runs);
    private boolean recognised;
    private boolean told;
    private int grid; // readings a period; 0: periods are known by time only
    private double period; // seconds
    private double slack; // seconds after a period from which the same value must be a new one
    private double hits; // renewals that showed the same value
    private double misses;
    private int singles; // values in a row that were shown once
    // of the value shown now
    private int length;
    private int chances; // renewals that could have shown another one
    private int doubtful;
    private int impossible;
    private double chance; // log of that of one repeat
    private boolean stuck;
    // of the newest reading
    private long instant;
    private boolean became;
    private boolean becameStuck;
    private boolean cameBack;

    /** {@code once}: no repeat is ever news; otherwise they are told from what chance gives. */
    public Repeats(boolean once) {
        this.once = once;
    }

    /** Takes the next reading. Returns whether it is news; {@link #instant} is then since when. */
    public boolean take(long nanos, double y) {
        became = false;
        becameStuck = false;
        cameBack = false;
        instant = nanos;
        if (length > 0 && y == runs.value(runs.size() - 1)) {
            return isNews(nanos, y);
        }
        if (length > 0) {
            count();
        }
        boolean repeated = length > 1;
        runs.begin(nanos, y);
        length = 1;
        chances = 0;
        cameBack = stuck;
        stuck = false;
        if (repeated && !once) {
            recognise();
        }
        return true;
    }

    private boolean isNews(long nanos, double y) {
        length += length == Integer.MAX_VALUE ? 0 : 1;
        runs.lengthen();
        if (once) {
            return false;
        }
        if (length == 2) {
            expect(y);
        }
        if (!isRenewal(nanos)) {
            return false;
        }
        chances++;
        if (chances >= impossible && !stuck) {
            stuck = true;
            becameStuck = true;
        }
        return chances < doubtful;
    }

    /** Whether the value would be another one by now, had it changed. */
    private boolean isRenewal(long nanos) {
        if (!recognised) {
            return true;
        }
        if (grid > 0) {
            return (length - 1) % grid == 0;
        }
        long first = runs.nanos(runs.size() - 1);
        double since = (chances + 1) * period;
        if ((nanos - first) / NANOS_PER_SECOND < since + slack) {
            return false;
        }
        instant = Math.min(nanos, first + (long) (since * NANOS_PER_SECOND));
        return true;
    }

    /** From how many repeats on a value is more than chance gives. */
    private void expect(double y) {
        doubtful = Integer.MAX_VALUE;
        impossible = Integer.MAX_VALUE;
        double share = (hits + 0.5) / (hits + misses + 1);
        if (y == 0 || share > OFTEN || !jitters()) {
            return;
        }
        chance = Math.log(Math.max(share, runs.grain() / (ROOT * runs.noise())));
        doubtful = (int) Math.ceil(DOUBTFUL / chance);
        impossible = (int) Math.ceil(IMPOSSIBLE / chance);
    }

    private boolean jitters() {
        return runs.size() >= JITTER
                && runs.turning() >= TURNING
                && runs.noise() >= COARSE * runs.grain()
                && runs.alternating() >= ALTERNATING;
    }

    /** The value shown now is complete. */
    private void count() {
        hits += stuck ? 0 : Math.min(recognised ? chances : length - 1, LONGEST_COUNTED);
        misses++;
        if (hits + misses > MEMORY) {
            hits /= 2;
            misses /= 2;
        }
        singles = length == 1 ? singles + 1 : 0;
        if (recognised && singles >= Runs.MOST) {
            recognised = false;
            forgetShare();
        }
    }

    private void forgetShare() {
        hits = 0;
        misses = 0;
    }

    private void recognise() {
        if (!recognised && evidence.isEnough(jitters())) {
            recognised = true;
            became = !told;
            told = true;
            forgetShare();
        }
        if (recognised && evidence.isContrary()) {
            recognised = false;
            forgetShare();
        }
        if (recognised) {
            int common = runs.commonLength();
            grid = common > 1 ? common : 0;
            boolean fine = evidence.isFine();
            period = runs.duration(grid > 0 || fine ? 0.5 : 0.25);
            slack = fine ? 2 * runs.longest() - period : SLACK * period;
        }
    }

    /** Whether values are known to be shown again before they are renewed. */
    public boolean isRecognised() {
        return recognised;
    }

    /** Whether the newest reading is the first that made sure of it. */
    public boolean becameRecognised() {
        return became;
    }

    /** Whether the newest reading made sure that the sensor stands still. */
    public boolean becameStuck() {
        return becameStuck;
    }

    /** Whether the newest reading is the first after a standstill that was told. */
    public boolean cameBack() {
        return cameBack;
    }

    /** The chance that so many repeats come by themselves. */
    public double chance() {
        return Math.exp(chances * chance);
    }

    /** Seconds for which values are shown. */
    public double period() {
        return period;
    }

    /** Seconds for which the value that was shown last has been shown. */
    public double standing(long nanos) {
        return (nanos - runs.nanos(runs.size() - 1)) / NANOS_PER_SECOND;
    }

    /** Since when the newest reading shows what it shows. */
    public long instant() {
        return instant;
    }

    /** How many values are known, the one shown now included. */
    public int values() {
        return runs.size();
    }

    /** When the i-th value was shown first, 0 being the oldest. */
    public long nanos(int i) {
        return runs.nanos(i);
    }

    public double value(int i) {
        return runs.value(i);
    }

    /** What is shown from now on has nothing to do with what was; how it is renewed stays known. */
    public void restart() {
        runs.clear();
        length = 0;
        chances = 0;
        singles = 0;
        stuck = false;
    }

    /** Forgets everything. */
    public void reset() {
        restart();
        recognised = false;
        told = false;
        grid = 0;
        period = 0;
        slack = 0;
        forgetShare();
    }

    public void copyFrom(Repeats other) {
        runs.copyFrom(other.runs);
        recognised = other.recognised;
        told = other.told;
        grid = other.grid;
        period = other.period;
        slack = other.slack;
        hits = other.hits;
        misses = other.misses;
        singles = other.singles;
        length = other.length;
        chances = other.chances;
        doubtful = other.doubtful;
        impossible = other.impossible;
        chance = other.chance;
        stuck = other.stuck;
    }

    /** Writes the state as versioned bytes. */
    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        runs.save(out);
        out.writeBoolean(recognised);
        out.writeBoolean(told);
        out.writeInt(grid);
        out.writeDouble(period);
        out.writeDouble(slack);
        out.writeDouble(hits);
        out.writeDouble(misses);
        out.writeInt(singles);
        out.writeInt(length);
        out.writeInt(chances);
        out.writeInt(doubtful);
        out.writeInt(impossible);
        out.writeDouble(chance);
        out.writeBoolean(stuck);
    }

    /**
     * Replaces the state by what {@link #save} wrote.
     *
     * @throws IOException if the bytes are of an unknown version or not such a state
     */
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the state of repeats has version " + version + ", known is " + VERSION);
        }
        runs.load(in);
        recognised = in.readBoolean();
        told = in.readBoolean();
        grid = in.readInt();
        period = in.readDouble();
        slack = in.readDouble();
        hits = in.readDouble();
        misses = in.readDouble();
        singles = in.readInt();
        length = in.readInt();
        chances = in.readInt();
        doubtful = in.readInt();
        impossible = in.readInt();
        chance = in.readDouble();
        stuck = in.readBoolean();
        if (length > 0 && runs.size() == 0) {
            throw new IOException("a state of repeats shows a value that it does not have");
        }
    }
}
