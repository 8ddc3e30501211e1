package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.PerThread;

/** The fits that all workers of one thread share: a worker asks for them before each use, and holds what it was given. */
public final class ThreadFits {

    private static final PerThread<ThreadFits> OF_THREAD = new PerThread<>(ThreadFits::new);

    private final WindowFit[] plain = new WindowFit[LocalPolynomial.MAX_DEGREE + 1]; // by degree
    private final WindowFit[] robust = new WindowFit[LocalPolynomial.MAX_DEGREE + 1];

    private ThreadFits() {}

    /** Those of the calling thread. */
    public static ThreadFits mine() {
        return OF_THREAD.get();
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
