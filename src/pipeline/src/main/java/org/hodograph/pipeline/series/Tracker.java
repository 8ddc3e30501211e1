package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;

/**
 * One series from its door to its results.
 *
 * <p>A sample passes the {@link Door}, waits in the {@link OrderBuffer} until the series' own watermark (its newest
 * accepted time − max-out-of-orderness) passes it, and reaches the {@link Segment}, which answers once for it, at the
 * newest instant − lag. Every sample leaves by exactly one of used, duplicate, late and rejected.
 *
 * <p>For one thread. No clock, no I/O: time comes in as an argument. The state saves to and loads from versioned bytes;
 * what follows a load is bit for bit what would have followed the save.
 */
public final class Tracker {

    private static final int STATE_VERSION = 1;
    private static final double NANOS_PER_SECOND = 1e9;

    private final SeriesSettings settings;
    private final String series;
    private final Door door;
    private final OrderBuffer waiting = new OrderBuffer();
    private final Segment segment;
    private final Silence silence;
    private final Derivatives result = new Derivatives();
    private final double[] held = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    private boolean accepted; // a sample ever
    private long newest; // accepted, in time
    private boolean afterGap;

    public Tracker(String series, SeriesSettings settings) {
        this.series = series;
        this.settings = settings;
        door = new Door(settings);
        segment = new Segment(settings);
        silence = new Silence(settings.idle());
        result.series = series;
        result.settings = settings;
        result.method = settings.method().name() + "@" + settings.method().version();
    }

    public SeriesSettings settings() {
        return settings;
    }

    /** Takes a sample that arrived at {@code nowMillis} by the host's wall clock. */
    public void accept(Sample sample, long nowMillis, TrackerListener out) {
        if (!door.admits(sample, nowMillis, out)) {
            return;
        }
        long nanos = sample.nanos();
        if (accepted && nanos < watermark()) {
            out.late(Rejection.of(
                    sample, "late: " + Durations.rounded(watermark() - nanos) + " behind the watermark of its series"));
        } else if (segment.hasBegun() && nanos == segment.newest()) {
            repeated(sample, out);
        } else if (settings.maxOutOfOrdernessNanos() == 0) {
            arrived(nanos, nowMillis);
            use(nanos, door.value(), out);
        } else if (waiting.add(nanos, door.value(), settings.duplicates())) {
            arrived(nanos, nowMillis);
            release(watermark(), out);
        } else {
            repeated(sample, out);
        }
    }

    private long watermark() {
        long bound = newest - settings.maxOutOfOrdernessNanos();
        return bound > newest ? Long.MIN_VALUE : bound;
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
        if (segment.hasBegun()) {
            long interval = nanos - segment.newest();
            if (interval > settings.gapNanos()) {
                segment.restart();
                afterGap = true;
                out.event(new SeriesEvent(series, nanos, SeriesEvent.Kind.GAP, interval / NANOS_PER_SECOND));
            } else {
                silence.interval(interval);
            }
        }
        segment.push(nanos, value);
        out.used();
        if (segment.owesAnswer()) {
            answer(out);
        }
    }

    private void answer(TrackerListener out) {
        long instant = segment.answerInstant();
        segment.estimateAt(instant, result.estimate);
        result.nanos = instant;
        result.lagNanos = segment.newest() - instant;
        result.unit = door.unit();
        result.flags = (segment.isWarm() ? 0 : Flag.WARMUP.bit()) | (afterGap ? Flag.GAP.bit() : 0);
        afterGap = false;
        for (int order = 0; order < held.length; order++) {
            held[order] = result.estimate.derivative(order);
        }
        out.derivatives(result);
    }

    /** The input has ended: what waits in the order buffer reaches the fit. */
    public void finish(TrackerListener out) {
        release(Long.MAX_VALUE, out);
    }

    /** The wall-clock time, milliseconds, at which silence is due to be told; {@link Long#MAX_VALUE} while nothing is due. */
    public long idleDueMillis() {
        return silence.dueMillis();
    }

    /** Tells silence if it is due at {@code nowMillis}; once per silence. */
    public void idle(long nowMillis, TrackerListener out) {
        if (silence.dueMillis() > nowMillis) {
            return;
        }
        silence.tell();
        long length = silence.lengthNanos(nowMillis);
        result.estimate.clear();
        for (int order = 0; order < held.length; order++) {
            fill(order, result.estimate);
        }
        result.nanos = newest + length;
        result.lagNanos = 0;
        result.unit = door.unit();
        result.flags = Flag.IDLE.bit();
        out.event(new SeriesEvent(series, result.nanos, SeriesEvent.Kind.IDLE, length / NANOS_PER_SECOND));
        out.derivatives(result);
    }

    /** A held number has no standard error; zero stops rates, not the position they are rates of. */
    private void fill(int order, Estimate estimate) {
        Idle.Then then = settings.idle().then();
        boolean rate = settings.order() + order > 0;
        if (then == Idle.Then.ZERO && rate && order <= settings.method().maxOrder()) {
            estimate.setDerivative(order, 0);
        } else if (then != Idle.Then.NULL) {
            estimate.setDerivative(order, held[order]);
        }
    }

    /** Becomes an exact copy of another tracker of the same series and settings. */
    public void copyFrom(Tracker other) {
        door.copyFrom(other.door);
        waiting.copyFrom(other.waiting);
        segment.copyFrom(other.segment);
        silence.copyFrom(other.silence);
        System.arraycopy(other.held, 0, held, 0, held.length);
        accepted = other.accepted;
        newest = other.newest;
        afterGap = other.afterGap;
    }

    /** Writes the state as versioned bytes. */
    public void save(DataOutput out) throws IOException {
        out.writeByte(STATE_VERSION);
        out.writeBoolean(accepted);
        out.writeLong(newest);
        out.writeBoolean(afterGap);
        door.save(out);
        waiting.save(out);
        silence.save(out);
        for (double number : held) {
            out.writeDouble(number);
        }
        segment.save(out);
    }

    /**
     * Replaces the state by saved bytes. If the configured method is another one now, the fit begins anew; the watermark and
     * what waits stay.
     *
     * @throws IOException if the bytes are of an unknown version or not such a state
     */
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != STATE_VERSION) {
            throw new IOException(
                    "state of series " + series + " has version " + version + ", known is " + STATE_VERSION);
        }
        accepted = in.readBoolean();
        newest = in.readLong();
        afterGap = in.readBoolean();
        door.load(in);
        waiting.load(in);
        silence.load(in);
        for (int order = 0; order < held.length; order++) {
            held[order] = in.readDouble();
        }
        segment.load(in);
    }
}
