package org.hodograph.kernels.tail;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The largest peaks of a series' memory, in {@value #BLOCKS} blocks of samples one after another that keep {@value #EACH} each. What a
 * block let go is known by its largest, so above the largest of those of all blocks every peak of the memory is here. Until the memory
 * is full, two blocks become one of twice the length when there is no place for one more; then the oldest goes.
 *
 * <p>Peaks that were alarms have only reached their level: they are censored.
 */
final class Peaks {

    static final int BLOCKS = 16;

    static final int EACH = 8;

    static final int MOST = BLOCKS * EACH;

    private static final int FIRST_LENGTH = 16;

    private final double[] values = new double[MOST]; // of block b from b·EACH on
    private final int[] sizes = new int[BLOCKS];
    private final int[] censored = new int[BLOCKS]; // bits
    private final int[] alarms = new int[BLOCKS];
    private final double[] dropped = new double[BLOCKS]; // the largest that is not kept
    private final long[] samples = new long[BLOCKS];
    private final double[] seconds = new double[BLOCKS];
    private int blocks; // in use, the last is the current one
    private long samplesBefore; // of the blocks before the current one
    private double secondsBefore; // likewise, summed from the oldest on
    private long length = FIRST_LENGTH;

    Peaks() {
        clear();
    }

    void clear() {
        blocks = 1;
        length = FIRST_LENGTH;
        open(0);
        sum();
    }

    /** The length of the memory is asked for at every sample. */
    private void sum() {
        samplesBefore = 0;
        secondsBefore = 0;
        for (int b = 0; b < blocks - 1; b++) {
            samplesBefore += samples[b];
            secondsBefore += seconds[b];
        }
    }

    private void open(int block) {
        sizes[block] = 0;
        censored[block] = 0;
        alarms[block] = 0;
        dropped[block] = Double.NEGATIVE_INFINITY;
        samples[block] = 0;
        seconds[block] = 0;
    }

    /** Counts a sample and the time since the one before. */
    void pass(double time) {
        int current = blocks - 1;
        seconds[current] += time;
        samples[current]++;
    }

    /** Whether the current block has its length. */
    boolean isFull() {
        return samples[blocks - 1] >= length;
    }

    /** Begins a new block. */
    void next(double memory, double start) {
        if (blocks == BLOCKS) {
            if (length * BLOCKS < memory) {
                merge();
            } else {
                drop();
            }
        }
        open(blocks);
        dropped[blocks] = start;
        blocks++;
        sum();
    }

    private void drop() {
        blocks--;
        for (int b = 0; b < blocks; b++) {
            move(b + 1, b);
        }
    }

    private void move(int from, int to) {
        System.arraycopy(values, from * EACH, values, to * EACH, EACH);
        sizes[to] = sizes[from];
        censored[to] = censored[from];
        alarms[to] = alarms[from];
        dropped[to] = dropped[from];
        samples[to] = samples[from];
        seconds[to] = seconds[from];
    }

    private void merge() {
        for (int b = 0; b < BLOCKS; b += 2) {
            int other = b + 1;
            for (int i = 0; i < sizes[other]; i++) {
                put(b, values[other * EACH + i], (censored[other] >> i & 1) != 0);
            }
            dropped[b] = Math.max(dropped[b], dropped[other]);
            alarms[b] += alarms[other];
            samples[b] += samples[other];
            seconds[b] += seconds[other];
            if (b > 0) {
                move(b, b / 2);
            }
        }
        blocks = BLOCKS / 2;
        length *= 2;
    }

    /** Below this no peak was looked for just now. */
    void raise(double start) {
        dropped[blocks - 1] = Math.max(dropped[blocks - 1], start);
    }

    /** Takes a peak of the current block. */
    void add(double value, boolean isCensored) {
        alarms[blocks - 1] += isCensored ? 1 : 0;
        put(blocks - 1, value, isCensored);
    }

    private void put(int block, double value, boolean isCensored) {
        int at = sizes[block];
        int base = block * EACH;
        if (at < EACH) {
            sizes[block]++;
        } else {
            at = 0;
            for (int i = 1; i < EACH; i++) {
                at = values[base + i] < values[base + at] ? i : at;
            }
            if (value <= values[base + at]) {
                dropped[block] = Math.max(dropped[block], value);
                return;
            }
            dropped[block] = Math.max(dropped[block], values[base + at]);
        }
        values[base + at] = value;
        censored[block] = isCensored ? censored[block] | 1 << at : censored[block] & ~(1 << at);
    }

    /** Above it every peak of the memory is kept. */
    double threshold() {
        double threshold = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < blocks; b++) {
            threshold = Math.max(threshold, dropped[b]);
        }
        return threshold;
    }

    /** The excesses over a threshold. */
    void excesses(double threshold, ParetoTail to) {
        to.clear();
        for (int b = 0; b < blocks; b++) {
            for (int i = 0; i < sizes[b]; i++) {
                double over = values[b * EACH + i] - threshold;
                if (over > 0) {
                    to.add(over, (censored[b] >> i & 1) != 0);
                }
            }
        }
    }

    /** Samples of the memory. */
    long samples() {
        return samplesBefore + samples[blocks - 1];
    }

    /** Seconds of the memory. */
    double seconds() {
        return secondsBefore + seconds[blocks - 1];
    }

    /** Alarms of the memory that were counted. */
    int alarms() {
        int sum = 0;
        for (int b = 0; b < blocks; b++) {
            sum += alarms[b];
        }
        return sum;
    }

    void copyFrom(Peaks other) {
        blocks = other.blocks;
        length = other.length;
        System.arraycopy(other.values, 0, values, 0, MOST);
        System.arraycopy(other.sizes, 0, sizes, 0, BLOCKS);
        System.arraycopy(other.censored, 0, censored, 0, BLOCKS);
        System.arraycopy(other.alarms, 0, alarms, 0, BLOCKS);
        System.arraycopy(other.dropped, 0, dropped, 0, BLOCKS);
        System.arraycopy(other.samples, 0, samples, 0, BLOCKS);
        System.arraycopy(other.seconds, 0, seconds, 0, BLOCKS);
        sum();
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(blocks);
        out.writeLong(length);
        for (int b = 0; b < blocks; b++) {
            out.writeLong(samples[b]);
            out.writeDouble(seconds[b]);
            out.writeDouble(dropped[b]);
            out.writeInt(alarms[b]);
            out.writeByte(sizes[b]);
            out.writeByte(censored[b]);
            for (int i = 0; i < sizes[b]; i++) {
                out.writeDouble(values[b * EACH + i]);
            }
        }
    }

    void load(DataInput in) throws IOException {
        Arrays.fill(sizes, 0);
        blocks = in.readByte();
        length = in.readLong();
        if (blocks < 1 || blocks > BLOCKS) {
            throw new IOException("a tail has 1 to " + BLOCKS + " blocks, but " + blocks);
        }
        for (int b = 0; b < blocks; b++) {
            samples[b] = in.readLong();
            seconds[b] = in.readDouble();
            dropped[b] = in.readDouble();
            alarms[b] = in.readInt();
            sizes[b] = in.readByte();
            censored[b] = in.readByte() & 0xff;
            if (sizes[b] < 0 || sizes[b] > EACH) {
                throw new IOException("a block of a tail keeps at most " + EACH + " peaks, but has " + sizes[b]);
            }
            for (int i = 0; i < sizes[b]; i++) {
                values[b * EACH + i] = in.readDouble();
            }
        }
        sum();
    }
}
