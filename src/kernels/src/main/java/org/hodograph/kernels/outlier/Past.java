package org.hodograph.kernels.outlier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the newest 256 samples of a series or so were like: their range, the largest change from one to the next and the
 * geometric mean of the intervals. In blocks, of which the oldest goes whole. For one thread; allocates nothing.
 */
final class Past {

    private static final int BLOCKS = 8;
    private static final int BLOCK = 32; // samples

    private final double[] low = new double[BLOCKS];
    private final double[] high = new double[BLOCKS];
    private final double[] largest = new double[BLOCKS]; // changes
    private final double[] logarithms = new double[BLOCKS]; // sums over the intervals
    private final int[] size = new int[BLOCKS]; // intervals
    private final int[] moved = new int[BLOCKS]; // changes that are none are not counted
    private int newest; // block
    private int blocks; // in use
    private double last;

    void clear() {
        blocks = 0;
        newest = 0;
    }

    boolean isEmpty() {
        return blocks == 0;
    }

    /** The newest sample. */
    double last() {
        return last;
    }

    /** Takes the next sample, {@code interval} after the one before. */
    void add(double interval, double value) {
        double change = isEmpty() ? 0 : Math.abs(value - last) / stretch(interval);
        if (isEmpty() || size[newest] == BLOCK) {
            newest = isEmpty() || newest + 1 == BLOCKS ? 0 : newest + 1;
            blocks = Math.min(blocks + 1, BLOCKS);
            low[newest] = value;
            high[newest] = value;
            largest[newest] = 0;
            logarithms[newest] = 0;
            size[newest] = 0;
            moved[newest] = 0;
        }
        low[newest] = Math.min(low[newest], value);
        high[newest] = Math.max(high[newest], value);
        largest[newest] = Math.max(largest[newest], change);
        moved[newest] += change > 0 ? 1 : 0;
        logarithms[newest] += interval > 0 ? StrictMath.log(interval) : 0;
        size[newest] += interval > 0 ? 1 : 0;
        last = value;
    }

    /** How many changes were not 0. */
    int moved() {
        int sum = 0;
        for (int i = 0; i < blocks; i++) {
            sum += moved[i];
        }
        return sum;
    }

    double low() {
        double least = low[0];
        for (int i = 1; i < blocks; i++) {
            least = Math.min(least, low[i]);
        }
        return least;
    }

    double high() {
        double most = high[0];
        for (int i = 1; i < blocks; i++) {
            most = Math.max(most, high[i]);
        }
        return most;
    }

    /** The largest change from one sample to the next, in the usual interval. */
    double largestChange() {
        double most = 0;
        for (int i = 0; i < blocks; i++) {
            most = Math.max(most, largest[i]);
        }
        return most;
    }

    /** How many usual intervals a time is, at least 1. */
    double stretch(double time) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < blocks; i++) {
            sum += logarithms[i];
            count += size[i];
        }
        return count == 0 ? 1 : Math.max(1, time / StrictMath.exp(sum / count));
    }

    void copyFrom(Past from) {
        System.arraycopy(from.low, 0, low, 0, BLOCKS);
        System.arraycopy(from.high, 0, high, 0, BLOCKS);
        System.arraycopy(from.largest, 0, largest, 0, BLOCKS);
        System.arraycopy(from.logarithms, 0, logarithms, 0, BLOCKS);
        System.arraycopy(from.size, 0, size, 0, BLOCKS);
        System.arraycopy(from.moved, 0, moved, 0, BLOCKS);
        newest = from.newest;
        blocks = from.blocks;
        last = from.last;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(blocks);
        for (int i = 0; i < blocks; i++) {
            int block = (newest + BLOCKS - blocks + 1 + i) % BLOCKS; // oldest first
            out.writeDouble(low[block]);
            out.writeDouble(high[block]);
            out.writeDouble(largest[block]);
            out.writeDouble(logarithms[block]);
            out.writeByte(size[block]);
            out.writeByte(moved[block]);
        }
        out.writeDouble(blocks == 0 ? 0 : last);
    }

    void load(DataInput in) throws IOException {
        blocks = in.readByte();
        if (blocks < 0 || blocks > BLOCKS) {
            throw new IOException("the past of a series has " + blocks + " blocks, more than " + BLOCKS);
        }
        newest = Math.max(0, blocks - 1);
        for (int i = 0; i < blocks; i++) {
            low[i] = in.readDouble();
            high[i] = in.readDouble();
            largest[i] = in.readDouble();
            logarithms[i] = in.readDouble();
            size[i] = in.readByte();
            moved[i] = in.readByte();
        }
        last = in.readDouble();
    }
}
