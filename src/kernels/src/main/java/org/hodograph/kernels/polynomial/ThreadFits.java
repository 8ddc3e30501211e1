package org.hodograph.kernels.polynomial;

import java.lang.ref.WeakReference;

/**
 * The fits that all workers of one thread share: scratch that is used up within a call belongs to the thread and not to the
 * series, of which there may be a million. A worker keeps what it was given, asks {@link #isMine} before it uses it and else
 * for those of its new thread.
 *
 * <p>The thread itself knows them by a weak reference only, and by classes of the platform: they go with the last worker, and
 * with them the class loader of a job that has ended.
 */
public final class ThreadFits {

    private static final ThreadLocal<WeakReference<ThreadFits>> OF_THREAD = new ThreadLocal<>();

    private final Thread owner = Thread.currentThread();
    private final WindowFit[] plain = new WindowFit[LocalPolynomial.MAX_DEGREE + 1]; // by degree
    private final WindowFit[] robust = new WindowFit[LocalPolynomial.MAX_DEGREE + 1];

    private ThreadFits() {}

    /** Those of the calling thread. */
    public static ThreadFits mine() {
        WeakReference<ThreadFits> known = OF_THREAD.get();
        ThreadFits fits = known == null ? null : known.get();
        if (fits == null) {
            fits = new ThreadFits();
            OF_THREAD.set(new WeakReference<>(fits));
        }
        return fits;
    }

    /** Whether they are the calling thread's. */
    public boolean isMine() {
        return owner == Thread.currentThread();
    }

    /** The least-squares polynomial of this degree, at most {@value LocalPolynomial#MAX_DEGREE}. */
    public WindowFit plain(int degree) {
        if (plain[degree] == null) {
            plain[degree] = new PlainFit(degree);
        }
        return plain[degree];
    }

    /** The same that outliers don't move. */
    WindowFit robust(int degree) {
        if (robust[degree] == null) {
            robust[degree] = new RobustFit(degree);
        }
        return robust[degree];
    }
}
