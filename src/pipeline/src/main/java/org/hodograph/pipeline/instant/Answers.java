package org.hodograph.pipeline.instant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.series.Derivatives;

/**
 * The answers of one series that wait for the other members, oldest first; of more than {@value #MOST} the oldest goes, and
 * once as many have gone for a member that nothing was ever heard of, all but {@value #FEW}.
 */
final class Answers {

    /** A member that stays away costs the others this many answers of memory, not more. */
    static final int MOST = 1024;

    /** A member that was never there costs the others this many. */
    static final int FEW = 16;

    private static final int NOTHING = 0;
    private static final int BEGUN = 1;
    private static final int BEGUN_IN_VAIN = 2;
    private static final int ANNOUNCED = 3;

    private Answer[] ring = {new Answer(), new Answer()};
    private int first;
    private int size;
    private boolean begun;
    private boolean announced; // an answer is to come
    private int lost; // answers that went while a member was awaited of which nothing was heard

    /** Whether nothing was ever heard of the series. */
    boolean isUnheard() {
        return !begun && !announced;
    }

    /** The series is there, its first answer may take a while. */
    void announce() {
        announced = true;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Answer head() {
        return ring[first];
    }

    /** Takes an answer; {@code inVain}: of another member nothing was ever heard. */
    void add(Derivatives result, boolean inVain) {
        if (!inVain) {
            lost = 0;
        } else if (size == MOST && ++lost == MOST) {
            keepFew();
        }
        next(lost < MOST ? MOST : FEW).set(result, !begun);
        begun = true;
    }

    private void keepFew() {
        Answer[] newest = new Answer[FEW];
        for (int i = 0; i < FEW; i++) {
            newest[i] = ring[(first + size - FEW + i) % ring.length];
        }
        ring = newest;
        first = 0;
        size = FEW;
    }

    private Answer next(int most) {
        if (size == most) {
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
        announced = false;
        lost = 0;
    }

    void copyFrom(Answers other) {
        clear();
        for (int i = 0; i < other.size; i++) {
            next(MOST).copyFrom(other.ring[(other.first + i) % other.ring.length]);
        }
        begun = other.begun;
        announced = other.announced;
        lost = other.lost;
    }

    private void clear() {
        first = 0;
        size = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(begun ? lost > 0 ? BEGUN_IN_VAIN : BEGUN : announced ? ANNOUNCED : NOTHING);
        if (begun && lost > 0) {
            out.writeInt(lost);
        }
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            ring[(first + i) % ring.length].save(out);
        }
    }

    void load(DataInput in) throws IOException {
        clear();
        int told = in.readByte();
        begun = told == BEGUN || told == BEGUN_IN_VAIN;
        announced = told == ANNOUNCED;
        lost = told == BEGUN_IN_VAIN ? in.readInt() : 0;
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            next(MOST).load(in);
        }
    }
}
