package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.steps.Grain;
import org.hodograph.kernels.steps.Hold;
import org.hodograph.kernels.steps.Staircase;
import org.hodograph.pipeline.unit.Unit;

/**
 * A series' method, until its readings are found to move in steps that matter, or are declared to; then the staircase answers.
 * A method that keeps a window answers on, with what the steps can do to it in its errors, as long as there are so many steps
 * in the window that they move its rate by less than 1.2 q/T: on a ramp it is off by at most about
 *
 * <pre>E = 1.2 q · g · √(n/12) / k</pre>
 *
 * with T the window's span, n samples in it, k moves of the reading among them and g the fit's noise gain.
 *
 * <p>What was decided and measured: docs/adr/0031-staircases.md.
 */
final class SteppedDifferentiator implements Held {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double CLEAN = 0.12; // noise, as of the staircase's bands
    private static final double MOST_NOISE = 2; // deviations that a reading's signal may be outside of its band
    private static final MathContext DIGITS = new MathContext(6);

    private final Differentiator fit;
    private final Lookback lookback;
    private final double declared;
    private final int maxOrder;
    private final boolean adapts; // the method has no window that the steps could be many or few in
    private final Grain grain = new Grain();
    private final Hold hold = new Hold();
    private Staircase stairs; // null: none was needed so far
    private double step; // declared, in the unit of the samples
    private double told; // the step that was recognised
    private boolean news;
    private String choice = "";
    private double chosen;

    SteppedDifferentiator(SeriesSettings settings) {
        fit = Segment.newDifferentiator(settings);
        lookback = new Lookback(settings.lag().nanos(), settings.lag().samples());
        declared = settings.resolution();
        maxOrder = settings.method().maxOrder();
        adapts = settings.method().reachNanos() == Long.MAX_VALUE
                && settings.method().reachSamples() == Integer.MAX_VALUE;
        step = declared;
        grain.declare(declared);
    }

    @Override
    public void measuredIn(Unit unit) {
        step = unit == null ? declared : unit.sizeToSi(declared);
        grain.declare(step);
    }

    @Override
    public Intake push(long nanos, double y) {
        news = false;
        Intake intake = fit.push(nanos, y);
        if (intake != Intake.ACCEPTED) {
            return intake;
        }
        boolean anew = grain.push(nanos, y);
        if (!grain.isStepped()) {
            if (isStepped()) {
                stairs.clear();
            }
            return intake;
        }
        if (anew || !isStepped()) {
            begin();
        }
        if (!stairs.hasBegun() || nanos > stairs.newest()) {
            stairs.push(nanos, y);
        }
        return intake;
    }

    private void begin() {
        if (stairs == null) {
            stairs = new Staircase(grain, lookback);
        }
        stairs.begin();
        if (step == 0 && told != grain.size()) {
            told = grain.size();
            news = true;
        }
    }

    /** The step that the newest sample made certain of; NaN: none. */
    double foundStep() {
        return news ? told : Double.NaN;
    }

    private boolean isStepped() {
        return stairs != null && stairs.hasBegun();
    }

    @Override
    public boolean estimateAt(long nanos, Estimate out) {
        if (!isStepped()) {
            boolean answered = fit.estimateAt(nanos, out);
            if (answered && !adapts) {
                Steps.floor(out, step / Math.sqrt(12)); // one that adapts has seen what the rounding adds
            }
            if (answered && grain.isSuspected() && nanos >= grain.moved()) {
                suspect(out, grain.suspectedHold());
            }
            if (answered && told > 0 && told == grain.size() && grain.noise() <= CLEAN) {
                confine(nanos, out); // moves of many steps do not matter, but what is held between them is
            }
            return answered;
        }
        if (!adapts && fit.estimateAt(nanos, out) && isFine(out)) {
            limit(nanos, out);
            return true;
        }
        boolean answered =
                stairs.hasMoved() ? stairs.estimateAt(nanos, out) : nanos >= stairs.first() && rest(nanos, out);
        if (!answered && !fit.estimateAt(nanos, out)) {
            return false;
        }
        limit(nanos, out);
        return true;
    }

    @Override
    public boolean wasSilent() {
        return !isStepped() && fit.wasSilent();
    }

    @Override
    public boolean predictAt(long newest, long nanos, Estimate out) {
        return isStepped() ? Held.super.predictAt(newest, nanos, out) : fit.predictAt(newest, nanos, out);
    }

    /** The reading may be held by a step: whatever a fit says of it, it knows no more than what holding it allows. */
    private void suspect(Estimate out, double time) {
        for (int order = 1; order <= maxOrder && time > 0; order++) {
            double most = most(order, time);
            if (out.has(order) && !(out.covariance(order, order) >= most * most / 3)) {
                out.setCovariance(order, order, most * most / 3);
            }
        }
    }

