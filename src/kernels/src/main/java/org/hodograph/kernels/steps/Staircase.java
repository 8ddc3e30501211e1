package org.hodograph.kernels.steps;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.window.SampleRing;

/**
 * Value and derivatives of a signal that is read in steps. Where the reading moves to a neighbouring level, the signal passed the
 * middle between the two, at a time that is known to the spacing of the two readings; where it moves further, it was in either
 * band. While it is held, the signal stays in a band of one grain: that is said at the newest reading, and for good each time the
 * hold has become 1.6 times as long, so that many readings of a hold say no more than one. Readings that noise makes flip are
 * counted in blocks, whose likelihood says where the signal was.
 *
 * <p>At an instant in the past the answer takes in what was seen since, by the covariance of the two states (fixed-point
 * smoothing; A. Gelb 1974, Applied Optimal Estimation, section 5.3). The truncated normal distributions are replaced by normal
 * ones of the same moments (T. P. Minka 2001, Expectation propagation, UAI 17).
 *
 * <p>For one thread; allocates only to keep more of the past.
 */
public final class Staircase {

    private static final double SHARE = 1.0 / 6; // of the typical time of a level: a block
    private static final double FIRST_LOOK = 0.35; // of the typical time, into a hold
    private static final double GROWTH = 1.6; // of a hold, between two looks
    private static final double SOFT = 0.12; // grains of noise, from which on all readings go into blocks
    private static final double TAIL = 5; // deviations of noise
    private static final double MOST_NOISE = 2; // deviations that a signal may be outside of the band of its reading
    private static final double WIDEST = 3; // levels of a block
    private static final double REST = 0.02; // chance that the signal came to rest in the time of a level
    private static final double REST_RATE = 0.3; // grains in the time of a hold
    private static final double NEGLIGIBLE = -20; // logarithm of a weight
    private static final double NARROWEST = 0.2; // grains, half a band

    private final Grain grain;
    private final Lookback lookback;
    private final boolean looksBack;
    private final Bank bank = new Bank();
    private final Bank old = new Bank(); // what was known before all that is in past
    private final SampleRing past = new SampleRing(Sight.WIDTH, 4);
    private final Block block = new Block();
    private final Sight sight = new Sight();
    private final Sight last = new Sight();
    private final Fixed state = new Fixed();
    private final Blend blend = new Blend();
    private final Hold hold = new Hold();
    private boolean begins; // of the readings of a hold no more than two are known
    private boolean any;
    private double level;
    private long first;
    private long newest;
    private long changed;
    private int held; // readings since
    private double nextLook; // seconds after the change
    private int seen; // sights
    private int passed; // levels, ever; held at 2

    public Staircase(Grain grain, Lookback lookback) {
        this.grain = grain;
        this.lookback = lookback;
        looksBack = lookback.nanos() > 0 || lookback.samples() > 0;
    }

    private double typical() {
        double known = grain.pace().typical();
        return known > 0 ? known : Math.max(Bank.seconds(newest - first), 1e-9);
    }

    /** Begins with the moves that the grain has seen. */
    public void begin() {
        clear();
        begins = true;
        int back = grain.kept() - 1;
        if (back >= 0) {
            push(grain.before(back), grain.from(back));
        }
        for (; back >= 0; back--) {
            if (grain.before(back) > newest) {
                push(grain.before(back), grain.from(back));
            }
            push(grain.at(back), grain.to(back));
        }
        begins = false;
    }

    /** The next reading, which the grain has taken. */
    public void push(long nanos, double y) {
        double to = grain.level(y);
        if (!any) {
            any = true;
            level = to;
            first = nanos;
            changed = nanos;
            held = 1;
        } else if (to == level) {
            hold(nanos);
        } else {
            move(nanos, to);
        }
        newest = nanos;
        forget();
    }

    private void hold(long nanos) {
        held++;
        boolean due = bank.hasBegun() && Bank.seconds(nanos - changed) >= nextLook;
        if (block.isOpen()) {
            block.add(nanos, level);
            boolean ripe = block.lasted(nanos) >= SHARE * typical();
            if (ripe && (block.moves() > 0 || due)) {
                close();
                later(nanos);
            }
        } else if (bank.hasBegun() && grain.pace().noise() > SOFT) {
            block.begin(nanos, level);
        } else if (due) {
            band(sight, nanos);
            take();
            later(nanos);
        }
    }

