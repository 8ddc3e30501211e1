package org.hodograph.kernels.auto;

import java.lang.ref.WeakReference;

/**
 * What an answer is worked out with. It is used up within a call, so all series of a thread share one: there may be a million of them.
 *
 * <p>The thread itself knows it by a weak reference only, and by classes of the platform: it goes with the last worker, and with it the
 * class loader of a job that has ended.
 */
final class Workbench {

    private static final ThreadLocal<WeakReference<Workbench>> OF_THREAD = new ThreadLocal<>();

    final Selection selection;
    final Mixture mixture = new Mixture();
    final Interior interior = new Interior();
    final Prediction prediction;
    final Smoother smoother;
    final FixedPoint fixedPoint;

    private final Thread owner = Thread.currentThread();
    private final Family[] families;
    private final Workbench before; // of the same thread, for other members; itself: there is none

    private Workbench(Family[] families, Workbench before) {
        this.families = families;
        this.before = before == null ? this : before;
        selection = new Selection(families);
        prediction = new Prediction(families);
        smoother = new Smoother(families, mixture);
        fixedPoint = new FixedPoint(smoother.track(), mixture);
    }

    /** That of the calling thread for these members. */
    static Workbench of(Family[] families) {
        WeakReference<Workbench> known = OF_THREAD.get();
        Workbench newest = known == null ? null : known.get();
        Workbench bench = newest;
        while (bench != null && bench.families != families) {
            bench = bench.before == bench ? null : bench.before;
        }
        if (bench == null) {
            bench = new Workbench(families, newest);
            OF_THREAD.set(new WeakReference<>(bench));
        }
        return bench;
    }

    /** Whether it is the calling thread's. */
    boolean isMine() {
        return owner == Thread.currentThread();
    }
}