    /** Whether there are steps enough in the window of a fit; what they do to it then goes into its errors. */
    private boolean isFine(Estimate out) {
        double gain = out.noiseGain(1);
        long from = stairs.newest() - Math.round(out.span() * NANOS_PER_SECOND);
        int moves = grain.movesSince(from);
        double coarse = gain * Math.sqrt(out.samples() / 12.0);
        if (moves < 2 || !(coarse * out.span() <= moves)) {
            return false;
        }
        Steps.floor(out, grain.size() / Math.sqrt(12));
        double off = 1.2 * grain.size() * coarse / moves;
        double share = 1 + off * off / 3 / out.covariance(1, 1);
        for (int i = 0; i <= Estimate.MAX_ORDER; i++) {
            for (int j = 0; j <= i; j++) {
                out.setCovariance(i, j, out.covariance(i, j) * share);
            }
        }
        return true;
    }

    /** The signal rests, within what the steps since the begin allow: another than those that were seen. */
    private boolean rest(long nanos, Estimate out) {
        out.clear();
        out.setInstant(nanos);
        out.setWindow(1, 0);
        out.setDerivative(0, hold.find(grain, nanos) ? hold.reading() : grain.reading());
        out.setCovariance(0, 0, grain.size() * grain.size() / 12);
        double time = seconds(stairs.newest() - stairs.first());
        for (int order = 1; order <= maxOrder && time > 0; order++) {
            double most = most(order, time) * (stairs.changed() > stairs.first() ? 2 : 1);
            out.setDerivative(order, 0);
            out.setCovariance(order, order, most * most / 3);
        }
        return true;
    }

    /** A derivative beyond what holding the reading allows is at the limit, and as uncertain as anything within. */
    private void limit(long nanos, Estimate out) {
        for (int order = maxOrder + 1; order <= Estimate.MAX_ORDER; order++) {
            out.setDerivative(order, Double.NaN);
        }
        if (nanos > stairs.changed() && nanos >= stairs.newest()) {
            Steps.limit(out, maxOrder, grain.size(), seconds(stairs.newest() - stairs.changed()));
        } else {
            confine(nanos, out);
        }
    }

    /** At an instant that readings of one level lie about, the signal is in its band, and as fast as that allows. */
    private void confine(long nanos, Estimate out) {
        if (hold.find(grain, nanos) && hold.isSeenAfter(nanos)) {
            Steps.confine(out, hold.reading(), grain.size() * (0.5 + MOST_NOISE * grain.noise()));
            Steps.doubt(out, maxOrder, grain.size(), hold.lasted());
            Steps.limit(out, maxOrder, grain.size(), hold.reach(nanos));
        }
    }

    private double most(int order, double time) {
        return Steps.most(grain.size(), order, time);
    }

    @Override
    public double bound(int order, long nanos) {
        return order == 0 || !isStepped() ? Double.POSITIVE_INFINITY : most(order, seconds(nanos - stairs.changed()));
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    /** Of a method that tunes itself its choice, unless the staircase answers in its place. */
    @Override
    public String choice() {
        if (!isStepped()) {
            return fit.choice();
        }
        if (chosen != grain.size()) {
            chosen = grain.size();
            String text =
                    new BigDecimal(chosen).round(DIGITS).stripTrailingZeros().toString();
            choice = "steps of " + (text.contains("E+") ? new BigDecimal(text).toPlainString() : text);
        }
        return choice;
    }

    @Override
    public boolean isWarm() {
        return fit.isWarm();
    }

    @Override
    public boolean hasRoom(long nanos, int more) {
        return fit.hasRoom(nanos, more);
    }

    @Override
    public void copyFrom(Differentiator same) {
        SteppedDifferentiator other = (SteppedDifferentiator) same;
        fit.copyFrom(other.fit);
        grain.copyFrom(other.grain);
        step = other.step;
        told = other.told;
        news = other.news;
        if (other.isStepped()) {
            if (stairs == null) {
                stairs = new Staircase(grain, lookback);
            }
            stairs.copyFrom(other.stairs);
        } else if (stairs != null) {
            stairs.clear();
        }
    }

    /** What was recognised of the sensor stays. */
    @Override
    public void reset() {
        fit.reset();
        grain.interrupt();
        if (stairs != null) {
            stairs.clear();
        }
    }

    /** The fit's bytes behind its own, for which a reader must know that they are there. */
    @Override
    public void save(DataOutput out) throws IOException {
        grain.save(out);
        out.writeDouble(told);
        out.writeBoolean(isStepped());
        if (isStepped()) {
            stairs.save(out);
        }
        fit.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        grain.load(in);
        told = in.readDouble();
        if (in.readBoolean()) {
            if (stairs == null) {
                stairs = new Staircase(grain, lookback);
            }
            stairs.load(in);
        } else if (stairs != null) {
            stairs.clear();
        }
        fit.load(in);
    }

    /** A state from before steps were recognised: what is known of them begins anew. */
    void loadFit(DataInput in) throws IOException {
        grain.doubt();
        told = 0;
        if (stairs != null) {
            stairs.clear();
        }
        if (declared == 0) {
            fit.load(in);
            return;
        }
        Saved.skipQuantised(in, fit);
    }
}
