package org.hodograph.kernels.spline;

import org.hodograph.kernels.window.Reach;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowSettings;

/**
 * The natural cubic spline that minimises Σ wᵢ (yᵢ − f(xᵢ))² + λ ∫ f″². λ has the unit weight · x³: seconds³ in streams.
 *
 * <p>Standard errors are σ² Σ lᵢ² / wᵢ with yhat = Σ lᵢ yᵢ, σ² the residuals over tr (I − A)²: they hold for white noise and a
 * signal that the spline can follow, and leave the bias of smoothing out. With λ by cross-validation they are those of the λ
 * found, and there is no noise gain, because the estimate is no longer linear in y. Samples at one x count as they are. A
 * constant gives exactly 0.
 *
 * <p>Source: C. H. Reinsch 1967, doi 10.1007/BF02162161; P. Craven and G. Wahba 1979, doi 10.1007/BF01404567.
 *
 * @param lambda λ; NaN: by generalized cross-validation
 */
public record SmoothingSpline(Window window, double lambda) implements SplineMethod {

    static final String NAME = "smoothing-spline";
    static final int DEGREE = 3;

    public SmoothingSpline {
        SplineMethod.check(NAME, window, DEGREE);
        if (lambda <= 0 || lambda == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(NAME + ": lambda must be above 0 and finite, or gcv, but is " + lambda);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int degree() {
        return DEGREE;
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
        return new Roughness(DEGREE, true, 2, lambda);
    }

    @Override
    public boolean mergesRepeats() {
        return true;
    }

    @Override
    public String toString() {
        String windowText = WindowSettings.print(window);
        return NAME + "(" + windowText + (windowText.isEmpty() ? "" : ", ") + "lambda="
                + (Double.isNaN(lambda) ? "gcv" : lambda) + ")";
    }
}