    private void later(long nanos) {
        nextLook = Math.max(FIRST_LOOK * typical(), GROWTH * Bank.seconds(nanos - changed));
    }

    private void move(long nanos, double to) {
        passed = Math.min(passed + (int) Math.min(Math.abs(to - level), 2), 2);
        double spread = Math.min(1 + TAIL * grain.pace().noise(), WIDEST);
        boolean far = Math.abs(to - level) > spread + 0.5;
        if (block.isOpen() && (far || !block.takes(to, spread))) {
            close();
        }
        long least = leastInterval(nanos);
        if (far) {
            long until = Math.min(newest, nanos - least);
            if (!bank.hasBegun() || until > bank.at()) {
                band(sight, until);
                take();
            } else {
                bank.setBack(until);
            }
            held = 1;
            level = to;
            band(sight, nanos);
            take();
        } else {
            if (!block.isOpen()) {
                block.begin(newest, level);
            }
            block.move(newest, level, nanos, to, Bank.seconds(Math.max(nanos - newest, least)));
        }
        held = 1;
        level = to;
        changed = nanos;
        nextLook = FIRST_LOOK * typical();
        if (block.isOpen() && block.lasted(nanos) >= SHARE * typical() && !block.isPassing()) {
            close();
        }
    }

    /**
     * The clock that stamps readings need not be the sensor's: two that came quickly after each other may have been taken at the
     * pace of those before, so that the interval before it, where it was longer, has its share in one.
     */
    private long leastInterval(long nanos) {
        long before = held > 1 ? (newest - changed) / (held - 1) : grain.kept() > 1 ? grain.at(1) - grain.before(1) : 0;
        return begins ? 0 : (nanos - newest + before) / 2;
    }

    private void close() {
        block.tell(grain.pace().noise(), sight);
        block.close();
        take();
    }

    private void take() {
        if (bank.hasBegun() && sight.nanos <= bank.at()) {
            return;
        }
        bank.take(sight, typical());
        seen++;
        if (!looksBack) {
            return;
        }
        if (old.hasBegun()) {
            sight.store(past);
        } else {
            old.take(sight, typical());
        }
    }

    /** So many readings of one level say that the signal is there. */
    private void band(Sight out, long nanos) {
        double inwards = grain.pace().noise() * (Math.sqrt(2 * Math.log(held + 1)) - 1.4);
        double half = Math.max(0.5 - inwards, NARROWEST);
        out.band(nanos, level - half, level + half);
    }

    /** What was seen before any instant that may be asked for goes into one state; a sample is the cause of two sights at most. */
    private void forget() {
        long from = newest - lookback.nanos();
        while (past.size() > 2 * lookback.samples() + 1 && past.oldest() <= from) {
            last.fetch(past, 0);
            old.take(last, typical());
            past.removeFirst();
        }
    }

    /**
     * Estimates value and derivatives.
     *
     * @return false if no level was passed yet, or the instant is before what is known
     */
    public boolean estimateAt(long nanos, Estimate out) {
        out.clear();
        boolean behind = looksBack && nanos < newest;
        Bank start = behind ? old : bank;
        if (!bank.hasBegun() || nanos < start.at()) {
            return false;
        }
        boolean pending = block.isOpen();
        boolean banded = !pending || block.isPassing();
        if (pending) {
            block.tell(grain.pace().noise(), last);
            pending = last.nanos > bank.at();
        }
        boolean within = behind && grain.pace().noise() <= SOFT && hold.find(grain, nanos);
        double total = 0;
        blend.clear();
        for (int i = 0; i < Bank.MEMBERS; i++) {
            if (bank.weights[i] >= NEGLIGIBLE) {
                total += add(i, start, nanos, pending, banded, within);
            }
        }
        if (within) {
            double time =
                    hold.isEnded() ? hold.reach(nanos) - typical() : hold.lasted(); // it went on since, or may rest
            rest(total, grain.level(hold.reading()), Math.max(time, 0));
        } else if (banded && nanos >= changed) {
            rest(total, level, Bank.seconds(newest - changed));
        }
        if (!blend.tell(grain.value(0), grain.size(), out)) {
            out.clear();
            return false;
        }
        out.setInstant(nanos);
        out.setWindow(seen + (pending ? 1 : 0), Bank.seconds(newest - first));
        return true;
    }

