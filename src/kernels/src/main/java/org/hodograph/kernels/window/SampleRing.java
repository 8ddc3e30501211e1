package org.hodograph.kernels.window;

/**
 * Rows of an instant and some doubles, sorted by time, in a ring that doubles as it fills: samples by themselves, or with what
 * goes with them. Appending and removing at the oldest end cost O(1) amortised, putting a row between others O(rows on the
 * shorter side). How many rows are too many is the owner's rule, asked before it adds one. For one thread.
 */
public final class SampleRing {

    private final int width;
    private long[] nanos;
    private double[] rows; // row-major, capacity × width
    private int first;
    private int size;
    private long moved;

    /**
     * An empty ring.
     *
     * @param width doubles of a row, the first being the sample's value
     */
    public SampleRing(int width, int capacity) {
        this.width = width;
        nanos = new long[capacity];
        rows = new double[capacity * width];
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Time of the i-th row, 0 being the oldest. */
    public long nanos(int i) {
        return nanos[place(i)];
    }

    /** Value of the i-th row, 0 being the oldest. */
    public double value(int i) {
        return rows[place(i) * width];
    }

    /** Writes the nanoseconds since a reference, oldest first. */
    void copyTimes(long reference, double[] to) {
        int ahead = Math.min(size, nanos.length - first); // rows before the ring goes round
        for (int i = 0; i < ahead; i++) {
            to[i] = nanos[first + i] - reference;
        }
        for (int i = ahead; i < size; i++) {
            to[i] = nanos[i - ahead] - reference;
        }
    }

    /** Writes the values of rows that are nothing else, oldest first. */
    void copyValues(double[] to) {
        int ahead = Math.min(size, nanos.length - first); // rows before the ring goes round
        System.arraycopy(rows, first, to, 0, ahead);
        System.arraycopy(rows, 0, to, ahead, size - ahead);
    }

    /** The memory of all rows; that of the i-th begins at {@link #offset}. Another one after a row was added. */
    public double[] rows() {
        return rows;
    }

    public int offset(int i) {
        return place(i) * width;
    }

    /** Time of the oldest row; there must be one. */
    public long oldest() {
        return nanos[first];
    }

    /** Time of the newest row; there must be one. */
    public long newest() {
        return nanos(size - 1);
    }

    private int place(int i) {
        int place = first + i;
        return place >= nanos.length ? place - nanos.length : place;
    }

    /** Appends a row at or after the newest; what follows its value is left as it is found. */
    public void add(long at, double value) {
        if (size == nanos.length) {
            grow();
        }
        int place = place(size++);
        nanos[place] = at;
        rows[place * width] = value;
    }

    /** Puts a row in its place, before the {@code i}-th. */
    public void insert(int i, long at, double value) {
        if (size == nanos.length) {
            grow();
        }
        if (i < size - i) {
            first = first == 0 ? nanos.length - 1 : first - 1;
            size++;
            for (int k = 0; k < i; k++) {
                move(k + 1, k);
            }
        } else {
            size++;
            for (int k = size - 1; k > i; k--) {
                move(k - 1, k);
            }
        }
        int place = place(i);
        nanos[place] = at;
        rows[place * width] = value;
    }

    private void move(int from, int to) {
        nanos[place(to)] = nanos[place(from)];
        System.arraycopy(rows, offset(from), rows, offset(to), width);
        moved++;
    }

    private void grow() {
        int capacity = 2 * Math.max(size, 1);
        long[] longer = new long[capacity];
        double[] more = new double[capacity * width];
        int ahead = nanos.length - first; // rows before the ring goes round
        System.arraycopy(nanos, first, longer, 0, ahead);
        System.arraycopy(nanos, 0, longer, ahead, first);
        System.arraycopy(rows, first * width, more, 0, ahead * width);
        System.arraycopy(rows, 0, more, ahead * width, first * width);
        nanos = longer;
        rows = more;
        first = 0;
        moved += size;
    }

    public void removeFirst() {
        removeFirst(1);
    }

    /** Removes the oldest rows. */
    public void removeFirst(int count) {
        first = place(count);
        size -= count;
    }

    /** How many rows are before an instant. */
    public int before(long at) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nanos(middle) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many rows are younger than a span at an instant, which is not before the newest. */
    public int younger(long at, long span) {
        long from = at - span;
        return from > at || from == Long.MAX_VALUE ? size : size - before(from + 1);
    }

    /** How many rows were moved to make room or to make a place: what this ring has cost beside its calls. */
    long moved() {
        return moved;
    }

    public void clear() {
        first = 0;
        size = 0;
    }

    /** Becomes a copy of another ring of the same width; allocates only to grow to its capacity. */
    public void copyFrom(SampleRing other) {
        if (nanos.length != other.nanos.length) {
            nanos = new long[other.nanos.length];
            rows = new double[other.rows.length];
        }
        int ahead = Math.min(other.size, other.nanos.length - other.first);
        System.arraycopy(other.nanos, other.first, nanos, 0, ahead);
        System.arraycopy(other.nanos, 0, nanos, ahead, other.size - ahead);
        System.arraycopy(other.rows, other.first * width, rows, 0, ahead * width);
        System.arraycopy(other.rows, 0, rows, ahead * width, (other.size - ahead) * width);
        first = 0;
        size = other.size;
    }
}
