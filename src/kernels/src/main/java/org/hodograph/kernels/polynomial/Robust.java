package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;

/**
 * A local polynomial in which a sample far outside its predicted error loses its weight; {@link
 * org.hodograph.kernels.Estimate#isOutlier} tells when it is the newest one. Three or more in a row on the same side are a
 * jump: it is believed, and while it is in the window the method is the plain one, as it is, bit for bit, when there is no
 * outlier. With an outlier there is no noise gain, and standard errors take the weights for given.
 *
 * <p>A jump is followed two samples late. A window whose outliers are many for its length, about one sample in ten of 20,
 * hides some of them.
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
        return 2;
    }

    /** Version 1 had smaller standard errors, some of 0; its state is the samples of the window. */
    @Override
    public int oldestState() {
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
        return new LocalPolynomialDifferentiator(this, inside, true);
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
