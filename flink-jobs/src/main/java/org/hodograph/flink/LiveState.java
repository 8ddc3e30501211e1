package org.hodograph.flink;

import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Keyed state that is a live object, or its saved bytes until somebody needs it. */
public interface LiveState<S extends LiveState<S>> {

    /** A copy that shares nothing which still changes: a heap snapshot reads one while the task goes on with the other. */
    S copy();

    /** The state's bytes; {@code scratch} is used where they have to be made. */
    byte[] bytes(DataOutputSerializer scratch) throws IOException;
}
