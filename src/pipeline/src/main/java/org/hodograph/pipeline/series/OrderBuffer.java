package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;
import org.hodograph.kernels.window.SampleRing;

/** The samples of a series that wait for its watermark, sorted by time, no two at the same instant. */
final class OrderBuffer {

    /** The most samples that may wait: 2 MB of times, values and counts. A wrong unit of time would fill the memory. */
    static final int MOST = 65_536;

    private final Duplicates duplicates;
    private final Kind kind;
    private double turn = Double.NaN; // values a turn apart are the same; NaN: none are
    private final SampleRing ring =
            new SampleRing(2, 8); // a row is a value and how many samples it is the mean or the sum of

    OrderBuffer(Duplicates duplicates, Kind kind) {
        this.duplicates = duplicates;
        this.kind = kind;
    }

    /** Values so far apart are the same. */
    void wrapsAt(double size) {
        turn = size;
    }

    boolean isEmpty() {
        return ring.isEmpty();
    }

    /** The instant of the oldest sample. */
    long firstNanos() {
        return ring.oldest();
    }

    double firstValue() {
        return ring.value(0);
    }

    int size() {
        return ring.size();
    }

    /** The instant of the i-th sample, 0 being the oldest. */
    long nanos(int i) {
        return ring.nanos(i);
    }

    /** The value of the i-th sample, 0 being the oldest. */
    double value(int i) {
        return ring.value(i);
    }

    void removeFirst() {
        ring.removeFirst();
    }

    /** Whether a sample at this instant waits. */
    boolean holds(long at) {
        int place = ring.before(at);
        return place < ring.size() && ring.nanos(place) == at;
    }

    /** How many wait after an instant. */
    int after(long at) {
        return at == Long.MAX_VALUE ? 0 : ring.size() - ring.before(at + 1);
    }

    /** How many wait within less than a duration around an instant. */
    int around(long at, long duration) {
        long from = at - duration;
        long to = at + duration;
        int before = from > at || duration == 0 ? 0 : ring.size() - after(from);
        return duration == 0 ? 0 : (to < at ? ring.size() : ring.before(to)) - before;
    }

    /** Puts a sample in its place. Returns false, with the policy applied, if one at that instant was already waiting. */
    boolean add(long at, double value) {
        int place = ring.before(at);
        if (place < ring.size() && ring.nanos(place) == at) {
            merge(ring.offset(place), value);
            return false;
        }
        ring.insert(place, at, value);
        ring.rows()[ring.offset(place) + 1] = 1;
        return true;
    }

    private void merge(int row, double value) {
        double[] values = ring.rows();
        if (duplicates.adds(kind)) {
            values[row] += value;
            values[row + 1]++;
        } else if (duplicates == Duplicates.LAST) {
            values[row] = value;
        } else if (duplicates == Duplicates.MEAN) {
            double samples = ++values[row + 1];
            double apart = value - values[row];
            if (turn > 0) {
                apart = Math.IEEEremainder(apart, turn); // the shorter way round
            }
            // of the largest doubles the difference is none
            values[row] = Double.isFinite(apart)
                    ? values[row] + apart / samples
                    : values[row] - values[row] / samples + value / samples;
        }
    }

    /** Puts another value in the place of each. */
    void replace(DoubleUnaryOperator by) {
        for (int i = 0; i < ring.size(); i++) {
            int row = ring.offset(i);
            ring.rows()[row] = by.applyAsDouble(ring.rows()[row]);
        }
    }

    void copyFrom(OrderBuffer other) {
        ring.copyFrom(other.ring);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(ring.size());
        for (int i = 0; i < ring.size(); i++) {
            out.writeLong(ring.nanos(i));
            out.writeDouble(ring.value(i));
            out.writeInt((int) ring.rows()[ring.offset(i) + 1]);
        }
    }

    void load(DataInput in) throws IOException {
        ring.clear();
        int count = Saved.count(in, Integer.MAX_VALUE, "waiting samples");
        for (int i = 0; i < count; i++) {
            ring.add(in.readLong(), in.readDouble());
            int row = ring.offset(i);
            int merged = in.readInt();
            // versions before pulses added up kept the value that a pulse came with
            ring.rows()[row] = merged == 1 ? kind.counted(ring.rows()[row]) : ring.rows()[row];
            ring.rows()[row + 1] = merged;
        }
    }
}
