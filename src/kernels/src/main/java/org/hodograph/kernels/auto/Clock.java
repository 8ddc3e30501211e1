package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The intervals of a series and their spacing, in units of h: a power of two of seconds that their running median lies in. The
 * spacing creeps after the median, whose own noise at random times would shake the members: their process noise goes with up to
 * the ninth power of it. It jumps after a median that is somewhere else. An
 * interval within a millionth of the one before counts as equal to it, so that a clock's last digit does not make even
 * spacing uneven.
 */
final class Clock {

    static final int INTERVALS = 31;
    private static final double EQUAL = 1e-6;
    private static final double CREEP = 0.01; // of the distance of the logs, a sample
    private static final double ELSEWHERE = 3; // times the spacing
    private static final double SPLIT = 10; // from an interval within a burst to one between bursts
    private static final int SPLIT_FROM = 8; // intervals: fewer say nothing of bursts
    private static final int BETWEEN = 4; // intervals between bursts, or the bursts are pieces of a series
    private static final int STILL_BETWEEN = 2; // of them, where the spacing is already theirs

    private final double[] newest = new double[INTERVALS]; // seconds, a ring
    private final double[] sorted = new double[INTERVALS];
    private int next;
    private int size;
    private int exponent; // h = 2^exponent seconds
    private double interval; // nominal, in units of h
    private double spacing;
    private boolean pinned;

    void reset() {
        next = 0;
        size = 0;
        exponent = 0;
        interval = 0;
        spacing = 0;
        pinned = false;
    }

    /** Takes an interval. Returns by how many powers of two h has grown. */
    int add(double seconds) {
        if (size == INTERVALS) {
            remove(newest[next]);
        }
        insert(seconds);
        newest[next] = seconds;
        next = next + 1 == INTERVALS ? 0 : next + 1;
        double median = median();
        int was = exponent;
        exponent = pinned ? was : Math.getExponent(median);
        int steps = size == 1 ? 0 : exponent - was;
        interval = nominal(Math.scalb(seconds, -exponent), Math.scalb(interval, -steps));
        spacing = after(Math.scalb(spacing, -steps), Math.scalb(median, -exponent));
        return steps;
    }

    /**
     * Of the intervals between bursts where readings come in short bursts: what a burst has more than one reading of is
     * noise, and a scale of time in its own intervals would end within the silence behind it.
     */
    private double median() {
        return sorted[(firstBetween() + size) / 2];
    }

    /** Where the intervals between bursts begin among the sorted ones; 0: readings don't come in bursts. */
    private int firstBetween() {
        for (int first = size / 2; size >= SPLIT_FROM && first < size - 1; first++) {
            double within = sorted[first - 1];
            double between = sorted[first];
            if (between > SPLIT * within) {
                boolean isTheirs = Math.scalb(spacing, exponent) > Math.sqrt(within * between);
                return size - first >= (isTheirs ? STILL_BETWEEN : BETWEEN) ? first : 0;
            }
        }
        return 0;
    }

    /** Readings of a burst; 1: they don't come in bursts. */
    double atOnce() {
        return size == 0 ? 1 : size / (double) (size - firstBetween());
    }

    private double after(double before, double median) {
        if (nominal(median, before) == before) {
            return before;
        }
        boolean isElsewhere = median > ELSEWHERE * before || median < before / ELSEWHERE;
        return size < INTERVALS || isElsewhere ? median : before * Math.pow(median / before, CREEP);
    }

    private static double nominal(double value, double before) {
        return Math.abs(value - before) <= EQUAL * before ? before : value;
    }

    private void insert(double seconds) {
        int place = size++;
        while (place > 0 && sorted[place - 1] > seconds) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        sorted[place] = seconds;
    }

    private void remove(double seconds) {
        int place = Arrays.binarySearch(sorted, 0, size, seconds);
        size--;
        System.arraycopy(sorted, place + 1, sorted, place, size - place);
    }

    /** The newest interval, in units of h. */
    double interval() {
        return interval;
    }

    /** The usual interval, in units of h. */
    double spacing() {
        return spacing;
    }

    /** The usual interval. */
    double spacingSeconds() {
        return Math.scalb(spacing, exponent);
    }

    /** h = 2^exponent seconds. */
    int exponent() {
        return exponent;
    }

    /** h stays what it is from now on. */
    void pin() {
        pinned = true;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(size);
        out.writeInt(exponent);
        out.writeDouble(interval);
        out.writeDouble(spacing);
        for (int i = 0; i < size; i++) {
            out.writeDouble(newest[(next + INTERVALS - size + i) % INTERVALS]);
        }
    }

    void load(DataInput in) throws IOException {
        reset();
        int intervals = in.readByte();
        if (intervals < 0 || intervals > INTERVALS) {
            throw new IOException("a clock's state has " + intervals + " intervals, more than " + INTERVALS);
        }
        exponent = in.readInt();
        interval = in.readDouble();
        spacing = in.readDouble();
        for (int i = 0; i < intervals; i++) {
            double seconds = in.readDouble();
            insert(seconds);
            newest[next] = seconds;
            next = next + 1 == INTERVALS ? 0 : next + 1;
        }
    }

    void copyFrom(Clock from) {
        System.arraycopy(from.newest, 0, newest, 0, INTERVALS);
        System.arraycopy(from.sorted, 0, sorted, 0, INTERVALS);
        next = from.next;
        size = from.size;
        exponent = from.exponent;
        interval = from.interval;
        spacing = from.spacing;
        pinned = from.pinned;
    }
}
