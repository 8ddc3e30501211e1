package org.hodograph.kernels.neural;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.window.Reach;
import org.hodograph.kernels.window.RefitDifferentiator;
import org.hodograph.kernels.window.Window;

/**
 * A net of one hidden layer, f(x) = b + Σₕ vₕ tanh(wₕ x + cₕ), fitted to the samples by Levenberg–Marquardt with a
 * penalty on the size of its weights that the samples choose themselves ({@link Training}). Derivatives are those of the
 * net, exactly, by truncated Taylor series: no order is made by differences, and no order is 0 as with ReLU nets.
 *
 * <p>Standard errors by the delta method from the last Jacobian: they hold as far as the net can follow the signal. Not
 * linear, no noise gain. Fewer than {@link #LEAST} samples, or all at one instant: no answer. A constant gives exactly 0.
 *
 * <p>A stream fits its window anew for every estimate, from the same seeded start: a start from the last weights would be
 * faster, but the result would depend on where the stream began. It allocates.
 *
 * @param hidden units in the hidden layer, 1 to 64
 * @param seed of the weights at the start
 * @param window the newest samples that a stream fits, 8 to 10,000; batch fits all
 */
public record Neural(int hidden, int seed, int window) implements Method {

    static final String NAME = "neural";
    static final int HIDDEN = 16;
    static final int MAX_HIDDEN = 64;
    static final int SEED = 1;
    static final int LEAST = 8; // samples
    static final int WINDOW = 64;
    static final int MAX_WINDOW = 10_000;

    public Neural {
        if (hidden < 1 || hidden > MAX_HIDDEN) {
            throw new IllegalArgumentException(NAME + ": hidden must be 1 to " + MAX_HIDDEN + ", but is " + hidden);
        }
        if (window < LEAST || window > MAX_WINDOW) {
            throw new IllegalArgumentException(
                    NAME + ": window must be " + LEAST + " to " + MAX_WINDOW + " samples, but is " + window);
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

    /** Version 1 has standard errors of 0; its state is the samples of the window. */
    @Override
    public int oldestState() {
        return 1;
    }

    @Override
    public int maxOrder() {
        return Estimate.MAX_ORDER;
    }

    @Override
    public int reachSamples() {
        return window;
    }

    @Override
    public Differentiator newDifferentiator() {
        return new RefitDifferentiator(
                this, new Window(window, 0, 0), LEAST, Reach.CURVE, (x, y, size, reference, at, out) -> {
                    TrainedNet net = TrainedNet.of(this, x, y, size, reference);
                    return net != null && net.estimateAt(at, out);
                });
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new NeuralFit(this, x, y);
    }

    @Override
    public String toString() {
        return NAME + "(hidden=" + hidden + ", seed=" + seed + (window == WINDOW ? "" : ", window=" + window) + ")";
    }
}
