package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.window.SampleRing;

/**
 * The instants at which a series gave provisional answers and no final one yet, sorted, with the number of answers and the
 * digest of the last. Makes (series, t, rev) unique.
 */
final class Drafts {

    /** The revision of an answer that says what the last one at its instant said. */
    static final int REPEATED = -1;

    private static final int DIGEST = 1; // in a row, in two halves: exact as doubles, which a long is not
    private static final int HALF = 32; // bits

    private final SampleRing ring = new SampleRing(3, 4); // a row is the number of answers and the digest of the last

    /** The revision of a provisional answer, or REPEATED. */
    int provisional(long instant, long digest) {
        int place = ring.before(instant);
        if (!isAt(place, instant)) {
            ring.insert(place, instant, 0);
        } else if (digest(place) == digest) {
            return REPEATED;
        }
        setDigest(place, digest);
        return (int) ring.rows()[ring.offset(place)]++;
    }

    /** Whether no answer is provisional: then a final one is its first, whatever it says. */
    boolean isEmpty() {
        return ring.isEmpty();
    }

    /** The revision of a final answer, or REPEATED. Final answers come in the order of their instants. */
    int settled(long instant, long digest) {
        int place = ring.before(instant);
        boolean known = isAt(place, instant);
        int revision = !known ? 0 : digest(place) == digest ? REPEATED : (int) ring.value(place);
        ring.removeFirst(known ? place + 1 : place);
        return revision;
    }

    private boolean isAt(int place, long instant) {
        return place < ring.size() && ring.nanos(place) == instant;
    }

    private long digest(int place) {
        int row = ring.offset(place) + DIGEST;
        return ((long) ring.rows()[row] << HALF) | (long) ring.rows()[row + 1];
    }

    private void setDigest(int place, long digest) {
        int row = ring.offset(place) + DIGEST;
        ring.rows()[row] = digest >> HALF;
        ring.rows()[row + 1] = digest & 0xffff_ffffL;
    }

    void copyFrom(Drafts other) {
        ring.copyFrom(other.ring);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(ring.size());
        for (int i = 0; i < ring.size(); i++) {
            out.writeLong(ring.nanos(i));
            out.writeInt((int) ring.value(i));
            out.writeLong(digest(i));
        }
    }

    void load(DataInput in) throws IOException {
        ring.clear();
        int count = Saved.count(in, Integer.MAX_VALUE, "provisional answers");
        for (int i = 0; i < count; i++) {
            ring.add(in.readLong(), in.readInt());
            setDigest(i, in.readLong());
        }
    }
}
