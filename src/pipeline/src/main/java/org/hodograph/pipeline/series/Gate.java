package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.unit.Unit;

/**
 * Decides of each reading, in the order of time, whether it follows from those before, stands out, or begins something new.
 *
 * <p>A reading stands out where it is further from the last one that followed than {@code max-step}, or than {@code max-rate}
 * times the time between them, a step of the resolution being always possible; a counter also where it is smaller, or, if it
 * learns, where its step and its rate are both more than {@value #MANY} times the largest so far (of the newest 64 moves or so,
 * older ones fading; from the {@value #LEAST_MOVES}th move on). What stands out is held back. A reading that follows from the last one that followed makes
 * outliers of all that was held. {@value #NEEDED} readings of which each follows from the one before, of a counter
 * {@value #NEEDED_OF_COUNTER}, begin anew; so does, lest a limit that is too small locks a series out, the {@value #MOST_OUT}th
 * reading in a row that stands out, of a counter the {@value #MOST_OUT_OF_COUNTER}rd.
 *
 * <p>For one thread, nothing is allocated. Values in SI.
 */
final class Gate {

    /** What a reading is. */
    enum Verdict {
        /** It goes on from the one before. */
        FOLLOWS,
        /** It is held back. */
        STANDS_OUT,
        /** It and those held back go on from the one before after all: the rate has changed. */
        FOLLOWS_WITH_THOSE_HELD,
        /** A counter has begun again with the first of those held back. */
        BEGINS_ANEW,
        /** The level has changed with the first of those held back. */
        JUMPS
    }

    static final int NEEDED = 5;
    static final int NEEDED_OF_COUNTER = 2;
    static final int MOST_OUT = 20;
    static final int MOST_OUT_OF_COUNTER = 3;

    private static final int VERSION = 1;
    private static final double MANY = 20;
    private static final int LEAST_MOVES = 8;
    private static final double FADING = 1 - 1.0 / 64;
    private static final double NANOS_PER_SECOND = 1e9;

    private final SeriesSettings settings;
    private final boolean counts;
    private final boolean learns;
    private double turn = Double.NaN;
    private double maxStep = Double.POSITIVE_INFINITY;
    private double maxRate = Double.POSITIVE_INFINITY;
    private double resolution;

    private boolean begun;
    private long nanos; // of the last reading that followed
    private double shown;
    private double before = Double.NaN; // shown by the one before that
    private int moves;
    private double largestStep;
    private double largestRate;
    private int out; // readings in a row that stood out
    private int held;
    private final long[] heldNanos = new long[NEEDED];
    private final double[] heldShown = new double[NEEDED];

    private int released; // of those held, by the last verdict
    private long leftNanos; // of the last reading before them
    private double left;
    private int outliers; // found out by the last verdict
    private double outlierLeft; // shown before them
    private final long[] outlierNanos = new long[NEEDED];
    private final double[] outlierShown = new double[NEEDED];

    Gate(SeriesSettings settings) {
        this.settings = settings;
        counts = settings.kind() instanceof Kind.Counter || settings.kind() instanceof Kind.Modulo;
        learns = counts
                && settings.plausibility().learns()
                && settings.plausibility().maxRate() == null;
    }

    /** Sizes of the configuration are in this unit; null: none. */
    void measuredIn(Unit unit) {
        Plausibility limits = settings.plausibility();
        turn = settings.kind().turn(unit);
        maxStep = limits.maxStep() == null
                ? Double.POSITIVE_INFINITY
                : limits.maxStep().size(unit);
        maxRate = limits.maxRate() == null
                ? Double.POSITIVE_INFINITY
                : limits.maxRate().size(unit);
        resolution = unit == null ? settings.resolution() : unit.sizeToSi(settings.resolution());
    }

    /** Whether it, and not the kind's signal, says where a counter begins again. */
    boolean isCounting() {
        return counts;
    }

    private boolean isActive() {
        return counts || settings.plausibility().limitsSteps();
    }

    /** Whether there is a state to save. */
    boolean isKept() {
        return begun && isActive();
    }

    /** The newest instant that a fit knows, of which the newest reading is at {@code newest}. */
    long known(long newest) {
        return isKept() ? nanos : newest;
    }

    /** A reading that follows from none. */
    void begin(long at, double value) {
        released = 0;
        outliers = 0;
        discard();
        begun = true;
        start(at, value);
    }

    private void start(long at, double value) {
        nanos = at;
        shown = value;
        before = Double.NaN;
        out = 0;
    }

    /** Whether a counter that shows this has begun again since the last reading that followed. */
    boolean isFall(double value) {
        return counts && begun && distance(shown, value) < 0;
    }

    /** Takes the next reading. */
    Verdict judge(long at, double value) {
        released = 0;
        outliers = 0;
        if (!isActive()) {
            return Verdict.FOLLOWS;
        }
        if (follows(at, value)) {
            discard();
            accept(at, value);
            return Verdict.FOLLOWS;
        }
        if (held > 0 && !continues(at, value)) {
            discard();
        }
        heldNanos[held] = at;
        heldShown[held++] = value;
        out++;
        boolean isDecided =
                held >= (counts ? NEEDED_OF_COUNTER : NEEDED) || out >= (counts ? MOST_OUT_OF_COUNTER : MOST_OUT);
        if (!isDecided) {
            return Verdict.STANDS_OUT;
        }
        Verdict verdict = verdict();
        release(verdict);
        return verdict;
    }

    private boolean follows(long at, double value) {
        double step = distance(shown, value);
        if (counts && step < 0) {
            // one reading that was too large, but not so much that it stood out; 0 is where counters begin
            double over = held > 0 ? Double.NaN : distance(before, value);
            return over > 0 || (over == 0 && value != 0);
        }
        double seconds = (at - nanos) / NANOS_PER_SECOND;
        return !isBeyond(step, seconds) && !isSurprising(step, seconds);
    }

