package org.hodograph.kernels;

import java.lang.ref.WeakReference;
import java.util.function.Supplier;

/**
 * One object for each thread that asks. Scratch that is used up within a call, and constants that many series have in common, belong to
 * the thread and not to a series, of which there may be a million. Who wants an object to last holds what it was given.
 *
 * <p>The thread itself knows it by a weak reference only, and by classes of the platform: it goes with the last worker that holds it,
 * and with it the class loader of a job that has ended. To be kept in a static field.
 *
 * @param <T> what each thread has one of
 */
@SuppressWarnings("ThreadLocalUsage") // it is this object that stands in the static field
public final class PerThread<T> {

    private final ThreadLocal<WeakReference<T>> known = new ThreadLocal<>();
    private final Supplier<T> made;

    /** Makes what a thread has none of by {@code made}. */
    public PerThread(Supplier<T> made) {
        this.made = made;
    }

    /** That of the calling thread, made now if nobody holds it any more. */
    public T get() {
        WeakReference<T> reference = known.get();
        T own = reference == null ? null : reference.get();
        if (own == null) {
            own = made.get();
            known.set(new WeakReference<>(own));
        }
        return own;
    }
}
