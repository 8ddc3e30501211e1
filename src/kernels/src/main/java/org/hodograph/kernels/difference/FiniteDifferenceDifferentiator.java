package org.hodograph.kernels.difference;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.window.Reach;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The newest n samples and the polynomial through them. */
final class FiniteDifferenceDifferentiator extends WindowedDifferentiator {

    private final Stencil stencil = new Stencil();

    FiniteDifferenceDifferentiator(FiniteDifference method) {
        super(method, new Window(method.points(), 0, 0), method.points());
        stencil.resize(method.points());
    }

    @Override
    protected Reach reach() {
        return Reach.NONE;
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        double value = window.value(window.size() - 1);
        for (int i = 0; i < window.size(); i++) {
            stencil.set(i, seconds(window.nanos(i) - nanos), window.value(i) - value);
        }
        return stencil.solve(value, out);
    }
}