    /** One member's answer goes into the blend; returns its weight before what the hold about the instant says. */
    private double add(int member, Bank start, long nanos, boolean pending, boolean banded, boolean within) {
        state.load(start, bank, member);
        for (int k = 0; start == old && k < past.size(); k++) {
            sight.fetch(past, k);
            state.markBefore(nanos, sight.nanos);
            state.carryTo(sight.nanos);
            state.see(bank, sight);
        }
        double weight = bank.weights[member];
        if (pending) {
            state.markBefore(nanos, last.nanos);
            state.carryTo(last.nanos);
            weight += state.see(bank, last);
        }
        state.markBefore(nanos, newest);
        state.carryTo(newest);
        double before = Math.exp(weight);
        if (banded) {
            band(sight, newest);
            weight += state.see(bank, sight);
        }
        if (within) {
            before = hold.isEnded() ? Math.exp(weight) : before;
            double at = grain.level(hold.reading());
            double half = 0.5 + MOST_NOISE * grain.pace().noise();
            sight.band(nanos, at - half, at + half);
            weight += Math.max(bank.see(state.marked, 0, sight), Bank.LEAST);
        }
        blend.add(Math.exp(weight), state.marked, Bank.order(member));
        return before;
    }

    /** The signal may have come to rest while the reading is held, whatever it did before. */
    private void rest(double total, double at, double time) {
        double deviation = REST_RATE / Math.max(time, typical());
        blend.rest(REST * Math.min(1, time / typical()) * total, at, deviation);
    }

    /** Whether levels were passed twice: before that nothing is known of a rate but a bound. */
    public boolean hasMoved() {
        return bank.hasBegun() && passed > 1;
    }

    /** When the reading moved last, or began. */
    public long changed() {
        return changed;
    }

    public long first() {
        return first;
    }

    public long newest() {
        return newest;
    }

    public boolean hasBegun() {
        return any;
    }

    public void clear() {
        any = false;
        level = 0;
        first = 0;
        newest = 0;
        changed = 0;
        held = 0;
        nextLook = 0;
        seen = 0;
        passed = 0;
        bank.clear();
        old.clear();
        past.clear();
        block.close();
    }

    public void copyFrom(Staircase other) {
        any = other.any;
        level = other.level;
        first = other.first;
        newest = other.newest;
        changed = other.changed;
        held = other.held;
        nextLook = other.nextLook;
        seen = other.seen;
        passed = other.passed;
        bank.copyFrom(other.bank);
        old.copyFrom(other.old);
        past.copyFrom(other.past);
        block.copyFrom(other.block);
    }

    /** Writes the state as bytes; docs/state-format.md. */
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(any);
        if (!any) {
            return;
        }
        out.writeDouble(level);
        out.writeLong(first);
        out.writeLong(newest);
        out.writeLong(changed);
        out.writeInt(held);
        out.writeDouble(nextLook);
        out.writeInt(seen);
        out.writeInt(passed);
        bank.save(out);
        old.save(out);
        block.save(out);
        out.writeInt(past.size());
        for (int k = 0; k < past.size(); k++) {
            last.fetch(past, k);
            last.save(out);
        }
    }

    /** Replaces the state by what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        clear();
        any = in.readBoolean();
        if (!any) {
            return;
        }
        level = in.readDouble();
        first = in.readLong();
        newest = in.readLong();
        changed = in.readLong();
        held = in.readInt();
        nextLook = in.readDouble();
        seen = in.readInt();
        passed = in.readInt();
        bank.load(in);
        old.load(in);
        block.load(in);
        int sights = in.readInt();
        if (sights < 0) {
            throw new IOException("a staircase has " + sights + " sights");
        }
        for (int k = 0; k < sights; k++) {
            last.load(in);
            last.store(past);
        }
    }
}
