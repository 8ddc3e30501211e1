package org.hodograph.kernels.kalman;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.window.SampleRing;

/**
 * The newest samples with what each member of a bank knew after them, in a ring: as many as the lookback needs, at least
 * the newest. For one thread.
 */
final class FilterHistory {

    private final Lookback lookback;
    private final int entry; // doubles of one sample's states
    private final SampleRing ring; // a row is a value and the states

    FilterHistory(Lookback lookback, int entry) {
        this.lookback = lookback;
        this.entry = entry;
        ring = new SampleRing(1 + entry, lookback.samples() + 2); // one comes in before one goes
    }

    boolean hasRoom(long at, int more) {
        return lookback.hasRoom(ring, at, more);
    }

    /** Appends a sample, whose states are to be written at {@link #states} from {@link #offset}. */
    void append(long at, double value) {
        ring.add(at, value);
    }

    /** Lets go of what the lookback no longer needs. */
    void trim() {
        // newest - nanos can exceed a long; unsigned it can't
        while (size() - 1 > lookback.samples() && Long.compareUnsigned(newest() - nanos(1), lookback.nanos()) >= 0) {
            ring.removeFirst();
        }
    }

    int size() {
        return ring.size();
    }

    /** Time of the i-th sample, 0 being the oldest. */
    long nanos(int i) {
        return ring.nanos(i);
    }

    double value(int i) {
        return ring.value(i);
    }

    double[] states() {
        return ring.rows();
    }

    /** Where the i-th sample's states begin in {@link #states}. */
    int offset(int i) {
        return ring.offset(i) + 1;
    }

    long newest() {
        return ring.newest();
    }

    /** The last sample at or before an instant between the oldest and the newest; −1 outside. */
    int floor(long at) {
        if (ring.isEmpty() || at < nanos(0) || at > newest()) {
            return -1;
        }
        int before = ring.before(at);
        return nanos(before) == at ? before : before - 1;
    }

    void clear() {
        ring.clear();
    }

    void copyFrom(FilterHistory other) {
        ring.copyFrom(other.ring);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size());
        for (int i = 0; i < size(); i++) {
            out.writeLong(nanos(i));
            out.writeDouble(value(i));
            for (int k = 0; k < entry; k++) {
                out.writeDouble(states()[offset(i) + k]);
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
            int offset = offset(size() - 1);
            for (int k = 0; k < entry; k++) {
                states()[offset + k] = in.readDouble();
            }
            trim();
        }
    }
}
