package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.repeat.Repeats;
import org.hodograph.pipeline.unit.Unit;

/** The part of a series that one fit may see: its differentiator, its first instant, and the instants that are owed an answer. */
final class Segment {

    private static final int BEGUN = 1; // bits of a saved segment
    private static final int STEPS = 2; // before the fit there is what is known of steps

    private final SeriesSettings settings;
    private final Held held; // the differentiator
    private final SteppedDifferentiator stepped; // the same; null: pulses, whose steps are known
    private final RecentTimes instants; // the newest lag.samples + 1
    private boolean begun;
    private long first;
    private long newest;
    private long learned; // the newest sample that the differentiator has

    Segment(SeriesSettings settings) {
        this.settings = settings;
        stepped = settings.kind() instanceof Kind.Pulse ? null : new SteppedDifferentiator(settings);
        held = settings.kind() instanceof Kind.Pulse pulse ? new PulseDifferentiator(settings, pulse) : stepped;
        instants = new RecentTimes(settings.lag().samples() + 1);
    }

    /** A worker of the series' method that answers as far back as the series asks. */
    static Differentiator newDifferentiator(SeriesSettings settings) {
        Lag lag = settings.lag();
        Differentiator worker = settings.method().newDifferentiator(new Lookback(lag.nanos(), lag.samples()));
        if (settings.gapNanos() == SeriesSettings.BRIDGED) {
            worker.bridge();
        }
        return worker;
    }

    /** Sizes of the configuration are in this unit; null: none. */
    void measuredIn(Unit unit) {
        held.measuredIn(unit);
    }

    boolean hasBegun() {
        return begun;
    }

    /** The instant of the newest sample. */
    long newest() {
        return newest;
    }

    boolean isWarm() {
        return held.isWarm();
    }

    /** Whether the fit has a place for a sample after {@code more} others. */
    boolean hasRoom(long nanos, int more) {
        return held.hasRoom(nanos, more);
    }

    /** Lets the fit see a value that nothing is answered for: before the segment's first sample, or one that was passed over. */
    void seed(long nanos, double value) {
        Intake intake = held.push(nanos, value);
        if (intake != Intake.ACCEPTED) {
            throw new IllegalStateException("a sample past the door was " + intake + " at " + nanos);
        }
        learned = nanos;
    }

    /** Takes the next sample in the order of time. */
    void push(long nanos, double value) {
        seed(nanos, value);
        if (!begun) {
            begun = true;
            first = nanos;
        }
        pass(nanos);
    }

    /** The same of a value that the signal has had since an instant. */
    void push(long nanos, long since, double value) {
        seed(begun && since <= learned ? nanos : since, value);
        pass(nanos);
    }

    /** More pulses came at the instant of the newest sample, up to this value. */
    void raise(double value) {
        ((PulseDifferentiator) held).raise(value);
    }

    /** Takes the next sample in the order of time; it is no news. */
    void pass(long nanos) {
        newest = nanos;
        instants.add(nanos);
    }

    /** A window that is so many samples, however long ago, begins anew: it would join what lies on both sides of a silence. */
    void forgetWindow() {
        if (settings.method().reachSamples() != Integer.MAX_VALUE) {
            held.reset();
        }
    }

    /** The fit begins anew, with the values of the segment that are known to have been news. */
    void relearn(Repeats known) {
        held.reset();
        for (int i = 0; i < known.values(); i++) {
            if (known.nanos(i) >= first) {
                seed(known.nanos(i), known.value(i));
            }
        }
    }

    /** Whether the newest sample's answer lies inside the segment. */
    boolean owesAnswer() {
        return settings.lag().samples() > 0
                ? instants.size() > settings.lag().samples()
                // newest - first can exceed a long; unsigned it can't
                : Long.compareUnsigned(newest - first, settings.lag().nanos()) >= 0;
    }

    /** The instant of the newest sample's answer. */
    long answerInstant() {
        return settings.lag().samples() > 0
                ? instants.back(settings.lag().samples())
                : newest - settings.lag().nanos();
    }

    boolean estimateAt(long nanos, Estimate out) {
        return nanos <= learned ? held.estimateAt(nanos, out) : held.predictAt(learned, nanos, out);
    }

    /** Whether the last instant had no answer because it lies in a silence. */
    boolean wasSilent() {
        return held.wasSilent();
    }

    /** What a method that tunes itself has chosen; else empty. */
    String choice() {
        return held.choice();
    }

    /** The step of the sensor that the newest sample made certain of; NaN: none. */
    double foundStep() {
        return stepped == null ? Double.NaN : stepped.foundStep();
    }

    /** What a derivative can be at most at an instant after the newest sample, from nothing having come since. */
    double bound(int order, long nanos) {
        return held.bound(order, nanos);
    }

    /** Forgets everything; the next sample begins anew. */
    void restart() {
        held.reset();
        instants.clear();
        begun = false;
    }

    void copyFrom(Segment other) {
        held.copyFrom(other.held);
        instants.copyFrom(other.instants);
        begun = other.begun;
        first = other.first;
        newest = other.newest;
        learned = other.learned;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte((begun ? BEGUN : 0) | (stepped != null ? STEPS : 0));
        out.writeLong(first);
        out.writeLong(newest);
        instants.save(out);
        held.save(out);
    }

    void load(DataInput in) throws IOException {
        int bits = in.readByte();
        begun = (bits & BEGUN) != 0;
        first = in.readLong();
        newest = in.readLong();
        instants.load(in);
        if (stepped != null && (bits & STEPS) == 0) {
            stepped.loadFit(in);
        } else {
            held.load(in);
        }
        learned = newest;
    }

    /** The fit has the samples up to this instant. */
    void knows(long nanos) {
        learned = nanos;
    }

    void saveLearned(DataOutput out) throws IOException {
        out.writeLong(learned);
    }

    void loadLearned(DataInput in) throws IOException {
        learned = in.readLong();
    }
}
