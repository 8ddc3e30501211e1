package org.hodograph.pipeline.series;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;

/**
 * One series from its door to its results.
 *
 * <p>A sample passes the {@link Door}, waits in the {@link OrderBuffer} until the series' own watermark (its newest
 * accepted time − max-out-of-orderness) passes it, and reaches the {@link Course}, which answers once for it, at its
 * instant − lag. Every sample leaves by exactly one of used, duplicate, late, rejected and absent.
 *
 * <p>With {@link Emit#IMMEDIATELY} a sample that has to wait is also answered at once, by a copy of the course that runs ahead
 * through what waits up to that sample.
 *
 * <p>For one thread. No clock, no I/O: time comes in as an argument. The state saves to and loads from versioned bytes;
 * what follows a load is bit for bit what would have followed the save.
 */
public final class Tracker {

    private static final int STATE_VERSION = 1;

    private final SeriesSettings settings;
    private final String series;
    private final Door door;
    private final OrderBuffer waiting;
    private final Crowd crowd;
    private final Course course;
    private final Course ahead; // for provisional answers; null: there are none
    private boolean isAhead; // it is the course behind all that waits
    private final Drafts drafts = new Drafts();
    private final Silence silence;
    private final Shapes shapes; // null: not asked for
    private final Derivatives result = new Derivatives();
    private final double[] held = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    private boolean accepted; // a sample ever
    private long newest; // accepted, in time
    private boolean used; // a sample ever
    private long newestUsed;

    public Tracker(String series, SeriesSettings settings) {
        this.series = series;
        this.settings = settings;
        door = new Door(settings);
        waiting = new OrderBuffer(settings.duplicates(), settings.kind());
        crowd = new Crowd(settings);
        course = new Course(settings);
        ahead = settings.emit() == Emit.IMMEDIATELY && settings.maxOutOfOrdernessNanos() > 0
                ? new Course(settings)
                : null;
        silence = new Silence(settings);
        shapes = Shapes.of(settings);
        result.series = series;
        result.settings = settings;
        result.method = settings.method().name() + "@" + settings.method().version();
    }

    public SeriesSettings settings() {
        return settings;
    }

    /** Takes a sample that arrived at {@code nowMillis} by the host's wall clock. */
    public void accept(Sample sample, long nowMillis, TrackerListener out) {
        boolean first = !door.isOpen();
        if (!door.admits(sample, nowMillis, out)) {
            return;
        }
        if (first) {
            measure();
        }
        long nanos = sample.nanos();
        if (isLate(nanos)) {
            out.late(Rejection.of(
                    sample, "late: " + Durations.rounded(behind(nanos)) + " behind the watermark of its series"));
        } else if (used && nanos == newestUsed) {
            course.add(door.value());
            repeated(sample, out);
        } else if (isOneTooMany(sample, out)) {
            return;
        } else if (settings.maxOutOfOrdernessNanos() == 0 && waiting.isEmpty()) {
            arrived(nanos, nowMillis);
            use(nanos, door.value(), out);
        } else if (waiting.add(nanos, door.value())) {
            isAhead &= waiting.nanos(waiting.size() - 1) == nanos;
            arrived(nanos, nowMillis);
            release(watermark(), out);
            if (ahead != null && nanos > watermark()) {
                answerAhead(nanos, out);
            }
        } else {
            isAhead = false; // what waits may be another value now
            repeated(sample, out);
        }
    }

    private void measure() {
        course.measuredIn(door.unit());
        if (ahead != null) {
            ahead.measuredIn(door.unit());
        }
        waiting.wrapsAt(settings.kind().turn(door.unit()));
    }

    private long watermark() {
        return watermark(newest);
    }

    private long watermark(long at) {
        long bound = at - settings.maxOutOfOrdernessNanos();
        return bound > at ? Long.MIN_VALUE : bound;
    }

    /** Also behind what was used: at the end of an input that goes on after all, everything waiting was. */
    private boolean isLate(long nanos) {
        return accepted && (nanos < watermark() || (used && nanos < newestUsed));
    }

    private long behind(long nanos) {
        long behind = Math.max(watermark(), used ? newestUsed : Long.MIN_VALUE) - nanos;
        return behind < 0 ? Long.MAX_VALUE : behind;
    }

