package org.hodograph.kernels.kalman;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.Quantisation;
import org.hodograph.kernels.Rounding;
import org.hodograph.kernels.outlier.Gate;

/**
 * The streaming side: every member of the bank filters each sample. Values are measured from the newest sample, so that an
 * offset rounds nothing and a constant is exactly 0. At an instant behind the newest sample, what the member knew then
 * is joined with what the samples since then say about it, gathered backwards from the newest.
 *
 * <p>What the {@link Gate} holds back does not reach the filter: an answer meanwhile is a prediction. A jump that it lets
 * through starts the filter anew, with the noises that it has learnt.
 *
 * <p>A sample that differs from its prediction by so much that the square is beyond the doubles starts the filter anew.
 */
final class KalmanDifferentiator implements Differentiator {

    private static final int VERSION = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LARGEST = 1e150; // innovation

    private final Kalman method;
    private final int order;
    private final int stride; // doubles of one member's state
    private final NoiseBank bank;
    private final UsualInterval intervals = new UsualInterval();
    private final FilterHistory history;
    private final InformationState state;
    private final InformationState later;
    private final Mixture mixture;
    private final SteadySteps steady;
    private final Gate gate = new Gate();
    private final Quantisation quantisation = new Quantisation();
    private long count; // samples since the start
    private long since; // samples since the last jump
    private long start; // the first one's instant
    private long stepped; // the interval of the last step

    KalmanDifferentiator(Kalman method, Lookback lookback) {
        this.method = method;
        order = method.model().order();
        stride = InformationState.size(order);
        bank = new NoiseBank(method);
        history = new FilterHistory(lookback.requireKept(Kalman.NAME), bank.members() * stride);
        state = new InformationState(order);
        later = new InformationState(order);
        mixture = new Mixture(bank, order);
        steady = new SteadySteps(order, bank.members());
    }

    @Override
    public Intake push(long nanos, double y) {
        if (!Double.isFinite(y)) {
            return Intake.NOT_FINITE;
        }
        long before = newest();
        if (count > 0 && nanos <= before) {
            return nanos == before ? Intake.DUPLICATE : Intake.OUT_OF_ORDER;
        }
        if (!hasRoom(nanos, 0)) {
            return Intake.FULL;
        }
        gate.offer(nanos, count == 0 ? 0 : seconds(interval(before, nanos)), y);
        if (gate.hasJumped()) {
            since = 0;
        }
        for (int i = 0; i < gate.ready(); i++) {
            take(gate.instant(i), gate.value(i));
        }
        return Intake.ACCEPTED;
    }

    /** The instant of the newest sample, held back or not; of no meaning before the first. */
    private long newest() {
        return gate.held() > 0 ? gate.newestHeld() : count == 0 ? 0 : history.newest();
    }

    private void take(long nanos, double y) {
        quantisation.add(y);
        if (count == 0 || (since > 0 && !filter(nanos, y))) {
            forget();
            begin(nanos, y);
            start = nanos;
        } else if (since == 0) {
            history.clear();
            steady.clear();
            begin(nanos, y);
        }
        count++;
        since++;
        history.trim();
    }

    @Override
    public boolean hasRoom(long nanos, int more) {
        return history.hasRoom(nanos, more + gate.held());
    }

    private void begin(long nanos, double y) {
        history.append(nanos, y);
        state.clear();
        state.observe();
        for (int i = 0; i < bank.members(); i++) {
            state.save(history.states(), history.offset(0) + i * stride);
        }
    }

    /** Returns false if a number was beyond the doubles. */
    private boolean filter(long nanos, double y) {
        bank.round(quantisation.variance());
        int before = history.size() - 1;
        long interval = interval(history.nanos(before), nanos);
        double step = y - history.value(before);
        double floor = Rounding.variance(Math.max(Math.abs(y), Math.abs(history.value(before))));
        intervals.add(interval);
        if (bank.follow(seconds(intervals.usual())) || interval != stepped) {
            steady.clear();
            stepped = interval;
        }
        history.append(nanos, y);
        boolean determined = since >= order;
        for (int i = 0; i < bank.members(); i++) {
            int from = history.offset(before) + i * stride;
            int to = history.offset(before + 1) + i * stride;
            boolean isSteady = steady.holds(i) || step(i, from, to, step, seconds(interval), determined);
            if (isSteady) {
                steady.go(i, history.states(), from, to, step);
            }
            double innovation = isSteady ? steady.innovation() : state.innovation();
            if (!(Math.abs(innovation) < LARGEST)) {
                return false;
            }
            if (determined) {
                bank.take(i, innovation, isSteady ? steady.spread(i) : state.spread(), floor);
            }
        }
        if (determined) {
            bank.weigh();
        }
        return true;
    }

    /** A member's step. Returns whether it is steady: then what was written is not what holds. */
    private boolean step(int member, int from, int to, double step, double seconds, boolean determined) {
        double[] states = history.states();
        state.load(states, from);
        state.shift(step);
        state.ahead(seconds, bank.intensity(member), bank.reach(member));
        state.observe();
        state.save(states, to);
        if (!determined || !steady.isSame(states, from, to)) {
            return false;
        }
        steady.learn(member, states, from, seconds, bank.intensity(member), bank.reach(member), state);
        return true;
    }

