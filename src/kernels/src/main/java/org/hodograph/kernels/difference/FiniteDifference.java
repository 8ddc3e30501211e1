package org.hodograph.kernels.difference;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;

/**
 * Derivatives of the polynomial through the samples: exact for polynomials of degree points − 1, and without any smoothing,
 * so that there is a noise gain but no standard error. Equal instants, or fewer samples than points: no answer.
 *
 * @param points the newest n in streams, the n nearest in batch; 0: all, in batch only
 */
public record FiniteDifference(int points) implements Method {

    static final String NAME = "finite-difference";
    static final int MAX_POINTS = 12; // beyond it the polynomial through even points swings wildly (Runge 1901)

    public FiniteDifference {
        if (points != 0 && (points < 2 || points > MAX_POINTS)) {
            throw new IllegalArgumentException(NAME + ": points must be 2 to " + MAX_POINTS + ", but is " + points);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public int maxOrder() {
        return points == 0 ? Estimate.MAX_ORDER : Math.min(points - 1, Estimate.MAX_ORDER);
    }

    @Override
    public int reachSamples() {
        return points == 0 ? Integer.MAX_VALUE : points;
    }

    @Override
    public Differentiator newDifferentiator() {
        if (points == 0) {
            throw new IllegalArgumentException(NAME + " in a stream needs points=n, for example points=3");
        }
        return new FiniteDifferenceDifferentiator(this);
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new FiniteDifferenceFit(this, x, y);
    }

    @Override
    public String toString() {
        return points == 0 ? NAME : NAME + "(points=" + points + ")";
    }
}
