package org.hodograph.kernels.kalman;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Lookback;

/**
 * The newest samples with what each member of a bank knew after them, in a ring: as many as the lookback needs, at least
 * the newest. It doubles until it holds a lookback by duration. For one thread.
 */
final class FilterHistory {

    private final Lookback lookback;
    private final int entry; // doubles of one sample's states
    private long[] nanos;
    private double[] values;
    private double[] states; // row-major, capacity × entry
    private int first;
    private int size;

    FilterHistory(Lookback lookback, int entry) {
        this.lookback = lookback;
        this.entry = entry;
        int capacity = lookback.samples() + 2; // one comes in before one goes
        nanos = new long[capacity];
        values = new double[capacity];
        states = new double[capacity * entry];
    }

    /** Appends a sample, whose states are to be written at {@link #states} from {@link #offset}. */
    void append(long at, double value) {
        if (size == nanos.length) {
            grow();
        }
        int place = place(size++);
        nanos[place] = at;
        values[place] = value;
    }

    /** Lets go of what the lookback no longer needs. */
    void trim() {
        // newest - nanos can exceed a long; unsigned it can't
        while (size - 1 > lookback.samples() && Long.compareUnsigned(newest() - nanos(1), lookback.nanos()) >= 0) {
            first = first + 1 == nanos.length ? 0 : first + 1;
            size--;
        }
    }

    private void grow() {
        int capacity = 2 * size;
        long[] longer = new long[capacity];
        double[] more = new double[capacity];
        double[] deeper = new double[capacity * entry];
        for (int i = 0; i < size; i++) {
            longer[i] = nanos(i);
            more[i] = value(i);
            System.arraycopy(states, offset(i), deeper, i * entry, entry);
        }
        nanos = longer;
        values = more;
        states = deeper;
        first = 0;
    }

    private int place(int i) {
        int place = first + i;
        return place >= nanos.length ? place - nanos.length : place;
    }

    int size() {
        return size;
    }

    /** Time of the i-th sample, 0 being the oldest. */
    long nanos(int i) {
        return nanos[place(i)];
    }

    double value(int i) {
        return values[place(i)];
    }

    double[] states() {
        return states;
    }

    /** Where the i-th sample's states begin in {@link #states}. */
    int offset(int i) {
        return place(i) * entry;
    }

    long newest() {
        return nanos(size - 1);
    }

    /** The last sample at or before an instant between the oldest and the newest; −1 outside. */
    int floor(long at) {
        if (size == 0 || at < nanos(0) || at > newest()) {
            return -1;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (nanos(middle) <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    void clear() {
        first = 0;
        size = 0;
    }

    void copyFrom(FilterHistory other) {
        if (nanos.length != other.nanos.length) {
            nanos = new long[other.nanos.length];
            values = new double[nanos.length];
            states = new double[nanos.length * entry];
        }
        System.arraycopy(other.nanos, 0, nanos, 0, nanos.length);
        System.arraycopy(other.values, 0, values, 0, nanos.length);
        System.arraycopy(other.states, 0, states, 0, states.length);
        first = other.first;
        size = other.size;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(nanos(i));
            out.writeDouble(value(i));
            for (int k = 0; k < entry; k++) {
                out.writeDouble(states[offset(i) + k]);
            }
        }
    }

    /** Of a longer history the part that this lookback needs stays. */
    void load(DataInput in) throws IOException {
        clear();
        int count = in.readInt();
        if (count < 0) {
            throw new IOException("a state of a filter has " + count + " samples");
        }
        for (int i = 0; i < count; i++) {
            append(in.readLong(), in.readDouble());
            int offset = offset(size - 1);
            for (int k = 0; k < entry; k++) {
                states[offset + k] = in.readDouble();
            }
            trim();
        }
    }
}
