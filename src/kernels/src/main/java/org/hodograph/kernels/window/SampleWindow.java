package org.hodograph.kernels.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Intake;

/**
 * The newest samples of one series, in the order of time, in a ring. A window of a span s holds the samples with
 * t &gt; newest − s, {@value Window#MOST_IN_SPAN} at most: a further one is {@link Intake#FULL}. For one thread.
 */
public final class SampleWindow {

    private static final int VERSION = 1;
    private static final int FIRST_CAPACITY = 32; // of a window kept by duration

    private final Window window;
    private final SampleRing ring;
    private boolean full;
    private long step; // the newest interval
    private long steps; // how many of the newest intervals are the same
    private long longest; // interval; the newest one of those that are as long
    private long longestEnd; // the sample that ends it

    public SampleWindow(Window window) {
        this.window = window;
        int capacity = window.isCount() ? window.samples() : FIRST_CAPACITY;
        ring = new SampleRing(1, capacity);
    }

    /** Whether there is a place for a sample at an instant, after {@code more} others between it and the newest. */
    public boolean hasRoom(long at, int more) {
        return window.isCount()
                || ring.size() + more < Window.MOST_IN_SPAN
                || ring.younger(at, window.spanNanos()) + more < Window.MOST_IN_SPAN;
    }

    /** Takes a sample and lets go of those that no longer belong. */
    public Intake push(long at, double value) {
        if (!Double.isFinite(value)) {
            return Intake.NOT_FINITE;
        }
        if (!ring.isEmpty() && at <= newest()) {
            return at == newest() ? Intake.DUPLICATE : Intake.OUT_OF_ORDER;
        }
        if (!hasRoom(at, 0)) {
            return Intake.FULL;
        }
        if (window.isCount()) {
            if (ring.size() == window.samples()) {
                removeFirst();
            }
        } else {
            // at - nanos can exceed a long; unsigned it can't
            while (!ring.isEmpty() && Long.compareUnsigned(at - ring.oldest(), window.spanNanos()) >= 0) {
                removeFirst();
                full = true;
            }
        }
        add(at, value);
        full |= window.isCount() && ring.size() == window.samples();
        return Intake.ACCEPTED;
    }

    private void add(long at, double value) {
        long interval = ring.isEmpty() ? 0 : at - ring.newest();
        steps = interval == step ? steps + 1 : 1;
        step = interval;
        if (interval >= longest) {
            longest = interval;
            longestEnd = at;
        }
        ring.add(at, value);
    }

    private void removeFirst() {
        ring.removeFirst();
        if (ring.isEmpty() || ring.oldest() >= longestEnd) {
            findLongest();
        }
    }

    private void findLongest() {
        longest = 0;
        for (int i = 1; i < size(); i++) {
            long interval = nanos(i) - nanos(i - 1);
            if (interval >= longest) {
                longest = interval;
                longestEnd = nanos(i);
            }
        }
    }

    public int size() {
        return ring.size();
    }

    /** Whether all intervals are the same, to the nanosecond; there are two samples or more, and no more than 292 years between them. */
    public boolean isEven() {
        return steps >= size() - 1 && size() > 1 && newest() - oldest() > 0;
    }

    /** The newest interval. */
    public long step() {
        return step;
    }

    /** The longest interval between two neighbours; 0 where there are none. */
    public long longest() {
        return longest;
    }

    /** How many samples are before an instant. */
    public int before(long at) {
        return ring.before(at);
    }

    /** Writes nanoseconds since a reference, oldest first. */
    public void copyTimes(long reference, double[] to) {
        ring.copyTimes(reference, to);
    }

    /** Writes the values, oldest first. */
    public void copyValues(double[] to) {
        ring.copyValues(to);
    }

    /** Time of the i-th sample, 0 being the oldest. */
    public long nanos(int i) {
        return ring.nanos(i);
    }

    /** Value of the i-th sample, 0 being the oldest. */
    public double value(int i) {
        return ring.value(i);
    }

    /** Time of the newest sample; there must be one. */
    public long newest() {
        return ring.newest();
    }

    /** Time of the oldest sample; there must be one. */
    public long oldest() {
        return ring.oldest();
    }

    /** Whether the window has been full since the last reset: by count, or because a sample has grown too old for the span. */
    public boolean isFull() {
        return full;
    }

    /** Whether the instant lies between the oldest and the newest sample. */
    public boolean covers(long at) {
        return !ring.isEmpty() && oldest() <= at && at <= newest();
    }

    public void clear() {
        ring.clear();
        full = false;
        step = 0;
        steps = 0;
        longest = 0;
    }

    /** Becomes an exact copy. */
    public void copyFrom(SampleWindow other) {
        ring.copyFrom(other.ring);
        full = other.full;
        step = other.step;
        steps = other.steps;
        longest = other.longest;
        longestEnd = other.longestEnd;
    }

    /** Writes version, fullness, size and samples, oldest first. */
    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(full);
        out.writeInt(size());
        for (int i = 0; i < size(); i++) {
            out.writeLong(nanos(i));
            out.writeDouble(value(i));
        }
    }

    /**
     * Reads what {@link #save} of a window of the same kind wrote.
     *
     * @throws IOException if the version is unknown or the samples are more than the window holds
     */
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a window's state has version " + version + ", known is " + VERSION);
        }
        clear();
        full = in.readBoolean();
        int count = in.readInt();
        if (count < 0 || (window.isCount() && count > window.samples())) {
            throw new IOException("a window's state has " + count + " samples, more than the window");
        }
        for (int i = 0; i < count; i++) {
            add(in.readLong(), in.readDouble());
        }
    }
}
