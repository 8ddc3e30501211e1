package org.hodograph.kernels.spline;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.WeightedMethod;
import org.hodograph.kernels.window.Reach;
import org.hodograph.kernels.window.RefitDifferentiator;
import org.hodograph.kernels.window.Window;

/**
 * What the spline methods share: in a stream the newest 64 samples unless a window or span is given, fitted anew for each
 * estimate; in batch all samples, or those near the point if a window or span is given. Fewer than degree + 1 distinct x: no
 * answer; none outside the samples either.
 */
sealed interface SplineMethod extends WeightedMethod permits CubicSpline, QuinticSpline, SmoothingSpline, Spline {

    /** The window of a stream that names none. */
    Window STREAM = new Window(64, 0, 0);

    /** A smooth spline bends for what is behind a silence up to 3 samples from it; where silences are most of its window next to nothing is left of its time. */
    Reach SMOOTH = new Reach(size -> 3, 16);

    /** Of the pieces. */
    int degree();

    /** {@link Window#ALL} if none was given. */
    Window window();

    /** A worker of its own, with scratch. */
    SplineRefit newRefit();

    /** Whether samples at the same x become their weighted mean; otherwise there is no answer with them. */
    boolean mergesRepeats();

    /** What a stream's answer rests on. */
    default Reach reach() {
        return Reach.NONE;
    }

    @Override
    default int version() {
        return 1;
    }

    @Override
    default int maxOrder() {
        return Math.min(degree(), 3);
    }

    @Override
    default long reachNanos() {
        return window().isSpan() ? window().spanNanos() : Long.MAX_VALUE;
    }

    @Override
    default int reachSamples() {
        return window().isSpan() ? Integer.MAX_VALUE : inStream().samples();
    }

    private Window inStream() {
        return window().equals(Window.ALL) ? STREAM : window();
    }

    @Override
    default Differentiator newDifferentiator() {
        if (window().isSpan() && window().spanNanos() == 0) {
            throw new IllegalArgumentException(
                    name() + " in a stream needs window=n or span=duration, for example span=2s");
        }
        return new RefitDifferentiator(this, inStream(), degree() + 1, reach(), newRefit());
    }

    @Override
    default Fit fit(double[] x, double[] y) {
        return new SplineFit(this, WeightedSamples.of(x, y, null, mergesRepeats()));
    }

    @Override
    default Fit fit(double[] x, double[] y, double[] weights) {
        return new SplineFit(this, WeightedSamples.of(x, y, weights.clone(), mergesRepeats()));
    }

    /** Refuses a window that can't hold degree + 1 samples. */
    static void check(String name, Window window, int degree) {
        if (window.isCount() && window.samples() <= degree) {
            throw new IllegalArgumentException(name + ": window must be at least " + (degree + 1)
                    + " samples for degree " + degree + ", but is " + window.samples());
        }
    }
}
