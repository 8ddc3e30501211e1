package org.hodograph.flink;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;

/**
 * The states of trackers, an entry of the current key's map each. On the heap they are live, and what a sample changes is changed in
 * place. A backend that keeps bytes would be read and written with each sample; there the states heard last stay alive beside it, and
 * are written when a checkpoint begins or when there are too many. The backend has an entry for every state all the time.
 *
 * <p>For the task's thread.
 */
final class TrackerStates {

    private static final int HEAP_SHARE = 4; // that part of it for all tasks, of which there are as many as processors
    private static final int LIVE = 5; // bytes of a live tracker for each saved one, of a window of 64 and of auto
    private static final int LEAST_BYTES = 1 << 10;

    private final MapState<String, TrackerState> stored;
    private final KeyedStateBackend<String> backend; // null: not known
    private final boolean isInPlace;
    private final boolean isWrittenLater;
    private final long budget;
    private final Map<String, Hot> hot = new LinkedHashMap<>(16, 0.75f, true); // in the order of access
    private int largest = LEAST_BYTES; // of the saved states

    /** A state beside the backend. */
    private static final class Hot {

        private final TrackerState state;
        private final String key;
        private boolean isNewer; // than what the backend has

        Hot(TrackerState state, String key) {
            this.state = state;
            this.key = key;
        }
    }

    /** States that are {@code stored} in a backend; where none is given, each change is written at once. */
    TrackerStates(MapState<String, TrackerState> stored, KeyedStateBackend<String> backend) {
        this(
                stored,
                backend,
                Runtime.getRuntime().maxMemory()
                        / HEAP_SHARE
                        / Runtime.getRuntime().availableProcessors());
    }

    /** {@code budget}: bytes of live trackers beside the backend. */
    TrackerStates(MapState<String, TrackerState> stored, KeyedStateBackend<String> backend, long budget) {
        this.budget = budget;
        this.stored = stored;
        this.backend = backend;
        isInPlace = backend instanceof HeapKeyedStateBackend;
        isWrittenLater = backend != null && backend.isSafeToReuseKVState();
    }

    /** The state of a series of the current key; null: it has none. */
    TrackerState get(String series) throws Exception {
        if (!isWrittenLater) {
            return stored.get(series);
        }
        Hot known = hot.get(series);
        if (known != null) {
            return known.state;
        }
        TrackerState state = stored.get(series);
        if (state != null) {
            hot.put(series, new Hot(state, backend.getCurrentKey()));
            largest = Math.max(largest, state.savedBytes());
            boundThem();
        }
        return state;
    }

    /**
     * The state of a series of the current key has changed.
     *
     * @param isNew it had none, or had it as bytes
     */
    void keep(String series, TrackerState state, boolean isNew) throws Exception {
        Hot known = isWrittenLater ? hot.get(series) : null;
        if (known != null) {
            known.isNewer = true;
        } else if (isNew || !isInPlace) {
            stored.put(series, state);
        }
    }

    private void boundThem() throws Exception {
        while (hot.size() > 1 && (long) hot.size() * largest * LIVE > budget) {
            Iterator<Map.Entry<String, Hot>> oldest = hot.entrySet().iterator();
            Map.Entry<String, Hot> one = oldest.next();
            oldest.remove();
            String key = backend.getCurrentKey();
            write(one.getKey(), one.getValue());
            backend.setCurrentKey(key);
        }
    }

    private void write(String series, Hot one) throws Exception {
        if (one.isNewer) {
            backend.setCurrentKey(one.key);
            stored.put(series, one.state);
            one.isNewer = false;
            largest = Math.max(largest, one.state.savedBytes());
        }
    }

    /** A checkpoint begins: the backend gets all that is newer than what it has. */
    void writeBack() throws Exception {
        if (hot.isEmpty()) {
            return;
        }
        String key = backend.getCurrentKey();
        for (Map.Entry<String, Hot> one : hot.entrySet()) {
            write(one.getKey(), one.getValue());
        }
        backend.setCurrentKey(key);
    }

    boolean isEmpty() throws Exception {
        return stored.isEmpty();
    }

    /** Of the current key, which has no states left: on the heap an empty map would stay. */
    void clear() {
        stored.clear();
    }

    /** Those of the current key. */
    Entries entries() throws Exception {
        return new Entries();
    }

    /** The states of a key one after the other; nothing else may ask for a state meanwhile. */
    final class Entries {

        private final Iterator<Map.Entry<String, TrackerState>> all;
        private Map.Entry<String, TrackerState> entry;
        private TrackerState state;
        private Hot known;

        private Entries() throws Exception {
            all = stored.iterator();
        }

        boolean hasNext() {
            return all.hasNext();
        }

        void next() {
            entry = all.next();
            known = isWrittenLater ? hot.get(entry.getKey()) : null;
            state = known == null ? entry.getValue() : known.state;
        }

        String series() {
            return entry.getKey();
        }

        TrackerState state() {
            return state;
        }

        void keep() {
            if (known == null) {
                entry.setValue(state);
            } else {
                known.isNewer = true;
            }
        }

        void remove() {
            all.remove();
            hot.remove(entry.getKey());
        }
    }
}
