package org.hodograph.pipeline.instant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.series.Derivatives;

/** The answers of one series that wait for the other members, oldest first; of more than {@link #MOST} the oldest goes. */
final class Answers {

    /** A member that stays away costs the others this many answers of memory, not more. */
    static final int MOST = 1024;

    private Answer[] ring = {new Answer(), new Answer()};
    private int first;
    private int size;
    private boolean begun;

    boolean isEmpty() {
        return size == 0;
    }

    Answer head() {
        return ring[first];
    }

    void add(Derivatives result) {
        next().set(result, !begun);
        begun = true;
    }

    private Answer next() {
        if (size == MOST) {
            removeHead();
            head().begins = true; // what went is not known any more
        } else if (size == ring.length) {
            grow();
        }
        size++;
        return ring[(first + size - 1) % ring.length];
    }

    private void grow() {
        Answer[] longer = new Answer[2 * size];
        for (int i = 0; i < longer.length; i++) {
            longer[i] = i < size ? ring[(first + i) % size] : new Answer();
        }
        ring = longer;
        first = 0;
    }

    void removeHead() {
        first = (first + 1) % ring.length;
        size--;
    }

    /** The series has gone: what comes next begins anew. */
    void forget() {
        clear();
        begun = false;
    }

    void copyFrom(Answers other) {
        clear();
        for (int i = 0; i < other.size; i++) {
            next().copyFrom(other.ring[(other.first + i) % other.ring.length]);
        }
        begun = other.begun;
    }

    private void clear() {
        first = 0;
        size = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            ring[(first + i) % ring.length].save(out);
        }
    }

    void load(DataInput in) throws IOException {
        clear();
        begun = in.readBoolean();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            next().load(in);
        }
    }
}
