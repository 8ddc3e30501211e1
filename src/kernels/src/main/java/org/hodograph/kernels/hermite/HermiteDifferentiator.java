package org.hodograph.kernels.hermite;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.window.Reach;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The streaming side: the piece round the instant, out of the newest samples. */
final class HermiteDifferentiator extends WindowedDifferentiator {

    private final Piece piece = new Piece();

    HermiteDifferentiator(Hermite method) {
        super(method, new Window(method.window(), 0, 0), 2);
    }

    @Override
    protected Reach reach() {
        return Reach.NONE;
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        int left = window.size() - 2; // the lag is mostly short
        while (left > 0 && window.nanos(left) >= nanos) {
            left--;
        }
        double value = window.value(left + 1);
        piece.clear();
        for (int i = Math.max(0, left - 1); i < Math.min(window.size(), left + 3); i++) {
            piece.set(i - left, seconds(window.nanos(i) - nanos), window.value(i) - value);
        }
        return piece.solve(0, value, out);
    }
}
