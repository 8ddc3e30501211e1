package org.hodograph.kernels.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Method;

/**
 * A streaming worker whose whole state is the samples of its window: it fits them anew for every estimate, so that a
 * result depends on them and on nothing before (R14). A method adds only its {@link #solve}.
 */
public abstract class WindowedDifferentiator implements Differentiator {

    /** What times are divided by, see {@link #seconds}. */
    protected static final double NANOS_PER_SECOND = 1e9;

    /** The samples of the fit, oldest first. */
    protected final SampleWindow window;

    private final Method method;
    private final int least;
    private boolean bridges;
    private boolean silent; // the last instant had no answer for a silence

    /**
     * A worker with an empty window.
     *
     * @param method whose worker this is; two workers are of the same kind if their methods are equal
     * @param least samples below which there is no answer
     */
    protected WindowedDifferentiator(Method method, Window samples, int least) {
        this.method = method;
        this.least = least;
        window = new SampleWindow(samples);
    }

    /**
     * Fits the window and evaluates at {@code nanos}, which it covers; there are at least as many samples as asked for.
     * {@code out} has no order yet; its instant is set by the caller, and its window already is: a fit on fewer samples sets
     * its own.
     *
     * @return false if the samples don't determine the fit
     */
    protected abstract boolean solve(long nanos, Estimate out);

    /** What an answer rests on. */
    protected Reach reach() {
        return Reach.CURVE;
    }

    /** The instant that an answer asked for at {@code nanos} is for. */
    protected long instant(long nanos) {
        return nanos;
    }

    /** Divided, not multiplied: correctly rounded, so that a stream on whole fractions of a second equals a batch on them. */
    protected static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    @Override
    public final Intake push(long nanos, double y) {
        return window.push(nanos, y);
    }

    @Override
    public final boolean hasRoom(long nanos, int more) {
        return window.hasRoom(nanos, more);
    }

    @Override
    public final boolean estimateAt(long nanos, Estimate out) {
        out.clear();
        silent = false;
        if (window.size() < least || !window.covers(nanos)) {
            return false;
        }
        silent = !bridges && Silence.hides(window, nanos, reach());
        if (silent) {
            return false;
        }
        out.setWindow(window.size(), seconds(window.newest() - window.oldest()));
        if (!solve(nanos, out) || out.isEmpty()) {
            out.clear();
            return false;
        }
        out.setInstant(instant(nanos));
        return true;
    }

    @Override
    public final void bridge() {
        bridges = true;
    }

    @Override
    public final boolean wasSilent() {
        return silent;
    }

    @Override
    public final boolean isWarm() {
        return window.isFull();
    }

    @Override
    public final void copyFrom(Differentiator same) {
        if (!(same instanceof WindowedDifferentiator other) || !other.method.equals(method)) {
            throw new IllegalArgumentException("a worker of " + method + " can't copy " + same);
        }
        window.copyFrom(other.window);
    }

    @Override
    public final void reset() {
        window.clear();
    }

    @Override
    public final void save(DataOutput out) throws IOException {
        window.save(out);
    }

    @Override
    public final void load(DataInput in) throws IOException {
        window.load(in);
    }
}
