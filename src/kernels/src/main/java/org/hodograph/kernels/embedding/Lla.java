package org.hodograph.kernels.embedding;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;

/**
 * Local linear approximation: the least-squares straight line over the samples i − h … i + h round the sample i nearest to
 * the instant, h = (window − 1)/2, cut at the ends of the series. Its slope is the first derivative, its height the value.
 * Any spacing.
 *
 * <p>At a stream's newest instant the line rests on h + 1 samples; at a lag of h samples on all. Standard errors for white
 * noise. A constant gives exactly 0.
 *
 * @param window samples of the line away from the ends, odd
 */
public record Lla(int window) implements Method {

    static final String NAME = "lla";
    static final int MAX_WINDOW = 9_999;

    public Lla {
        if (window < 3 || window > MAX_WINDOW || window % 2 == 0) {
            throw new IllegalArgumentException(
                    NAME + ": window must be an odd number from 3 to " + MAX_WINDOW + ", but is " + window);
        }
    }

    int half() {
        return (window - 1) / 2;
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
        return 1;
    }

    @Override
    public int reachSamples() {
        return half() + 1;
    }

    @Override
    public Differentiator newDifferentiator() {
        return new LlaDifferentiator(this);
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new LlaFit(this, x, y);
    }

    @Override
    public String toString() {
        return NAME + "(window=" + window + ")";
    }
}
