package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hodograph.kernels.tail.SharedTail;
import org.hodograph.kernels.tail.Usual;

/**
 * What is usual in each place of a rule's contexts, made where something is seen there; with a tail in common it is one for all. Of
 * several contexts together there are at most {@value #MOST} places: what is seen in a further one is learned in the last. For one
 * thread.
 */
final class Places {

    static final int MOST = 96;

    private static final int UNKNOWN = -1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long QUARTER = 900 * NANOS_PER_SECOND;

    private final Unusual unusual;
    private final boolean isFrozen;
    private final SharedTail shared; // by which it is judged before it has learned; null: by none
    private final List<Context> contexts;
    private final Usual common; // null: each place has its own
    private final int[] at; // of each context, where the answers are now
    private int[] ids = new int[1]; // of the places seen, in the order in which they were
    private Usual[] seen = new Usual[1];
    private int size;
    private int id = UNKNOWN; // of the place at hand
    private Usual usual; // there; null: it is not known
    private long quarter = Long.MIN_VALUE; // of an hour, since 1970

    Places(Unusual unusual, String series) {
        this.unusual = unusual;
        isFrozen = unusual.isFrozen(series);
        shared = unusual.shares().tailOf(series);
        contexts = unusual.contexts();
        int most = contexts.size() == 1 ? Context.PLACES : MOST;
        common = unusual.isCommon() ? new Usual(unusual.budget(), most, shared) : null;
        at = new int[contexts.size()];
        Arrays.fill(at, UNKNOWN);
        settle();
    }

    /** What is usual in the place at hand; null: where that is is not known. */
    Usual usual() {
        return usual;
    }

    /** Adds what has learned enough; whether that is some of it. */
    boolean addLearned(List<Usual> to) {
        int before = to.size();
        for (int i = 0; i < (common == null ? size : Math.min(size, 1)); i++) {
            if (seen[i].isReady()) {
                to.add(seen[i]);
            }
        }
        return to.size() > before;
    }

    /** The next answer is at this instant. */
    void time(long nanos) {
        long now = Math.floorDiv(nanos, QUARTER);
        if (at.length > 0 && now != quarter) {
            quarter = now;
            for (int i = 0; i < at.length; i++) {
                if (contexts.get(i).time() != null) {
                    at[i] = contexts.get(i).place(Math.floorDiv(nanos, NANOS_PER_SECOND));
                }
            }
        }
    }

    /** A context's quantity at the next answer; one that is not available now leaves it where it was. */
    void number(int context, double number) {
        if (!Double.isNaN(number)) {
            at[context] = contexts.get(context).bin(number);
        }
    }

    /** The same of one that is not known where it is not available. */
    void numberOrNone(int context, double number) {
        at[context] = Double.isNaN(number) ? UNKNOWN : contexts.get(context).bin(number);
    }

    /** Goes to the place that was told; whether all of it is known. */
    boolean settle() {
        int next = 0;
        for (int place : at) {
            next = place == UNKNOWN || next == UNKNOWN ? UNKNOWN : next * Context.PLACES + place;
        }
        if (next == UNKNOWN || (next == id && usual != null)) {
            return next != UNKNOWN;
        }
        if (usual != null && common == null) {
            usual.letGo();
        }
        resume(next);
        return true;
    }

    private int index(int place) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == place) {
                return i;
            }
        }
        return size == MOST ? size - 1 : add(place, unlearned());
    }

    private Usual unlearned() {
        return common == null ? new Usual(unusual.budget(), 1, shared) : common;
    }

    private int add(int place, Usual made) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            seen = Arrays.copyOf(seen, 2 * size);
        }
        ids[size] = place;
        seen[size] = made;
        return size++;
    }

    void copyFrom(Places other) {
        size = 0;
        for (int i = 0; i < other.size; i++) {
            add(other.ids[i], unlearned());
            if (common == null) {
                seen[i].copyFrom(other.seen[i]);
            }
        }
        if (common != null) {
            common.copyFrom(other.common);
        }
        System.arraycopy(other.at, 0, at, 0, at.length);
        quarter = other.quarter;
        resume(other.id);
    }

    private void resume(int place) {
        id = place;
        if (place == UNKNOWN) {
            usual = null;
            return;
        }
        int index = index(place);
        usual = seen[index];
        if (common != null) {
            usual.at(index);
        }
        usual.setFrozen(isFrozen);
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            out.writeInt(ids[i]);
            if (common == null) {
                seen[i].save(out);
            }
        }
        if (common != null) {
            common.save(out);
        }
        for (int place : at) {
            out.writeInt(place);
        }
        out.writeInt(id);
    }

    void load(DataInput in, int version) throws IOException {
        boolean isOne = version < AlertStates.CONTEXTS; // of which at most 24 places were told by a byte
        size = 0;
        for (int left = in.readByte(); left > 0; left--) {
            int next = isOne ? in.readByte() : in.readInt();
            if (next < 0 || size == MOST || (isOne && next >= Context.PLACES)) {
                throw new IOException(
                        "an alert's contexts have at most " + MOST + " places from 0 on, but one is " + next);
            }
            add(next, unlearned());
            if (common == null) {
                seen[size - 1].load(in);
            }
        }
        if (common != null) {
            common.load(in);
        }
        for (int i = 0; i < at.length && !isOne; i++) {
            at[i] = in.readInt();
        }
        int place = isOne ? in.readByte() : in.readInt();
        if (isOne) {
            Arrays.fill(at, place);
            in.readLong(); // the hour, which the next answer tells
        }
        resume(place);
    }
}
