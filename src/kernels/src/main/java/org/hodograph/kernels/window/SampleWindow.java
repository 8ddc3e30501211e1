package org.hodograph.kernels.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Intake;

/**
 * The newest samples of one series, in the order of time, in a ring. A window of a span s holds the samples with
 * t &gt; newest − s; its ring doubles until it holds them. For one thread.
 */
public final class SampleWindow {

    private static final int VERSION = 1;
    private static final int FIRST_CAPACITY = 32; // of a window kept by duration

    private final Window window;
    private long[] nanos;
    private double[] values;
    private int first;
    private int size;
    private boolean full;

    public SampleWindow(Window window) {
        this.window = window;
        int capacity = window.isCount() ? window.samples() : FIRST_CAPACITY;
        nanos = new long[capacity];
        values = new double[capacity];
    }

    /** Takes a sample and lets go of those that no longer belong. */
    public Intake push(long at, double value) {
        if (!Double.isFinite(value)) {
            return Intake.NOT_FINITE;
        }
        if (size > 0 && at <= newest()) {
            return at == newest() ? Intake.DUPLICATE : Intake.OUT_OF_ORDER;
        }
        if (window.isCount()) {
            if (size == window.samples()) {
                dropFirst();
            }
        } else {
            // at - nanos can exceed a long; unsigned it can't
            while (size > 0 && Long.compareUnsigned(at - nanos[first], window.spanNanos()) >= 0) {
                dropFirst();
                full = true;
            }
        }
        append(at, value);
        full |= window.isCount() && size == window.samples();
        return Intake.ACCEPTED;
    }

    private void dropFirst() {
        first = first + 1 == nanos.length ? 0 : first + 1;
        size--;
    }

    private void append(long at, double value) {
        if (size == nanos.length) {
            grow(2 * size);
        }
        int place = index(size);
        nanos[place] = at;
        values[place] = value;
        size++;
    }

    private void grow(int capacity) {
        long[] longer = new long[capacity];
        double[] more = new double[capacity];
        for (int i = 0; i < size; i++) {
            longer[i] = nanos[index(i)];
            more[i] = values[index(i)];
        }
        nanos = longer;
        values = more;
        first = 0;
    }

    private int index(int i) {
        int index = first + i;
        return index >= nanos.length ? index - nanos.length : index;
    }

    public int size() {
        return size;
    }

    /** Time of the i-th sample, 0 being the oldest. */
    public long nanos(int i) {
        return nanos[index(i)];
    }

    /** Value of the i-th sample, 0 being the oldest. */
    public double value(int i) {
        return values[index(i)];
    }

    /** Time of the newest sample; there must be one. */
    public long newest() {
        return nanos[index(size - 1)];
    }

    /** Time of the oldest sample; there must be one. */
    public long oldest() {
        return nanos[first];
    }

    /** Whether the window has been full since the last reset: by count, or because a sample has grown too old for the span. */
    public boolean isFull() {
        return full;
    }

    /** Whether the instant lies between the oldest and the newest sample. */
    public boolean covers(long at) {
        return size > 0 && oldest() <= at && at <= newest();
    }

    public void clear() {
        first = 0;
        size = 0;
        full = false;
    }

    /** Becomes an exact copy. */
    public void copyFrom(SampleWindow other) {
        if (nanos.length != other.nanos.length) {
            nanos = new long[other.nanos.length];
            values = new double[other.nanos.length];
        }
        System.arraycopy(other.nanos, 0, nanos, 0, nanos.length);
        System.arraycopy(other.values, 0, values, 0, values.length);
        first = other.first;
        size = other.size;
        full = other.full;
    }

    /** Writes version, fullness, size and samples, oldest first. */
    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(full);
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
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
            append(in.readLong(), in.readDouble());
        }
    }
}
