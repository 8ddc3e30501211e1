package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.hodograph.kernels.shape.Breaks;
import org.hodograph.pipeline.series.SeriesEvent.Kind;
import org.hodograph.pipeline.unit.Unit;

/**
 * A series in the order of time, from what its sensor shows to the answer: the {@link Signal}, the {@link Segment}, and the
 * breaks between segments. What it says depends on the samples it took and on nothing else. For one thread.
 */
final class Course {

    private static final Set<Kind> BREAKS = EnumSet.of(Kind.CORNER, Kind.JUMP, Kind.VERTICAL_TANGENT);

    private final SeriesSettings settings;
    private final Signal signal;
    private final Segment segment;
    private final Breaks breaks; // null: not asked for
    private boolean broke; // the newest sample made a break certain
    private double shown = Double.NaN; // by the newest sample
    private int pending; // flags of the next answer

    Course(SeriesSettings settings) {
        this.settings = settings;
        signal = Signal.of(settings.kind());
        segment = new Segment(settings);
        breaks = BREAKS.stream().anyMatch(settings.events()::contains) ? new Breaks() : null;
    }

    /** Sizes of the configuration are in this unit; null: none. */
    void measuredIn(Unit unit) {
        signal.measuredIn(unit);
        segment.measuredIn(unit);
        if (breaks != null) {
            double step = unit == null ? settings.resolution() : unit.sizeToSi(settings.resolution());
            breaks.setFloor(step * step / 12);
        }
    }

    boolean hasBegun() {
        return segment.hasBegun();
    }

    /** The instant of the newest sample. */
    long newest() {
        return segment.newest();
    }

    /** What the newest sample showed; NaN if there was none. */
    double shown() {
        return shown;
    }

    /** Time since the newest sample, held at the end of a long; 0 if there was none. */
    long since(long nanos) {
        if (!segment.hasBegun()) {
            return 0;
        }
        long since = nanos - segment.newest();
        return since < 0 ? Long.MAX_VALUE : since;
    }

    /** Whether the fit has a place for a sample after {@code more} others; a gap that only it breaks makes one. */
    boolean hasRoom(long nanos, int more) {
        return segment.hasRoom(nanos, more) || (more == 0 && since(nanos) > settings.gapNanos());
    }

    /**
     * Takes the next sample in the order of time. One that the fit has no place for was let in under other settings: the fit
     * begins anew with it.
     *
     * @return the bits GAP and RESET if a new segment begins with it
     */
    int take(long nanos, double value) {
        boolean follows = signal.follows(shown, value);
        int broken = 0;
        if (segment.hasBegun()) {
            broken = (since(nanos) > settings.gapNanos() ? Flag.GAP.bit() : 0) | (follows ? 0 : Flag.RESET.bit());
            boolean full = broken == 0 && !segment.hasRoom(nanos, 0);
            broken |= full ? Flag.RESET.bit() : 0;
            if (broken != 0) {
                breakAt(value, broken == Flag.RESET.bit() && !full && signal.beginsAtZero());
            }
        }
        shown = value;
        pending |= broken;
        segment.push(nanos, signal.value());
        broke = breaks != null && breaks.push(nanos, signal.value());
        if (broke) {
            restartAfterBreak();
        }
        return broken;
    }

    /** The fit begins anew with the samples after the break: no estimate smears across it. */
    private void restartAfterBreak() {
        segment.restart();
        for (int i = 0; i < breaks.samplesAfter(); i++) {
            segment.push(breaks.nanosAfter(i), breaks.valueAfter(i));
        }
        pending |= Flag.RESET.bit();
    }

    /** What the newest sample made certain of; null if nothing. */
    Breaks foundBreak() {
        return broke ? breaks : null;
    }

    private void breakAt(double value, boolean fromZero) {
        long before = segment.newest();
        segment.restart();
        if (breaks != null) {
            breaks.reset();
        }
        signal.restart(value);
        if (fromZero) {
            segment.seed(before, 0);
        }
    }

    boolean owesAnswer() {
        return segment.owesAnswer();
    }

    /** The newest sample's answer. */
    void answer(Derivatives out) {
        long instant = segment.answerInstant();
        boolean answered = segment.estimateAt(instant, out.estimate);
        if (out.estimate.has(0)) {
            out.estimate.setDerivative(0, signal.shown(out.estimate.derivative(0)));
        }
        out.choice = segment.choice();
        out.nanos = answered ? out.estimate.nanos() : instant; // a method may tell an instant of its own
        out.lagNanos = segment.newest() - out.nanos;
        out.flags = (segment.isWarm() ? 0 : Flag.WARMUP.bit())
                | pending
                | (segment.wasSilent() ? Flag.GAP.bit() : 0)
                | (out.estimate.isOutlier() ? Flag.OUTLIER.bit() : 0);
        pending = 0;
    }

    /** What a derivative can be at most at an instant after the newest sample, from nothing having come since. */
    double bound(int order, long nanos) {
        return segment.bound(order, nanos);
    }

    /** Forgets everything; the next answer has these flags. */
    void beginAnew(int flags) {
        clear();
        pending = flags;
    }

    private void clear() {
        segment.restart();
        if (breaks != null) {
            breaks.reset();
        }
        signal.restart(0);
        shown = Double.NaN;
        pending = 0;
    }

    void copyFrom(Course other) {
        signal.copyFrom(other.signal);
        segment.copyFrom(other.segment);
        if (breaks != null) {
            breaks.copyFrom(other.breaks);
        }
        shown = other.shown;
        pending = other.pending;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(shown);
        out.writeByte(pending);
        signal.save(out);
        segment.save(out);
        if (breaks != null) {
            breaks.save(out);
        }
    }

    void load(DataInput in) throws IOException {
        shown = in.readDouble();
        pending = in.readByte();
        signal.load(in);
        segment.load(in);
        if (breaks != null) {
            breaks.load(in);
        }
    }
}
