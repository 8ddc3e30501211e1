package org.hodograph.flink;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;

/**
 * The states of entities, one of each key. On the heap they are live. A backend that keeps bytes would read and write all that an
 * entity's alerts have learned with each sample; there those heard last stay alive beside it, as {@link TrackerStates} do, and are
 * written when a checkpoint begins or when there are too many.
 *
 * <p>For the task's thread.
 */
final class EntityStates {

    private static final int HEAP_SHARE = 8; // that part of it for all tasks, half of what trackers have

    /** Bytes of a live entity for each saved one; of what is usual on two sides 16 at the first sample, 7 after 150, 1.5 at last. */
    private static final int LIVE = 8;

    private static final int LEAST_BYTES = 1 << 10;

    private final ValueState<EntityState> stored;
    private final KeyedStateBackend<String> backend; // null: not known
    private final boolean isWrittenLater;
    private final long budget;
    private final Map<String, Hot> hot = new LinkedHashMap<>(16, 0.75f, true); // by key, in the order of access
    private int largest = LEAST_BYTES; // of the saved states

    /** A state beside the backend. */
    private static final class Hot {

        private final EntityState state;
        private boolean isNewer; // than what the backend has

        Hot(EntityState state) {
            this.state = state;
        }
    }

    /** States that are {@code stored} in a backend; where none is given, each change is written at once. */
    EntityStates(ValueState<EntityState> stored, KeyedStateBackend<String> backend) {
        this(
                stored,
                backend,
                Runtime.getRuntime().maxMemory()
                        / HEAP_SHARE
                        / Runtime.getRuntime().availableProcessors());
    }

    /** {@code budget}: bytes of live entities beside the backend. */
    EntityStates(ValueState<EntityState> stored, KeyedStateBackend<String> backend, long budget) {
        this.stored = stored;
        this.backend = backend;
        this.budget = budget;
        isWrittenLater = backend != null && backend.isSafeToReuseKVState();
    }

    /** That of the current key; null: it has none. */
    EntityState get() throws Exception {
        if (!isWrittenLater) {
            return stored.value();
        }
        Hot known = hot.get(backend.getCurrentKey());
        if (known != null) {
            return known.state;
        }
        EntityState state = stored.value();
        if (state != null) {
            add(state);
        }
        return state;
    }

    /** That of the current key has changed, or is a new one. */
    void keep(EntityState state) throws Exception {
        if (!isWrittenLater) {
            stored.update(state);
            return;
        }
        Hot known = hot.get(backend.getCurrentKey());
        if (known == null || known.state != state) {
            stored.update(state); // so that its size is known before many of them live
            add(state);
        } else {
            known.isNewer = true;
        }
    }

    /** The current key has none any more. */
    void clear() {
        if (isWrittenLater) {
            hot.remove(backend.getCurrentKey());
        }
        stored.clear();
    }

    private void add(EntityState state) throws Exception {
        hot.put(backend.getCurrentKey(), new Hot(state));
        largest = Math.max(largest, state.savedBytes());
        while (hot.size() > 1 && (long) hot.size() * largest * LIVE > budget) {
            Iterator<Map.Entry<String, Hot>> oldest = hot.entrySet().iterator();
            Map.Entry<String, Hot> one = oldest.next();
            oldest.remove();
            String key = backend.getCurrentKey();
            write(one.getKey(), one.getValue());
            backend.setCurrentKey(key);
        }
    }

    private void write(String key, Hot one) throws Exception {
        if (one.isNewer) {
            backend.setCurrentKey(key);
            stored.update(one.state);
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
}
