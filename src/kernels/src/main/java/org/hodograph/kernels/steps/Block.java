package org.hodograph.kernels.steps;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Readings that are looked at together: about one passing of a level, or while noise makes them flip. */
final class Block {

    private static final int LEVELS = 8;
    static final double SHARPEST = 0.02; // grains: no sensor's edges are sharper
    private static final double NANOS = 1e9;

    private final int[] counts = new int[LEVELS];
    private final Dither dither = new Dither();
    private boolean open;
    private long first;
    private double lowest; // level of the first count
    private double low;
    private double high;
    private double times; // seconds since the first, summed
    private int readings;
    private int moves;
    private long passed; // the level's instant
    private double boundary;
    private double blind; // seconds that its instant is known to

    boolean isOpen() {
        return open;
    }

    int moves() {
        return moves;
    }

    /** Whether the signal passed one level once: nothing else is known of it. */
    boolean isPassing() {
        return moves == 1 && high - low < 1.5;
    }

    double lasted(long nanos) {
        return Bank.seconds(nanos - first);
    }

    void begin(long nanos, double level) {
        open = true;
        Arrays.fill(counts, 0);
        first = nanos;
        lowest = level - LEVELS / 2;
        low = level;
        high = level;
        times = 0;
        readings = 0;
        moves = 0;
        passed = 0;
        boundary = 0;
        blind = 0;
        add(nanos, level);
    }

    /** Whether a reading of that level would be among neighbours. */
    boolean takes(double level, double spread) {
        return Math.max(high, level) - Math.min(low, level) <= Math.min(spread, LEVELS / 2 - 1);
    }

    void add(long nanos, double level) {
        times += Bank.seconds(nanos - first);
        readings++;
        low = Math.min(low, level);
        high = Math.max(high, level);
        counts[(int) (level - lowest)]++;
    }

    void move(long before, double from, long nanos, double to, double uncertain) {
        moves++;
        add(nanos, to);
        passed = before + (nanos - before) / 2;
        boundary = (from + to) / 2;
        blind = uncertain;
    }

    /** What the readings say, for noise of that standard deviation in grains. */
    void tell(double noise, Sight out) {
        double blur = Math.max(noise, SHARPEST);
        if (isPassing()) {
            out.point(passed, boundary, blur * blur, blind);
        } else {
            dither.locate(lowest, counts, blur);
            long middle = first + Math.round(times / readings * NANOS);
            out.point(middle, dither.mean(), dither.variance() + SHARPEST * SHARPEST, 0);
        }
    }

    void close() {
        open = false;
    }

    void copyFrom(Block other) {
        System.arraycopy(other.counts, 0, counts, 0, LEVELS);
        open = other.open;
        first = other.first;
        lowest = other.lowest;
        low = other.low;
        high = other.high;
        times = other.times;
        readings = other.readings;
        moves = other.moves;
        passed = other.passed;
        boundary = other.boundary;
        blind = other.blind;
    }

    void save(DataOutput out) throws IOException {
        for (int count : counts) {
            out.writeInt(count);
        }
        out.writeBoolean(open);
        out.writeLong(first);
        out.writeDouble(lowest);
        out.writeDouble(low);
        out.writeDouble(high);
        out.writeDouble(times);
        out.writeInt(readings);
        out.writeInt(moves);
        out.writeLong(passed);
        out.writeDouble(boundary);
        out.writeDouble(blind);
    }

    void load(DataInput in) throws IOException {
        for (int i = 0; i < LEVELS; i++) {
            counts[i] = in.readInt();
        }
        open = in.readBoolean();
        first = in.readLong();
        lowest = in.readDouble();
        low = in.readDouble();
        high = in.readDouble();
        times = in.readDouble();
        readings = in.readInt();
        moves = in.readInt();
        passed = in.readLong();
        boundary = in.readDouble();
        blind = in.readDouble();
    }
}
