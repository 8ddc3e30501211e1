package org.hodograph.kernels.hermite;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;

/**
 * Cubic Hermite pieces through the samples. The slope at a sample with the spacings a before and b after it is that of the
 * parabola through three samples,
 *
 * <pre>(a² y₊ + (b² − a²) y₀ − b² y₋) / (a b (a + b)),</pre>
 *
 * and at both ends the first difference. Value and slope are continuous; order 2 jumps at the samples, where it is that of the
 * piece before. There is no order 3: that of the pieces tends to three times the signal's, however dense the samples are.
 * Two samples alone know no order above 1.
 *
 * <p>Goes through every sample: there is a noise gain but no standard error. Equal instants in its neighbourhood: no answer.
 * A constant gives exactly 0.
 *
 * @param window the newest samples a stream keeps, which bounds its lag; batch uses all samples
 */
public record Hermite(int window) implements Method {

    static final String NAME = "hermite";
    static final int WINDOW = 64;
    static final int MAX_WINDOW = 10_000;
    static final int MAX_ORDER = 2;

    public Hermite {
        if (window < 3 || window > MAX_WINDOW) {
            throw new IllegalArgumentException(
                    NAME + ": window must be 3 to " + MAX_WINDOW + " samples, but is " + window);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    /** Version 1 said an order 3 besides. */
    @Override
    public int oldestState() {
        return 1;
    }

    @Override
    public int maxOrder() {
        return MAX_ORDER;
    }

    @Override
    public int reachSamples() {
        return window;
    }

    @Override
    public Differentiator newDifferentiator() {
        return new HermiteDifferentiator(this);
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new HermiteFit(x, y);
    }

    @Override
    public String toString() {
        return window == WINDOW ? NAME : NAME + "(window=" + window + ")";
    }
}
