package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Surprises in a row, of one sign, that robust members have taken for outliers. An outlier is alone, or one of two: where 3 % of samples
 * are outliers three on one side come at one sample in 150,000, and a jump is believed with e^-8, one in 3,000. So with the third one
 * the samples are where the signal is.
 */
final class Denials {

    /** Outliers in a row are no more than so many. */
    static final int MOST = 2;

    /** Of a squared normalised innovation: 6 standard deviations. From 4 on a pothole that a wheel feels three times is a jump. */
    private static final double LEAST = 36;

    private final byte[] row; // of each member; below 0 where samples lie below
    private boolean none = true;

    Denials(int members) {
        row = new byte[members];
    }

    boolean isNone() {
        return none;
    }

    void clear() {
        none = true;
        Arrays.fill(row, (byte) 0);
    }

    void add(int g, double square, double innovation) {
        int sign = square > LEAST ? (int) Math.signum(innovation) : 0;
        row[g] = (byte) (sign * row[g] > 0 ? row[g] + sign : sign);
        none &= sign == 0;
    }

    /** Whether a member has denied one sample too many; its row ends with that. */
    boolean end(int g) {
        boolean ends = Math.abs(row[g]) > MOST;
        row[g] = ends ? 0 : row[g];
        return ends;
    }

    /** Becomes those of some members of another. */
    void gather(Denials from, int[] members, int count) {
        for (int n = 0; n < count; n++) {
            row[n] = from.row[members[n]];
        }
        none = from.none;
    }

    void copyFrom(Denials from) {
        System.arraycopy(from.row, 0, row, 0, row.length);
        none = from.none;
    }

    void save(DataOutput out) throws IOException {
        out.write(row);
    }

    void load(DataInput in) throws IOException {
        in.readFully(row);
        none = false; // and if there is none after all, the next sample finds that out
    }
}