    /** Whether a sample that is not late has no place; its rejection is told then. */
    private boolean isOneTooMany(Sample sample, TrackerListener out) {
        long nanos = sample.nanos();
        String fault = waiting.holds(nanos)
                ? null
                : crowd.fault(nanos, watermark(accepted ? Math.max(newest, nanos) : nanos), waiting, course);
        if (fault != null) {
            out.rejected(Rejection.of(sample, fault));
        }
        return fault != null;
    }

    private void arrived(long nanos, long nowMillis) {
        newest = accepted ? Math.max(newest, nanos) : nanos;
        accepted = true;
        silence.heard(nowMillis);
    }

    private void repeated(Sample sample, TrackerListener out) {
        if (settings.duplicates() == Duplicates.REJECT) {
            out.rejected(Rejection.of(sample, "duplicate"));
        } else {
            out.duplicate();
        }
    }

    private void release(long watermark, TrackerListener out) {
        while (!waiting.isEmpty() && waiting.firstNanos() <= watermark) {
            long nanos = waiting.firstNanos();
            double value = waiting.firstValue();
            waiting.removeFirst();
            use(nanos, value, out);
        }
    }

    /** The next sample in the order of time reaches the fit. */
    private void use(long nanos, double value, TrackerListener out) {
        long since = course.since(nanos);
        double shown = course.shown();
        int broken = course.take(nanos, value);
        used = true;
        newestUsed = nanos;
        if (Flag.GAP.in(broken)) {
            out.event(SeriesEvent.ofGap(series, nanos, since));
        } else if (since > 0) {
            silence.interval(since);
        }
        course.tell(series, nanos, shown, broken, out);
        out.used();
        if (course.owesAnswer()) {
            course.answer(result);
            settle(out);
        }
    }

    private void settle(TrackerListener out) {
        int revision = drafts.isEmpty() ? 0 : drafts.settled(result.nanos, result.digest());
        result.unit = door.unit();
        result.repeated = revision == Drafts.REPEATED;
        result.revision = Math.max(revision, 0);
        result.silenceNanos = silence.afterNanos();
        for (int order = 0; order < held.length; order++) {
            held[order] = result.estimate.derivative(order);
        }
        out.derivatives(result);
        result.repeated = false;
        if (shapes != null) {
            shapes.answer(result, out);
        }
    }

    /** Answers for a sample that still waits, from what is known up to it. */
    private void answerAhead(long nanos, TrackerListener out) {
        int last = waiting.size() - 1;
        boolean isNewest = waiting.nanos(last) == nanos;
        if (isAhead && isNewest) {
            ahead.take(nanos, waiting.value(last));
        } else {
            ahead.copyFrom(course);
            for (int i = 0; i <= last && waiting.nanos(i) <= nanos; i++) {
                ahead.passAnswer(); // of the one before
                ahead.take(waiting.nanos(i), waiting.value(i));
            }
        }
        isAhead = isNewest;
        if (!ahead.owesAnswer()) {
            return;
        }
        ahead.answer(result);
        int revision = drafts.provisional(result.nanos, result.digest());
        if (revision != Drafts.REPEATED) {
            result.unit = door.unit();
            result.flags |= Flag.PROVISIONAL.bit();
            result.revision = revision;
            out.provisional(result);
        }
    }

    /** The input has ended: what waits in the order buffer reaches the fit. */
    public void finish(TrackerListener out) {
        release(Long.MAX_VALUE, out);
    }

    /** The wall-clock time, milliseconds, at which silence is due to be told; {@link Long#MAX_VALUE} while nothing is due. */
    public long idleDueMillis() {
        return silence.dueMillis();
    }

    /** The same for a host that has listened since {@code sinceMillis}; changes nothing. */
    public long idleDueMillis(long sinceMillis) {
        return silence.dueMillis(sinceMillis);
    }

    /** Whether no sample was ever accepted: a new tracker would do the same. */
    public boolean isEmpty() {
        return !accepted;
    }

    /** Says since when the host has listened, milliseconds of the wall clock: time before is no silence of the series. */
    public void listening(long sinceMillis) {
        silence.listening(sinceMillis);
    }

    /** The wall-clock time, milliseconds, from which on the state may go, because nothing was heard for expire-after. */
    public long expiryMillis() {
        return silence.expiryMillis();
    }

    /** The same for a host that has listened since {@code sinceMillis}; changes nothing. */
    public long expiryMillis(long sinceMillis) {
        return silence.expiryMillis(sinceMillis);
    }

