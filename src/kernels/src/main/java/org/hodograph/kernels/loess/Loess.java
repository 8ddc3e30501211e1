package org.hodograph.kernels.loess;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.window.Reach;
import org.hodograph.kernels.window.RefitDifferentiator;
import org.hodograph.kernels.window.Window;

/**
 * Local regression: at each instant the least-squares polynomial of its k = ⌊fraction · n⌋ nearest samples, with tricube
 * weights that vanish at the k-th; derivative k is k! bₖ. Each robust iteration fits at every sample and multiplies the
 * weights by (1 − (r/6m)²)², r being the residual and m the median of its size, and by 0 beyond 6m.
 *
 * <p>Standard errors as for the local polynomial. With robust iterations the method is not linear: no noise gain, and its
 * errors take the robustness weights for given. Neighbours with fewer distinct instants than terms: no answer. A constant
 * gives exactly 0.
 *
 * @param name loess, or lowess, whose degree is 1
 * @param fraction of the samples that are neighbours, above 0 and at most 1
 * @param degree of the polynomial, 1 to 6
 * @param robust iterations, 0 to 10
 * @param window the newest samples that a stream fits; batch fits all
 */
public record Loess(String name, double fraction, int degree, int robust, int window) implements Method {

    static final String LOESS = "loess";
    static final String LOWESS = "lowess";
    static final int MAX_DEGREE = 6;
    static final int MAX_ROBUST = 10;
    static final int WINDOW = 64;
    static final int MAX_WINDOW = 10_000;

    public Loess {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException(name + ": fraction must be above 0 and at most 1, but is " + fraction);
        }
        if (degree < 1 || degree > MAX_DEGREE) {
            throw new IllegalArgumentException(name + ": degree must be 1 to " + MAX_DEGREE + ", but is " + degree);
        }
        if (robust < 0 || robust > MAX_ROBUST) {
            throw new IllegalArgumentException(name + ": robust must be 0 to " + MAX_ROBUST + ", but is " + robust);
        }
        if (window < 1 || window > MAX_WINDOW) {
            throw new IllegalArgumentException(
                    name + ": window must be 1 to " + MAX_WINDOW + " samples, but is " + window);
        }
    }

    /** k of n samples. */
    int neighbours(int samples) {
        return (int) (fraction * samples + 1e-10); // 0.3 · 10 is not quite 3
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
        return Math.min(degree, Estimate.MAX_ORDER);
    }

    @Override
    public int reachSamples() {
        return window;
    }

    /** {@inheritDoc} The farthest neighbour weighs nothing, so that it takes at least degree + 2. */
    @Override
    public Differentiator newDifferentiator() {
        if (neighbours(window) < degree + 2) {
            throw new IllegalArgumentException(name + " in a stream: fraction " + fraction + " of window " + window
                    + " is " + neighbours(window) + " samples, but must be at least degree + 2 = " + (degree + 2));
        }
        LocalRegression regression = new LocalRegression(this);
        Reach reach = new Reach(this::neighbours, Double.POSITIVE_INFINITY);
        return new RefitDifferentiator(
                this, new Window(window, 0, 0), degree + 2, reach, (x, y, size, reference, at, out) -> {
                    regression.prepare(x, y, size, reference);
                    // where weights of 0 leave as few as the terms of what were more, nothing tells the noise: no
                    // answer
                    return regression.estimateAt(at, out)
                            && (neighbours(size) <= degree + 2 || !Double.isNaN(out.noise()));
                });
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new LoessFit(this, x, y);
    }

    @Override
    public String toString() {
        return name + "(fraction=" + fraction + (name.equals(LOESS) ? ", degree=" + degree : "") + ", robust=" + robust
                + (window == WINDOW ? "" : ", window=" + window) + ")";
    }
}
