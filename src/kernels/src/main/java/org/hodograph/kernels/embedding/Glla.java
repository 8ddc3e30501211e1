package org.hodograph.kernels.embedding;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;

/**
 * Generalized local linear approximation: the least-squares polynomial of a run of consecutive samples, by definition at the
 * run's mean time; at other instants of the run, its polynomial there. On an even grid and at the mean time this is
 * Y L (LᵀL)⁻¹ with Lᵢⱼ = ((i − mean) Δt)ʲ / j!; any spacing is right here.
 *
 * <p>Standard errors as for the local polynomial: white noise, embedding − order − 1 degrees of freedom. A constant gives
 * exactly 0.
 *
 * @param embedding samples of a run
 * @param order the highest derivative, which is the polynomial's degree, 1 to 6
 */
public record Glla(int embedding, int order) implements Method {

    static final String NAME = "glla";

    public Glla {
        Runs.check(NAME, embedding, order);
    }

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
        return Math.min(order, Estimate.MAX_ORDER);
    }

    @Override
    public int reachSamples() {
        return embedding;
    }

    @Override
    public Differentiator newDifferentiator() {
        return new GllaDifferentiator(this);
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new RunFit(embedding, order, false, x, y);
    }

    @Override
    public String toString() {
        return NAME + "(embedding=" + embedding + ", order=" + order + ")";
    }
}
