package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The instants at which a series gave provisional answers and no final one yet, sorted, with the number of answers and the
 * digest of the last. Makes (series, t, rev) unique.
 */
final class Drafts {

    /** The revision of an answer that says what the last one at its instant said. */
    static final int REPEATED = -1;

    private long[] instants = new long[4];
    private int[] given = new int[4];
    private long[] digests = new long[4];
    private int size;

    /** The revision of a provisional answer, or REPEATED. */
    int provisional(long instant, long digest) {
        int place = Arrays.binarySearch(instants, 0, size, instant);
        if (place < 0) {
            insert(-place - 1, instant);
            place = -place - 1;
        } else if (digests[place] == digest) {
            return REPEATED;
        }
        digests[place] = digest;
        return given[place]++;
    }

    /** The revision of a final answer, or REPEATED. Final answers come in the order of their instants. */
    int settled(long instant, long digest) {
        int place = Arrays.binarySearch(instants, 0, size, instant);
        int revision = place < 0 ? 0 : digests[place] == digest ? REPEATED : given[place];
        dropFirst(place < 0 ? -place - 1 : place + 1);
        return revision;
    }

    private void insert(int place, long instant) {
        if (size == instants.length) {
            grow(2 * size);
        }
        System.arraycopy(instants, place, instants, place + 1, size - place);
        System.arraycopy(given, place, given, place + 1, size - place);
        System.arraycopy(digests, place, digests, place + 1, size - place);
        instants[place] = instant;
        given[place] = 0;
        size++;
    }

    private void dropFirst(int count) {
        size -= count;
        System.arraycopy(instants, count, instants, 0, size);
        System.arraycopy(given, count, given, 0, size);
        System.arraycopy(digests, count, digests, 0, size);
    }

    private void grow(int capacity) {
        instants = Arrays.copyOf(instants, capacity);
        given = Arrays.copyOf(given, capacity);
        digests = Arrays.copyOf(digests, capacity);
    }

    void copyFrom(Drafts other) {
        if (instants.length < other.size) {
            grow(other.instants.length);
        }
        System.arraycopy(other.instants, 0, instants, 0, other.size);
        System.arraycopy(other.given, 0, given, 0, other.size);
        System.arraycopy(other.digests, 0, digests, 0, other.size);
        size = other.size;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(instants[i]);
            out.writeInt(given[i]);
            out.writeLong(digests[i]);
        }
    }

    void load(DataInput in) throws IOException {
        size = 0;
        int count = Saved.count(in, Integer.MAX_VALUE, "provisional answers");
        for (int i = 0; i < count; i++) {
            insert(i, in.readLong());
            given[i] = in.readInt();
            digests[i] = in.readLong();
        }
    }
}