    /** Tells silence if it is due at {@code nowMillis}; once per silence. */
    public void idle(long nowMillis, TrackerListener out) {
        if (silence.dueMillis() > nowMillis) {
            return;
        }
        silence.tell();
        long length = silence.lengthNanos(nowMillis);
        result.nanos = newest + length < newest ? Long.MAX_VALUE : newest + length;
        result.estimate.clear();
        for (int order = 0; order < held.length; order++) {
            fill(order, result.estimate);
        }
        result.lagNanos = 0;
        result.unit = door.unit();
        result.choice = "";
        result.flags = Flag.IDLE.bit();
        result.revision = 0;
        out.event(SeriesEvent.ofSilence(series, result.nanos, length));
        out.derivatives(result);
    }

    /** A held number has no standard error; zero stops rates, not the position they are rates of. */
    private void fill(int order, Estimate estimate) {
        Idle.Then then = settings.idle().then();
        boolean rate = settings.order() + order > 0;
        if (then == Idle.Then.ZERO && rate && order <= settings.method().maxOrder()) {
            estimate.setDerivative(order, 0);
        } else if (then != Idle.Then.NULL) {
            double bound = course.bound(order, result.nanos);
            estimate.setDerivative(order, Math.max(-bound, Math.min(bound, held[order])));
        }
    }

    /** Becomes an exact copy of another tracker of the same series and settings. */
    public void copyFrom(Tracker other) {
        door.copyFrom(other.door);
        waiting.copyFrom(other.waiting);
        course.copyFrom(other.course);
        drafts.copyFrom(other.drafts);
        silence.copyFrom(other.silence);
        if (shapes != null) {
            shapes.copyFrom(other.shapes);
        }
        System.arraycopy(other.held, 0, held, 0, held.length);
        accepted = other.accepted;
        newest = other.newest;
        used = other.used;
        newestUsed = other.newestUsed;
        isAhead = false;
        measure();
    }

    /**
     * Writes the state as versioned bytes; docs/state-format.md. Those of the fit carry their length and what they are of, so
     * that other settings can skip them.
     */
    public void save(DataOutput out) throws IOException {
        out.writeByte(STATE_VERSION);
        out.writeBoolean(accepted);
        out.writeLong(newest);
        out.writeBoolean(used);
        out.writeLong(newestUsed);
        door.save(out);
        waiting.save(out);
        drafts.save(out);
        silence.save(out);
        for (double number : held) {
            out.writeDouble(number);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream fit = new DataOutputStream(bytes);
        course.save(fit);
        if (shapes != null) {
            shapes.save(fit);
        }
        course.saveRepeats(fit);
        out.writeUTF(Fitted.text(settings, door.unit()));
        out.writeInt(bytes.size());
        out.write(bytes.toByteArray());
    }

    /**
     * Replaces the state by saved bytes. If method, lag, kind, resolution, unit or events are others now, the fit begins anew; the
     * watermark and what waits stay. If numbers mean something else now, what waits is converted and the fit's first answer has RESET.
     *
     * @throws IOException if the bytes are of an unknown version or not such a state
     */
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != STATE_VERSION) {
            throw new IOException(
                    "state of series " + series + " has version " + version + ", known is " + STATE_VERSION);
        }
        isAhead = false;
        accepted = in.readBoolean();
        newest = in.readLong();
        used = in.readBoolean();
        newestUsed = in.readLong();
        door.load(in);
        waiting.load(in);
        drafts.load(in);
        silence.load(in);
        for (int order = 0; order < held.length; order++) {
            held[order] = in.readDouble();
        }
        boolean rescaled = door.isRescaled();
        if (rescaled) {
            waiting.replace(door::resumed);
            Arrays.fill(held, Double.NaN);
        }
        String fitted = in.readUTF();
        byte[] bytes = new byte[Saved.count(in, Integer.MAX_VALUE, "bytes of a fit")];
        in.readFully(bytes);
        if (!rescaled && Fitted.goesOn(fitted, settings, door.unit())) {
            DataInputStream fit = new DataInputStream(new ByteArrayInputStream(bytes));
            course.load(fit, Fitted.isOfGauge(fitted, settings));
            if (shapes != null) {
                shapes.load(fit);
            }
            course.loadRepeats(fit, fit.available() > 0);
        } else {
            course.beginAnew(rescaled && used ? Flag.RESET.bit() : 0);
            if (shapes != null) {
                shapes.clear();
            }
        }
        measure();
    }
}
