package org.hodograph.standalone.page;

import java.util.Collection;

/**
 * Who has how much room for rows. Series that a browser shows come first: the others have no more than half of it, and lose theirs,
 * the longest unseen first, where a shown one needs it. A series without room keeps its newest numbers only.
 */
final class Room {

    private static final int LONGEST = 1 << 16; // rows of a ring
    private static final long SHOWN_MILLIS = 15_000;

    private final long bound;
    private long used;

    /**
     * Room.
     *
     * @param bound bytes
     */
    Room(long bound) {
        this.bound = bound;
    }

    /** A bound that leaves the heap to the host. */
    static Room ofHeap() {
        return new Room(Math.min(96L << 20, Runtime.getRuntime().maxMemory() / 8));
    }

    long used() {
        return used;
    }

    /** A new ring for a series, or null where there is no room. */
    Ring begin(int columns, SeriesView of, Collection<SeriesView> all, long nowMillis) {
        long bytes = Ring.firstBytes(columns);
        if (!make(bytes, of, all, nowMillis)) {
            return null;
        }
        used += bytes;
        return new Ring(columns);
    }

    /** Lets a full ring grow where there is room. */
    void grow(Ring ring, SeriesView of, Collection<SeriesView> all, long nowMillis) {
        long bytes = ring.bytes();
        if (ring.capacity() < LONGEST && make(bytes, of, all, nowMillis)) {
            used += bytes;
            ring.grow();
        }
    }

    private boolean make(long bytes, SeriesView of, Collection<SeriesView> all, long nowMillis) {
        boolean isShown = isShown(of, nowMillis);
        if (used + bytes <= (isShown ? bound : bound / 2)) {
            return true;
        }
        while (isShown && used + bytes > bound) {
            SeriesView unseen = null;
            for (SeriesView other : all) {
                if (other != of
                        && other.bytes() > 0
                        && !isShown(other, nowMillis)
                        && (unseen == null || other.shownMillis < unseen.shownMillis)) {
                    unseen = other;
                }
            }
            if (unseen == null) {
                return false;
            }
            used -= unseen.bytes();
            unseen.rows = null;
            unseen.samples = null;
        }
        return isShown;
    }

    private static boolean isShown(SeriesView view, long nowMillis) {
        return nowMillis - view.shownMillis < SHOWN_MILLIS;
    }
}
