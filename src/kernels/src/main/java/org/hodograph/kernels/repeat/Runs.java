package org.hodograph.kernels.repeat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The newest values of a series that differ from the one before: when each was shown first, and by how many readings. The
 * newest is still being shown. A ring; for one thread, allocates nothing.
 */
final class Runs {

    static final int MOST = 32;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NORMAL = 1.4826; // of a normal variable, standard deviation over the median of its size
    private static final double ROUNDING = 1e-12; // of the largest value: no grain
    // of the median move: decimals of a coarser grain leave no finer one (0.001437 - 0.001436), and none is told from a
    // finer still
    private static final double FINEST = 0.03;
    private static final double REST = 4; // median durations, from which on a value is not held but the signal rests

    private final long[] nanos = new long[MOST];
    private final double[] values = new double[MOST];
    private final int[] lengths = new int[MOST];
    private int newest = -1;
    private int size;
    private final double[] sorted = new double[MOST];
    private final double[] factors = new double[4];
    private double alternating;

    void begin(long at, double value) {
        newest = newest + 1 == MOST ? 0 : newest + 1;
        size = Math.min(size + 1, MOST);
        nanos[newest] = at;
        values[newest] = value;
        lengths[newest] = 1;
    }

    /** The newest value was shown once more. */
    void lengthen() {
        lengths[newest] += lengths[newest] == Integer.MAX_VALUE ? 0 : 1;
    }

    int size() {
        return size;
    }

    private int index(int i) {
        int index = newest + 1 - size + i;
        return index < 0 ? index + MOST : index;
    }

    /** When the i-th value was shown first, 0 being the oldest. */
    long nanos(int i) {
        return nanos[index(i)];
    }

    double value(int i) {
        return values[index(i)];
    }

    /** How many readings showed the i-th value. */
    int length(int i) {
        return lengths[index(i)];
    }

    /** Seconds from the i-th value to the next. */
    double lasted(int i) {
        return (nanos(i + 1) - nanos(i)) / NANOS_PER_SECOND;
    }

    /** By how much the i-th value was left. */
    double move(int i) {
        return Math.abs(value(i + 1) - value(i));
    }

    /**
     * The smallest difference of two values, or of the sizes of two moves, from 3 % of the median move on: no grain of the sensor
     * that is as large is above it. Infinite if there are no two.
     */
    double grain() {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(value(i)));
        }
        double least = size < 2 ? 0 : Math.max(ROUNDING * largest, FINEST * medianMove());
        for (int i = 0; i < size; i++) {
            sorted[i] = value(i);
        }
        double ofValues = gap(size, least);
        for (int i = 0; i < size - 1; i++) {
            sorted[i] = move(i);
        }
        return Math.min(ofValues, gap(size - 1, least));
    }

    private double gap(int count, double least) {
        Arrays.sort(sorted, 0, Math.max(0, count));
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < count; i++) {
            double gap = sorted[i] - sorted[i - 1];
            smallest = gap > least ? Math.min(smallest, gap) : smallest;
        }
        return smallest;
    }

    /** The share of neighbouring moves that go back: 2/3 for white noise, 1/2 for a random walk, less for what follows a course. */
    double turning() {
        int turns = 0;
        for (int i = 0; i + 2 < size; i++) {
            turns += (value(i + 2) - value(i + 1)) * (value(i + 1) - value(i)) < 0 ? 1 : 0;
        }
        return size < 3 ? 0 : turns / (size - 2.0);
    }

    /** The median move; there must be one. */
    double medianMove() {
        for (int i = 0; i < size - 1; i++) {
            sorted[i] = move(i);
        }
        return median(size - 1);
    }

    private double median(int count) {
        Arrays.sort(sorted, 0, count);
        return sorted[(count - 1) / 2];
    }

    /** That share of the durations is below this one, seconds; there must be one. */
    double duration(double share) {
        for (int i = 0; i < size - 1; i++) {
            sorted[i] = lasted(i);
        }
        Arrays.sort(sorted, 0, size - 1);
        return sorted[(int) (share * (size - 2))];
    }

    /** The longest duration that is no rest, seconds; there must be one. */
    double longest() {
        double most = REST * duration(0.5);
        int i = size - 2;
        while (sorted[i] > most) {
            i--;
        }
        return sorted[i];
    }

    /** The greatest common divisor of the numbers of readings of all values but the newest and the oldest, which may be in part. */
    int commonLength() {
        int common = 0;
        for (int i = 1; i < size - 1; i++) {
            int rest = length(i);
            while (rest != 0) {
                int next = common % rest;
                common = rest;
                rest = next;
            }
        }
        return common;
    }

    /**
     * The noise of a value, from third divided differences: a signal that a parabola follows through four values leaves none,
     * whatever their instants. {@link #alternating} is then the share of neighbours that have opposite signs: 0.77 for white
     * noise, little for what moves.
     */
    double noise() {
        int count = 0;
        int opposite = 0;
        double before = 0;
        for (int i = 0; i + 3 < size; i++) {
            double difference = third(i);
            sorted[count++] = Math.abs(difference);
            opposite += difference * before < 0 ? 1 : 0;
            before = difference;
        }
        alternating = count < 2 ? 0 : opposite / (count - 1.0);
        return count == 0 ? 0 : NORMAL * median(count);
    }

    double alternating() {
        return alternating;
    }

    /** Of standard deviation 1 for white noise of 1. */
    private double third(int i) {
        double square = 0;
        for (int k = 0; k < 4; k++) {
            double product = 1;
            for (int l = 0; l < 4; l++) {
                product *= l == k ? 1 : (nanos(i + k) - nanos(i + l)) / NANOS_PER_SECOND;
            }
            factors[k] = 1 / product;
            square += factors[k] * factors[k];
        }
        double sum = 0;
        for (int k = 1; k < 4; k++) {
            sum += factors[k] * (value(i + k) - value(i));
        }
        return sum / Math.sqrt(square);
    }

    void clear() {
        size = 0;
        newest = -1;
    }

    void copyFrom(Runs other) {
        System.arraycopy(other.nanos, 0, nanos, 0, MOST);
        System.arraycopy(other.values, 0, values, 0, MOST);
        System.arraycopy(other.lengths, 0, lengths, 0, MOST);
        newest = other.newest;
        size = other.size;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(nanos(i));
            out.writeDouble(value(i));
            out.writeInt(length(i));
        }
    }

    void load(DataInput in) throws IOException {
        clear();
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a state of a series has " + count + " values shown, which no state has");
        }
        for (int i = 0; i < count; i++) {
            begin(in.readLong(), in.readDouble());
            lengths[newest] = in.readInt();
        }
    }
}
