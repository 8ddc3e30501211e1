package org.hodograph.kernels.embedding;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;

/**
 * Generalized orthogonal local derivative: order k is k! times the leading coefficient of the least-squares polynomial of
 * degree k over a run of consecutive samples, so that order 0 is the run's mean and order 1 its straight-line slope. These
 * are derivatives at the run's mean time, and in a stream that is the instant each estimate tells, whatever was asked.
 * Any spacing; on an uneven run orders below the highest also take in a little of the curvature above them.
 *
 * <p>Standard errors for white noise, σ² from the residuals of the highest degree. A constant gives exactly 0.
 *
 * @param embedding samples of a run
 * @param order the highest derivative, 1 to 6
 */
public record Gold(int embedding, int order) implements Method {

    static final String NAME = "gold";

    public Gold {
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

    /** Version 1 has standard errors of 0; its state is the samples of the window. */
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
        return new GoldDifferentiator(this);
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new RunFit(embedding, order, true, x, y);
    }

    @Override
    public String toString() {
        return NAME + "(embedding=" + embedding + ", order=" + order + ")";
    }
}
