package org.hodograph.kernels.spline;

import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowSettings;

/**
 * The interpolating spline of degree 5: through every sample, four times continuously differentiable, so that the third
 * derivative is smooth; the three samples next to each end carry no knot. It has a noise gain but no standard error. Two
 * samples at one x: no answer. A constant gives exactly 0.
 *
 * <p>Source: C. de Boor 1978, A Practical Guide to Splines, doi 10.1007/978-1-4612-6333-3.
 */
public record QuinticSpline(Window window) implements SplineMethod {

    static final String NAME = "quintic-spline";
    static final int DEGREE = 5;

    public QuinticSpline {
        SplineMethod.check(NAME, window, DEGREE);
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
    public SplineRefit newRefit() {
        return new Interpolation(DEGREE, Boundary.NOT_A_KNOT, 0, 0);
    }

    @Override
    public boolean mergesRepeats() {
        return false;
    }

    @Override
    public String toString() {
        String windowText = WindowSettings.print(window);
        return windowText.isEmpty() ? NAME : NAME + "(" + windowText + ")";
    }
}
