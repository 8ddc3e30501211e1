package org.hodograph.kernels.polynomial;

import java.util.Objects;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.window.Window;

/**
 * Weighted least squares by a polynomial round the instant q: minimise Σ wᵢ (yᵢ − Σⱼ bⱼ (tᵢ − q)ʲ)² over the window; the
 * k-th derivative is k! bₖ. Orders above the degree are absent.
 *
 * <p>Standard errors hold for white noise: σ² from the residuals, n − degree − 1 degrees of freedom with uniform weights.
 * Window of fewer than degree + 1 different instants: no answer. A constant gives exactly 0.
 *
 * @param degree of the polynomial, 1 to 6
 * @param window which samples take part
 * @param weights how a sample's weight falls with its distance from the instant
 * @param bandwidth the distance at which u = 1, in seconds in streams and in units of x in batch; 0: up to the farther end
 *     of the window
 */
public record LocalPolynomial(int degree, Window window, Weights weights, double bandwidth) implements Method {

    static final String NAME = "local-polynomial";
    static final int MAX_DEGREE = 6;

    public LocalPolynomial {
        Objects.requireNonNull(weights);
        if (degree < 1 || degree > MAX_DEGREE) {
            throw new IllegalArgumentException(NAME + ": degree must be 1 to " + MAX_DEGREE + ", but is " + degree);
        }
        if (window.isCount() && window.samples() <= degree) {
            throw new IllegalArgumentException(NAME + ": window must be at least degree + 1 = " + (degree + 1)
                    + " samples, but is " + window.samples());
        }
        if (!(bandwidth >= 0) || bandwidth == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(NAME + ": bandwidth must be above 0, but is " + bandwidth);
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
    public long reachNanos() {
        return window.isSpan() ? window.spanNanos() : Long.MAX_VALUE;
    }

    @Override
    public int reachSamples() {
        return window.isCount() ? window.samples() : Integer.MAX_VALUE;
    }

    /** The default bandwidth of a window kept by count: a little beyond its farthest sample, which would otherwise weigh nothing. */
    static double beyond(double farthest, int samples) {
        return farthest * (samples + 1) / samples;
    }

    void checkStream() {
        if (!window.isCount() && window.spanNanos() <= 0) {
            throw new IllegalArgumentException(
                    NAME + " in a stream needs window=n or span=duration, for example span=2s");
        }
    }

    @Override
    public Differentiator newDifferentiator() {
        checkStream();
        return new LocalPolynomialDifferentiator(this, this, false);
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new LocalPolynomialFit(this, x, y, new PlainFit(degree));
    }

    @Override
    public String toString() {
        return LocalPolynomialDefinition.text(this);
    }
}
