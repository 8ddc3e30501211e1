package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.hodograph.kernels.repeat.Repeats;
import org.hodograph.kernels.shape.Breaks;
import org.hodograph.pipeline.series.SeriesEvent.Kind;
import org.hodograph.pipeline.unit.Unit;

/**
 * A series in the order of time, from what its sensor shows to the answer: the {@link Signal}, the {@link Segment}, and the
 * breaks between segments. What it says depends on the samples it took and on nothing else. For one thread.
 */
final class Course {

    private static final Set<Kind> BREAKS = EnumSet.of(Kind.CORNER, Kind.JUMP, Kind.VERTICAL_TANGENT);

    private static final int GATED = 64; // in the state, beside pending: that of the gate follows

    private final SeriesSettings settings;
    private final Signal signal;
    private final Segment segment;
    private final Gate gate;
    private final Repeats repeats; // null: each sample counts
    private final Breaks breaks; // null: not asked for
    private boolean stoodOut; // the newest sample is held back from the fit
    private boolean broke; // the newest sample made a break certain
    private double shown = Double.NaN; // by the newest sample
    private int pending; // flags of the next answer

    Course(SeriesSettings settings) {
        this.settings = settings;
        signal = Signal.of(settings.kind());
        segment = new Segment(settings);
        gate = new Gate(settings);
        repeats = settings.repeats().recogniser(settings.kind(), settings.resolution());
        breaks = BREAKS.stream().anyMatch(settings.events()::contains) ? new Breaks() : null;
    }

