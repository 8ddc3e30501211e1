package org.hodograph.standalone.page;

import java.util.Arrays;

/**
 * Which rows of a ring a plot needs: of each bucket of time, a pixel wide, its first and last row and those with the least and the
 * greatest number of each column, so that no peak is lost whatever is left out; rows with a mark, and one without a number, stay
 * too. Buckets lie at multiples of their width since 1970, so the same rows are picked whoever asks, and when. For one thread.
 */
final class Thinning {

    /** All columns, a bit each. */
    static final int EVERY = -1;

    private final int columns; // that may be looked at; those after them go with their row
    private final int kept; // flags whose rows stay
    private final long[] least;
    private final long[] greatest;
    private long[] picked = new long[1024];
    private int count;
    private int looked;

    Thinning(int columns, int kept) {
        this.columns = columns;
        this.kept = kept;
        least = new long[columns];
        greatest = new long[columns];
    }

    /** Picks rows from one up to another, which is left out. */
    void pick(Ring ring, long from, long to, long width) {
        pick(ring, from, to, width, EVERY);
    }

    /** The same; {@code shown}: the columns whose peaks are seen, a bit each. */
    void pick(Ring ring, long from, long to, long width, int shown) {
        count = 0;
        looked = shown & ((1 << columns) - 1);
        int few = 2 + 2 * Integer.bitCount(looked); // rows of a bucket that may stay as they are
        long first = from;
        while (first < to) {
            long bucket = Math.floorDiv(ring.nanos(first), width);
            long last = first;
            while (last + 1 < to && Math.floorDiv(ring.nanos(last + 1), width) == bucket) {
                last++;
            }
            if (last - first < few) {
                for (long row = first; row <= last; row++) {
                    add(row);
                }
            } else {
                pickExtremes(ring, first, last);
            }
            first = last + 1;
        }
    }

    private void pickExtremes(Ring ring, long first, long last) {
        int begin = count;
        add(first);
        add(last);
        Arrays.fill(least, -1);
        Arrays.fill(greatest, -1);
        long absent = -1;
        for (long row = first; row <= last; row++) {
            for (int column = 0; column < columns; column++) {
                if ((looked >> column & 1) != 0) {
                    look(ring, row, column);
                }
            }
            if ((ring.flags(row) & kept) != 0) {
                add(row);
            }
            if (absent < 0 && Double.isNaN(ring.cell(row, 0))) {
                absent = row;
            }
        }
        for (int column = 0; column < columns; column++) {
            addFound(least[column]);
            addFound(greatest[column]);
        }
        addFound(absent);
        Arrays.sort(picked, begin, count);
        int distinct = begin + 1;
        for (int i = begin + 1; i < count; i++) {
            if (picked[i] != picked[i - 1]) {
                picked[distinct++] = picked[i];
            }
        }
        count = distinct;
    }

    private void look(Ring ring, long row, int column) {
        double number = ring.cell(row, column);
        if (Double.isNaN(number)) {
            return;
        }
        if (least[column] < 0 || number < ring.cell(least[column], column)) {
            least[column] = row;
        }
        if (greatest[column] < 0 || number > ring.cell(greatest[column], column)) {
            greatest[column] = row;
        }
    }

    private void addFound(long row) {
        if (row >= 0) {
            add(row);
        }
    }

    private void add(long row) {
        if (count == picked.length) {
            picked = Arrays.copyOf(picked, 2 * count);
        }
        picked[count++] = row;
    }

    /** How many rows were picked. */
    int count() {
        return count;
    }

    /** A picked row. */
    long row(int index) {
        return picked[index];
    }
}
