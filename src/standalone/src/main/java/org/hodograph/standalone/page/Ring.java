package org.hodograph.standalone.page;

/**
 * The newest rows of a series, column by column: an instant, the number of its arrival, flags and numbers, in the order of time.
 * It grows by doubling up to a bound; from then on the oldest row goes. Rows are numbered from 0, those that have gone too.
 */
final class Ring {

    private static final int FIRST = 256; // rows; capacities are powers of two
    private static final int FIXED_BYTES = 2 * Long.BYTES + Integer.BYTES; // of a row, beside its numbers

    private final double[][] cells;
    private long[] nanos = new long[FIRST];
    private long[] arrivals = new long[FIRST];
    private int[] flags = new int[FIRST];
    private long begin;
    private long end;

    Ring(int columns) {
        cells = new double[columns][FIRST];
    }

    /** Bytes of a ring that has just been made. */
    static long firstBytes(int columns) {
        return (long) FIRST * (FIXED_BYTES + columns * Double.BYTES);
    }

    long bytes() {
        return (long) nanos.length * (FIXED_BYTES + cells.length * Double.BYTES);
    }

    boolean isFull() {
        return end - begin == nanos.length;
    }

    int capacity() {
        return nanos.length;
    }

    /** Twice the room. */
    void grow() {
        int old = nanos.length;
        long[] newNanos = new long[2 * old];
        long[] newArrivals = new long[2 * old];
        int[] newFlags = new int[2 * old];
        for (long row = begin; row < end; row++) {
            int from = (int) (row & (old - 1));
            int to = (int) (row & (2 * old - 1));
            newNanos[to] = nanos[from];
            newArrivals[to] = arrivals[from];
            newFlags[to] = flags[from];
        }
        for (int column = 0; column < cells.length; column++) {
            double[] grown = new double[2 * old];
            for (long row = begin; row < end; row++) {
                grown[(int) (row & (2 * old - 1))] = cells[column][(int) (row & (old - 1))];
            }
            cells[column] = grown;
        }
        nanos = newNanos;
        arrivals = newArrivals;
        flags = newFlags;
    }

    /** Adds a row that is not before the newest one; where none is free the oldest one goes. */
    void add(long at, long arrival, int marks, double[] row) {
        if (isFull()) {
            begin++;
        }
        set(end++, at, arrival, marks, row);
    }

    /** Replaces the row of an instant; whether there was one. */
    boolean replace(long at, long arrival, int marks, double[] row) {
        long found = firstFrom(at);
        if (found == end || nanos(found) != at) {
            return false;
        }
        set(found, at, arrival, marks, row);
        return true;
    }

    private void set(long row, long at, long arrival, int marks, double[] numbers) {
        int slot = slot(row);
        nanos[slot] = at;
        arrivals[slot] = arrival;
        flags[slot] = marks;
        for (int column = 0; column < cells.length; column++) {
            cells[column][slot] = numbers[column];
        }
    }

    private int slot(long row) {
        return (int) (row & (nanos.length - 1));
    }

    /** The oldest row that is still there. */
    long begin() {
        return begin;
    }

    /** One after the newest row. */
    long end() {
        return end;
    }

    boolean isEmpty() {
        return begin == end;
    }

    long nanos(long row) {
        return nanos[slot(row)];
    }

    int flags(long row) {
        return flags[slot(row)];
    }

    double cell(long row, int column) {
        return cells[column][slot(row)];
    }

    /** The first row at or after an instant; {@link #end} where all are before. */
    long firstFrom(long at) {
        long low = begin;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (nanos(middle) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first row that arrived after another one, by the numbers of arrivals. */
    long firstAfterArrival(long arrival) {
        long row = end;
        while (row > begin && arrivals[slot(row - 1)] > arrival) {
            row--;
        }
        return row;
    }
}
