package org.hodograph.kernels.spline;

import org.hodograph.kernels.window.Reach;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowSettings;

/**
 * A spline of degree k whose smoothing is told as the residual it may leave, or found.
 *
 * <p>With a residual bound s: Dierckx's spline, of few knots and as smooth as Σ wᵢ (yᵢ − f(xᵢ))² = s allows; s = 0 interpolates.
 * Its knots jump from window to window, and derivatives with them. Without: the spline on the interpolating knots that
 * minimises Σ wᵢ (yᵢ − f(xᵢ))² + λ ∫ (f⁽ᵐ⁾)², m = ⌊(k + 3)/2⌋ and at most k, with λ by generalized cross-validation. For k = 5
 * that is the fourth derivative: the third is free to follow the samples, at the ends too.
 *
 * <p>Standard errors are σ² Σ lᵢ² / wᵢ for the knots and λ found, σ² the residuals over tr (I − A)²; there is no noise gain,
 * because the estimate is not linear in y; none of both if it interpolates. A constant gives exactly 0.
 *
 * <p>Source: P. Dierckx 1975, doi 10.1016/0771-050X(75)90034-0; F. O'Sullivan 1986, doi 10.1214/ss/1177013525, for the penalty.
 *
 * @param degree k, 1 to 5; orders above it are absent
 * @param smoothing s, in squared units of y; NaN: by generalized cross-validation
 */
public record Spline(Window window, double smoothing, int degree) implements SplineMethod {

    static final String NAME = "spline";
    static final int DEFAULT_DEGREE = 5;
    static final int MAX_DEGREE = 5;

    public Spline {
        if (degree < 1 || degree > MAX_DEGREE) {
            throw new IllegalArgumentException(NAME + ": degree must be 1 to " + MAX_DEGREE + ", but is " + degree);
        }
        SplineMethod.check(NAME, window, degree);
        if (smoothing < 0 || smoothing == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(NAME + ": smoothing must be at least 0 and finite, but is " + smoothing);
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
    public Reach reach() {
        return SMOOTH;
    }

    @Override
    public SplineRefit newRefit() {
        return Double.isNaN(smoothing)
                ? new Roughness(degree, false, Math.min(degree, (degree + 3) / 2), Double.NaN)
                : new ResidualBound(degree, smoothing);
    }

    @Override
    public boolean mergesRepeats() {
        return !(smoothing == 0);
    }

    @Override
    public String toString() {
        String windowText = WindowSettings.print(window);
        return NAME + "(" + windowText + (windowText.isEmpty() ? "" : ", ")
                + (Double.isNaN(smoothing) ? "" : "smoothing=" + smoothing + ", ") + "degree=" + degree + ")";
    }
}