    /** Sizes of the configuration are in this unit; null: none. */
    void measuredIn(Unit unit) {
        signal.measuredIn(unit);
        segment.measuredIn(unit);
        gate.measuredIn(unit);
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

    /** What the newest sample that the fit saw showed; NaN if there was none. */
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
     * Takes the next sample in the order of time. What the {@link Gate} holds back the fit does not see. A sample that the fit has
     * no place for was let in under other settings: the fit begins anew with it.
     *
     * @return the bits GAP and RESET if a new segment begins with it, or with samples that were held back before it
     */
    int take(long nanos, double value) {
        stoodOut = false;
        broke = false;
        if (!segment.hasBegun()) {
            gate.begin(nanos, value);
            return next(nanos, value, 0);
        }
        if (since(nanos) > settings.gapNanos()) {
            int reset = gate.isFall(value) ? Flag.RESET.bit() : 0;
            gate.begin(nanos, value);
            return next(nanos, value, Flag.GAP.bit() | reset);
        }
        return switch (gate.judge(nanos, value)) {
            case FOLLOWS -> next(nanos, value, 0);
            case STANDS_OUT -> {
                segment.pass(nanos);
                stoodOut = true;
                yield 0;
            }
            case FOLLOWS_WITH_THOSE_HELD -> segment.hasRoom(nanos, gate.released() - 1) ? belated() : anew(false);
            case BEGINS_ANEW -> anew(true);
            case JUMPS -> anew(false);
        };
    }

    private int next(long nanos, double value, int breaksBefore) {
        boolean follows = signal.follows(shown, value) || gate.isCounting();
        int broken = breaksBefore;
        if (segment.hasBegun()) {
            broken |= follows ? 0 : Flag.RESET.bit();
            boolean full = broken == 0 && !segment.hasRoom(nanos, 0);
            broken |= full ? Flag.RESET.bit() : 0;
            if (broken != 0) {
                breakAt(value, segment.newest(), broken == Flag.RESET.bit() && !full && signal.beginsAtZero());
            }
        }
        shown = value;
        pending |= broken;
        take(nanos);
        return broken;
    }

    /** What the signal is at an instant reaches the fit, unless it is no news. */
    private void take(long nanos) {
        if (repeats == null || repeats.take(nanos, signal.value())) {
            learn(nanos);
        } else {
            segment.pass(nanos);
        }
    }

    private void learn(long nanos) {
        if (repeats != null && repeats.cameBack()) {
            segment.forgetWindow();
        }
        if (!segment.hasBegun() || repeats == null) {
            segment.push(nanos, signal.value());
        } else {
            segment.push(nanos, repeats.instant(), signal.value());
        }
        if (repeats != null && repeats.becameRecognised()) {
            segment.relearn(repeats);
        }
        compare(nanos);
    }

    /** More pulses came at the instant of the newest sample. */
    void add(double pulses) {
        if (pulses > 0 && settings.duplicates().adds(settings.kind())) {
            signal.add(pulses);
            segment.raise(signal.value());
        }
    }

    /** Those held back reach the fit, and the newest sample behind them. */
    private int belated() {
        int last = gate.released() - 1;
        for (int i = 0; i < last; i++) {
            signal.follows(shown, gate.releasedShown(i));
            shown = gate.releasedShown(i);
            if (repeats == null || repeats.take(gate.releasedNanos(i), signal.value())) {
                segment.seed(gate.releasedNanos(i), signal.value());
                compare(gate.releasedNanos(i));
            }
        }
        return next(gate.releasedNanos(last), gate.releasedShown(last), 0);
    }

    /** A segment begins with the first of those held back. */
    private int anew(boolean isReset) {
        pending |= Flag.RESET.bit();
        for (int i = 0; i < gate.released(); i++) {
            signal.follows(i == 0 ? Double.NaN : shown, gate.releasedShown(i));
            shown = gate.releasedShown(i);
            if (i == 0) {
                breakAt(shown, gate.leftNanos(), isReset && signal.beginsAtZero());
            }
            take(gate.releasedNanos(i));
        }
        return Flag.RESET.bit();
    }

    private void compare(long nanos) {
        if (breaks != null && breaks.push(nanos, signal.value())) {
            broke = true;
            restartAfterBreak();
        }
    }

    /** The fit begins anew with the samples after the break: no estimate smears across it. */
    private void restartAfterBreak() {
        segment.restart();
        for (int i = 0; i < breaks.samplesAfter(); i++) {
            segment.push(breaks.nanosAfter(i), breaks.valueAfter(i));
        }
        pending |= Flag.RESET.bit();
    }

    private void breakAt(double value, long before, boolean fromZero) {
        segment.restart();
        if (repeats != null) {
            repeats.restart();
        }
        if (breaks != null) {
            breaks.reset();
        }
        signal.restart(value);
        if (fromZero) {
            segment.seed(before, 0);
        }
    }

    /** Tells what the newest sample made certain: outliers, a reset or a change of level, and breaks that the series asks for. */
    void tell(String series, long nanos, double before, int broken, TrackerListener out) {
        for (int i = 0; i < gate.outliers(); i++) {
            out.event(SeriesEvent.ofOutlier(series, gate.outlierNanos(i), gate.outlierLeft(), gate.outlierShown(i)));
        }
        if (Flag.RESET.in(broken) && gate.released() == 0) {
            out.event(SeriesEvent.ofReset(series, nanos, before, shown));
        } else if (Flag.RESET.in(broken) && gate.isFallReleased()) {
            out.event(SeriesEvent.ofReset(series, gate.releasedNanos(0), gate.left(), gate.releasedShown(0)));
        } else if (Flag.RESET.in(broken)) {
            out.event(SeriesEvent.ofJump(series, gate.releasedNanos(0), gate.height()));
        }
        if (!stoodOut && repeats != null && repeats.becameRecognised()) {
            out.event(SeriesEvent.ofRepeats(series, nanos, repeats.period()));
        }
        if (!stoodOut && repeats != null && repeats.becameStuck()) {
            out.event(SeriesEvent.ofStuck(series, nanos, repeats.standing(nanos), repeats.chance()));
        }
        if (!stoodOut && segment.foundStep() > 0) {
            out.event(SeriesEvent.ofResolution(series, nanos, segment.foundStep()));
        }
        if (broke) {
            SeriesEvent found = SeriesEvent.ofBreak(series, breaks);
            if (settings.events().contains(found.kind())) {
                out.event(found);
            }
        }
    }

    boolean owesAnswer() {
        return segment.owesAnswer();
    }

    /** The newest sample's answer, if it has one, was given by another course. */
    void passAnswer() {
        if (segment.hasBegun() && owesAnswer()) {
            pending = 0;
        }
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
                | (stoodOut || out.estimate.isOutlier() ? Flag.OUTLIER.bit() : 0);
        pending = 0;
    }

    /** What a derivative can be at most at an instant after the newest sample, from nothing having come since. */
    double bound(int order, long nanos) {
        return repeats != null && repeats.isRecognised()
                ? Double.POSITIVE_INFINITY // it has moved on unseen
                : segment.bound(order, nanos);
    }

    /** Forgets everything; the next answer has these flags. */
    void beginAnew(int flags) {
        clear();
        pending = flags;
    }

    private void clear() {
        segment.restart();
        if (repeats != null) {
            repeats.reset();
        }
        if (breaks != null) {
            breaks.reset();
        }
        gate.clear();
        signal.restart(0);
        shown = Double.NaN;
        pending = 0;
    }

    void copyFrom(Course other) {
        signal.copyFrom(other.signal);
        segment.copyFrom(other.segment);
        if (repeats != null) {
            repeats.copyFrom(other.repeats);
        }
        gate.copyFrom(other.gate);
        if (breaks != null) {
            breaks.copyFrom(other.breaks);
        }
        shown = other.shown;
        pending = other.pending;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(shown);
        out.writeByte(gate.isKept() ? pending | GATED : pending);
        signal.save(out);
        segment.save(out);
        if (breaks != null) {
            breaks.save(out);
        }
        if (gate.isKept()) {
            gate.save(out);
        }
    }

    /** Reads what {@link #save} wrote; {@code isOfGauge}: of a series that was a gauge then. */
    void load(DataInput in, boolean isOfGauge) throws IOException {
        shown = in.readDouble();
        int told = in.readByte();
        pending = told & ~GATED;
        if (!isOfGauge) {
            signal.load(in);
        }
        segment.load(in);
        if (breaks != null) {
            breaks.load(in);
        }
        if ((told & GATED) != 0) {
            gate.load(in);
            segment.knows(gate.known(segment.newest()));
        } else if (segment.hasBegun()) {
            gate.begin(segment.newest(), shown);
        }
    }

    /** What the first versions do not know; it stands behind everything else. */
    void saveRepeats(DataOutput out) throws IOException {
        if (repeats != null) {
            segment.saveLearned(out);
            repeats.save(out);
        }
    }

    /** {@code isThere}: whether the state has it; otherwise it begins anew. */
    void loadRepeats(DataInput in, boolean isThere) throws IOException {
        if (repeats != null && isThere) {
            segment.loadLearned(in);
            repeats.load(in);
        } else if (repeats != null) {
            repeats.reset();
        }
    }
}
