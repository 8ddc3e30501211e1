package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;
import org.hodograph.pipeline.unit.Unit;

/** The part of a series that one fit may see: its differentiator, its first instant, and the instants that are owed an answer. */
final class Segment {

    private final SeriesSettings settings;
    private final Differentiator differentiator;
    private final HeldDifferentiator held; // the same, where a sensor moves in steps; else null
    private final RecentTimes instants; // the newest lag.samples + 1
    private boolean begun;
    private long first;
    private long newest;

    Segment(SeriesSettings settings) {
        this.settings = settings;
        held = HeldDifferentiator.of(settings);
        differentiator = held == null ? newDifferentiator(settings) : held;
        instants = new RecentTimes(settings.lag().samples() + 1);
    }

    /** A worker of the series' method that answers as far back as the series asks. */
    static Differentiator newDifferentiator(SeriesSettings settings) {
        Lag lag = settings.lag();
        return settings.method().newDifferentiator(new Lookback(lag.nanos(), lag.samples()));
    }

    /** Sizes of the configuration are in this unit; null: none. */
    void measuredIn(Unit unit) {
        if (held != null) {
            held.measuredIn(unit);
        }
    }

    boolean hasBegun() {
        return begun;
    }

    /** The instant of the newest sample. */
    long newest() {
        return newest;
    }

    boolean isWarm() {
        return differentiator.isWarm();
    }

    /** Whether the fit has a place for a sample after {@code more} others. */
    boolean hasRoom(long nanos, int more) {
        return differentiator.hasRoom(nanos, more);
    }

    /** Lets the fit see a value before the segment's first sample; nothing is answered for it. */
    void seed(long nanos, double value) {
        Intake intake = differentiator.push(nanos, value);
        if (intake != Intake.ACCEPTED) {
            throw new IllegalStateException("a sample past the door was " + intake + " at " + nanos);
        }
    }

    /** Takes the next sample in the order of time. */
    void push(long nanos, double value) {
        seed(nanos, value);
        if (!begun) {
            begun = true;
            first = nanos;
        }
        newest = nanos;
        instants.add(nanos);
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
        return differentiator.estimateAt(nanos, out);
    }

    /** Whether the last instant had no answer because it lies in a silence. */
    boolean wasSilent() {
        return differentiator.wasSilent();
    }

    /** What a method that tunes itself has chosen; else empty. */
    String choice() {
        return differentiator.choice();
    }

    /** What a derivative can be at most at an instant after the newest sample, from nothing having come since. */
    double bound(int order, long nanos) {
        return held == null ? Double.POSITIVE_INFINITY : held.bound(order, nanos);
    }

    /** Forgets everything; the next sample begins anew. */
    void restart() {
        differentiator.reset();
        instants.clear();
        begun = false;
    }

    void copyFrom(Segment other) {
        differentiator.copyFrom(other.differentiator);
        instants.copyFrom(other.instants);
        begun = other.begun;
        first = other.first;
        newest = other.newest;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        out.writeLong(first);
        out.writeLong(newest);
        instants.save(out);
        differentiator.save(out);
    }

    void load(DataInput in) throws IOException {
        begun = in.readBoolean();
        first = in.readLong();
        newest = in.readLong();
        instants.load(in);
        differentiator.load(in);
    }
}
