package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;

/**
 * A local polynomial in which a sample far outside its predicted error loses its weight, unless it is one of three or more
 * in a row on the same side, which are a jump; {@link org.hodograph.kernels.Estimate#isOutlier} tells when it is the newest
 * one. Without such a sample it gives what the method inside gives, bit for bit; with one it has no noise gain, and its
 * standard errors take the weights for given.
 *
 * <p>Up to three outliers in a row on one side can't be told from a jump; nor can more than about a third of the window from
 * the signal.
 *
 * @param inside the method made robust
 */
public record Robust(LocalPolynomial inside) implements Method {

    static final String NAME = "robust";

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
        return inside.maxOrder();
    }

    @Override
    public long reachNanos() {
        return inside.reachNanos();
    }

    @Override
    public int reachSamples() {
        return inside.reachSamples();
    }

    @Override
    public Differentiator newDifferentiator() {
        inside.checkStream();
        return new LocalPolynomialDifferentiator(this, inside, new RobustFit(inside.degree()));
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new LocalPolynomialFit(inside, x, y, new RobustFit(inside.degree()));
    }

    @Override
    public String toString() {
        return NAME + "(" + inside + ")";
    }
}
