package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Which members of a family have a past, and since how many samples the others have none. */
final class Pasts {

    private final int[] without; // samples since a member lost its past; 0: it has one
    private int lost; // members that have none

    Pasts(int size) {
        without = new int[size];
    }

    boolean has(int g) {
        return without[g] == 0;
    }

    /** Whether all members have one. */
    boolean isComplete() {
        return lost == 0;
    }

    /** Samples since the member lost its past, the one at which it did included; 0: it has one. */
    int samplesWithout(int g) {
        return without[g];
    }

    void lose(int g) {
        lost += without[g] == 0 ? 1 : 0;
        without[g] = 1;
    }

    /** Loses it so that it finds another with the newest samples, of which it needs so many. */
    void renew(int g, int samples) {
        lost += without[g] == 0 ? 1 : 0;
        without[g] = samples;
    }

    void find(int g) {
        lost -= without[g] == 0 ? 0 : 1;
        without[g] = 0;
    }

    void findAll() {
        Arrays.fill(without, 0);
        lost = 0;
    }

    /** There is one more sample. */
    void count() {
        for (int g = 0; lost > 0 && g < without.length; g++) {
            without[g] += without[g] > 0 && without[g] < Byte.MAX_VALUE ? 1 : 0;
        }
    }

    /** Becomes that of some members of another. */
    void gather(Pasts from, int[] members, int size) {
        findAll();
        for (int n = 0; n < size; n++) {
            set(n, from.without[members[n]]);
        }
    }

    private void set(int g, int samples) {
        without[g] = samples;
        lost += samples > 0 ? 1 : 0;
    }

    void copyFrom(Pasts from) {
        System.arraycopy(from.without, 0, without, 0, without.length);
        lost = from.lost;
    }

    void save(int g, DataOutput out) throws IOException {
        out.writeByte(without[g]);
    }

    void load(int g, DataInput in) throws IOException {
        set(g, in.readByte());
    }
}
