package org.hodograph.kernels.savitzkygolay;

import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.polynomial.WindowFit;

/**
 * The least-squares polynomial over n evenly spaced samples, evaluated anywhere in them. It is the local polynomial with
 * uniform weights, but the basis is orthonormal on the grid and computed once, so that a window costs one dot product per
 * degree.
 *
 * <p>Spacing is checked: no interval may differ from the mean one by more than a thousandth. In a stream a window that fails
 * has no answer; a batch that fails is refused. Standard errors as for the local polynomial. A constant gives exactly 0.
 *
 * @param window n, the samples of the fit
 * @param degree of the polynomial, 1 to 6
 */
public record SavitzkyGolay(int window, int degree) implements Method {

    static final String NAME = "savitzky-golay";
    static final int MAX_DEGREE = 6;
    static final int MAX_WINDOW = 10_000; // 240 KB of basis at degree 2

    /** The share of the mean interval by which one may differ: a clock of milliseconds passes at 2 Hz, one of microseconds at 2 kHz. */
    static final double UNEVENNESS = 1e-3;

    public SavitzkyGolay {
        if (degree < 1 || degree > MAX_DEGREE) {
            throw new IllegalArgumentException(NAME + ": degree must be 1 to " + MAX_DEGREE + ", but is " + degree);
        }
        if (window <= degree || window > MAX_WINDOW) {
            throw new IllegalArgumentException(NAME + ": window must be degree + 1 = " + (degree + 1) + " to "
                    + MAX_WINDOW + " samples, but is " + window);
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

    @Override
    public Differentiator newDifferentiator() {
        return new SavitzkyGolayDifferentiator(this);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also if the samples are not evenly spaced
     */
    @Override
    public Fit fit(double[] x, double[] y) {
        return new SavitzkyGolayFit(this, x, y);
    }

    /**
     * Solves for the values in the room of a fit.
     *
     * @param u where, −1 being the first sample and 1 the last
     * @param half half of the span, in units of the derivatives' denominator
     */
    static boolean solve(WindowFit fit, int size, double u, double half, double reference, Estimate out) {
        double steps = 0.5 * (size - 1); // in half of the span
        return fit.solveEven(u * steps, half / steps, reference, out);
    }

    @Override
    public String toString() {
        return NAME + "(window=" + window + ", degree=" + degree + ")";
    }
}