    /** Longer ones than a long holds count as the longest. */
    private static long interval(long from, long to) {
        return to - from < 0 ? Long.MAX_VALUE : to - from;
    }

    /** Divided, not multiplied: correctly rounded, so that a stream on whole fractions of a second equals a batch on them. */
    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    @Override
    public boolean estimateAt(long nanos, Estimate out) {
        out.clear();
        boolean isAhead = gate.held() > 0 && nanos > history.newest() && nanos <= gate.newestHeld();
        int floor = isAhead ? history.size() - 1 : history.floor(nanos);
        if (since < order || floor < 0 || !bank.isScaled()) {
            return false;
        }
        boolean isNewest = nanos == history.newest();
        mixture.clear();
        for (int i = 0; i < bank.members(); i++) {
            if (!mixture.counts(i)) {
                continue;
            }
            if (isNewest && steady.holds(i)) {
                mixture.add(i, steady, history.states(), history.offset(floor) + i * stride);
            } else {
                know(i, floor, nanos);
                mixture.add(i, state);
            }
        }
        mixture.report(history.value(floor), out);
        if (out.isEmpty()) {
            out.clear();
            return false;
        }
        out.setInstant(nanos);
        out.setOutlier(gate.held() > 0);
        out.setFreedom(bank.freedom());
        out.setWindow((int) Math.min(count, Integer.MAX_VALUE), seconds(interval(start, history.newest())));
        return true;
    }

    /** Each member carries on by its own process noise. */
    @Override
    public boolean predictAt(long newest, long nanos, Estimate out) {
        out.clear();
        if (since < order || !bank.isScaled()) {
            return false;
        }
        int last = history.size() - 1;
        mixture.clear();
        for (int i = 0; i < bank.members(); i++) {
            if (mixture.counts(i)) {
                state.load(history.states(), history.offset(last) + i * stride);
                if (nanos > history.newest()) {
                    state.ahead(seconds(interval(history.newest(), nanos)), bank.intensity(i), bank.reach(i));
                    state.settle();
                }
                mixture.add(i, state);
            }
        }
        mixture.report(history.value(last), out);
        if (out.isEmpty()) {
            out.clear();
            return false;
        }
        out.setInstant(nanos);
        out.setOutlier(gate.held() > 0);
        out.setFreedom(bank.freedom());
        out.setWindow((int) Math.min(count, Integer.MAX_VALUE), seconds(interval(start, history.newest())));
        return true;
    }

    /** What a member knows about an instant at or after the sample {@code floor}, measured from that sample's value. */
    private void know(int member, int floor, long nanos) {
        double intensity = bank.intensity(member);
        double reach = bank.reach(member);
        state.load(history.states(), history.offset(floor) + member * stride);
        int newest = history.size() - 1;
        if (floor == newest && nanos == history.newest()) {
            return;
        }
        if (nanos > history.nanos(floor)) {
            state.ahead(seconds(interval(history.nanos(floor), nanos)), intensity, reach);
        }
        if (floor == newest) {
            state.settle();
            return;
        }
        later.clear();
        later.observe();
        for (int k = newest - 1; k > floor; k--) {
            later.shift(history.value(k) - history.value(k + 1));
            later.back(seconds(interval(history.nanos(k), history.nanos(k + 1))), intensity, reach);
            later.observe();
        }
        later.shift(history.value(floor) - history.value(floor + 1));
        later.back(seconds(interval(nanos, history.nanos(floor + 1))), intensity, reach);
        state.join(later);
    }

    @Override
    public boolean isWarm() {
        return count >= Kalman.WARM;
    }

    @Override
    public void copyFrom(Differentiator same) {
        if (!(same instanceof KalmanDifferentiator other) || !other.method.equals(method)) {
            throw new IllegalArgumentException("a worker of " + method + " can't copy " + same);
        }
        bank.copyFrom(other.bank);
        intervals.copyFrom(other.intervals);
        history.copyFrom(other.history);
        steady.copyFrom(other.steady);
        stepped = other.stepped;
        gate.copyFrom(other.gate);
        quantisation.copyFrom(other.quantisation);
        count = other.count;
        since = other.since;
        start = other.start;
    }

    @Override
    public void reset() {
        gate.clear();
        quantisation.clear();
        forget();
    }

    private void forget() {
        bank.clear();
        intervals.clear();
        history.clear();
        steady.clear();
        count = 0;
        since = 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(count);
        out.writeLong(count == 0 ? 0 : start);
        bank.save(out);
        intervals.save(out);
        history.save(out);
        out.writeLong(since);
        gate.save(out);
        quantisation.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > VERSION) {
            throw new IOException("a filter's state has version " + version + ", known are 1 to " + VERSION);
        }
        reset();
        count = in.readLong();
        start = in.readLong();
        bank.load(in);
        intervals.load(in);
        history.load(in);
        since = count;
        if (version > 1) {
            since = in.readLong();
            gate.load(in);
        }
        if (version > 2) {
            quantisation.load(in);
            bank.round(quantisation.variance());
        }
        if (count > 1) {
            bank.follow(seconds(intervals.usual()));
        }
    }
}