    /** Whether a reading goes on from the last one held. */
    private boolean continues(long at, double value) {
        double step = distance(heldShown[held - 1], value);
        double seconds = (at - heldNanos[held - 1]) / NANOS_PER_SECOND;
        return !(counts && step < 0) && !isBeyond(step, seconds);
    }

    private boolean isBeyond(double step, double seconds) {
        double size = Math.abs(step);
        return size > Math.max(maxStep, resolution) || size > maxRate * seconds + resolution;
    }

    private boolean isSurprising(double step, double seconds) {
        return learns && moves >= LEAST_MOVES && step > MANY * largestStep && step / seconds > MANY * largestRate;
    }

    private Verdict verdict() {
        double step = distance(shown, heldShown[0]);
        if (counts && step < 0) {
            return Verdict.BEGINS_ANEW;
        }
        if (held < 2 || isBeyond(step, (heldNanos[0] - nanos) / NANOS_PER_SECOND)) {
            return Verdict.JUMPS;
        }
        double next = distance(heldShown[held - 2], heldShown[held - 1]);
        double seconds = (heldNanos[held - 1] - heldNanos[held - 2]) / NANOS_PER_SECOND;
        return isSurprising(next, seconds) ? Verdict.FOLLOWS_WITH_THOSE_HELD : Verdict.JUMPS;
    }

    private void release(Verdict verdict) {
        leftNanos = nanos;
        left = shown;
        released = held;
        held = 0;
        for (int i = 0; i < released; i++) {
            if (i == 0 && verdict != Verdict.FOLLOWS_WITH_THOSE_HELD) {
                start(heldNanos[0], heldShown[0]);
            } else {
                accept(heldNanos[i], heldShown[i]);
            }
        }
    }

    private void accept(long at, double value) {
        double step = Math.abs(distance(shown, value));
        if (learns && step > 0) {
            moves = Math.min(moves + 1, LEAST_MOVES);
            largestStep = Math.max(step, FADING * largestStep);
            largestRate = Math.max(step / ((at - nanos) / NANOS_PER_SECOND), FADING * largestRate);
        }
        before = shown;
        shown = value;
        nanos = at;
        out = 0;
    }

    /** From one reading to another: of an angle the shorter way round, of a counter with a modulus forward unless it has fallen. */
    private double distance(double from, double to) {
        if (settings.kind() instanceof Kind.Angle || settings.kind() instanceof Kind.Longitude) {
            return Math.IEEEremainder(to - from, turn);
        }
        boolean isWrapped = settings.kind() instanceof Kind.Modulo && to < from && from - to >= turn / 2;
        return isWrapped ? to + turn - from : to - from;
    }

    private void discard() {
        for (int i = 0; i < held; i++) {
            outlierNanos[i] = heldNanos[i];
            outlierShown[i] = heldShown[i];
        }
        outliers = held;
        outlierLeft = shown;
        held = 0;
    }

    /** How many readings the last verdict let in, the newest the last. */
    int released() {
        return released;
    }

    long releasedNanos(int i) {
        return heldNanos[i];
    }

    double releasedShown(int i) {
        return heldShown[i];
    }

    /** The instant of the reading before those released. */
    long leftNanos() {
        return leftNanos;
    }

    /** What it showed. */
    double left() {
        return left;
    }

    /** Whether those released fell: a counter has begun again. */
    boolean isFallReleased() {
        return counts && height() < 0;
    }

    /** The height of the level's change. */
    double height() {
        return distance(left, heldShown[0]);
    }

    /** How many readings the last verdict made outliers. */
    int outliers() {
        return outliers;
    }

    long outlierNanos(int i) {
        return outlierNanos[i];
    }

    double outlierShown(int i) {
        return outlierShown[i];
    }

    /** What the last reading showed before the outliers. */
    double outlierLeft() {
        return outlierLeft;
    }

    void clear() {
        begun = false;
        before = Double.NaN;
        moves = 0;
        largestStep = 0;
        largestRate = 0;
        out = 0;
        held = 0;
        released = 0;
        outliers = 0;
    }

    void copyFrom(Gate other) {
        begun = other.begun;
        nanos = other.nanos;
        shown = other.shown;
        before = other.before;
        moves = other.moves;
        largestStep = other.largestStep;
        largestRate = other.largestRate;
        out = other.out;
        held = other.held;
        System.arraycopy(other.heldNanos, 0, heldNanos, 0, NEEDED);
        System.arraycopy(other.heldShown, 0, heldShown, 0, NEEDED);
    }

    void save(DataOutput bytes) throws IOException {
        bytes.writeByte(VERSION);
        bytes.writeLong(nanos);
        bytes.writeDouble(shown);
        bytes.writeDouble(before);
        bytes.writeInt(moves);
        bytes.writeDouble(largestStep);
        bytes.writeDouble(largestRate);
        bytes.writeInt(out);
        bytes.writeInt(held);
        for (int i = 0; i < held; i++) {
            bytes.writeLong(heldNanos[i]);
            bytes.writeDouble(heldShown[i]);
        }
    }

    void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the state of a gate has version " + version + ", known is " + VERSION);
        }
        clear();
        begun = true;
        nanos = in.readLong();
        shown = in.readDouble();
        before = in.readDouble();
        moves = in.readInt();
        largestStep = in.readDouble();
        largestRate = in.readDouble();
        out = in.readInt();
        held = Saved.count(in, NEEDED, "readings held back");
        for (int i = 0; i < held; i++) {
            heldNanos[i] = in.readLong();
            heldShown[i] = in.readDouble();
        }
    }
}
