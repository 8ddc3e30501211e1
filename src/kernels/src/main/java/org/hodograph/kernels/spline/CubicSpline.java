package org.hodograph.kernels.spline;

import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowSettings;

/**
 * The interpolating cubic spline: through every sample, twice continuously differentiable, a cubic between samples. The third
 * derivative is a step function; at a sample it is that of the piece on the right. It has a noise gain but no standard error:
 * no residual is left to tell the noise from. Two samples at one x: no answer. A constant gives exactly 0.
 *
 * <p>Source: C. de Boor 1978, A Practical Guide to Splines, doi 10.1007/978-1-4612-6333-3.
 *
 * @param startSlope of a clamped boundary, per second in streams, per unit of x in batch; otherwise 0
 * @param endSlope likewise
 */
public record CubicSpline(Window window, Boundary boundary, double startSlope, double endSlope)
        implements SplineMethod {

    static final String NAME = "cubic-spline";
    static final int DEGREE = 3;

    public CubicSpline {
        SplineMethod.check(NAME, window, DEGREE);
        if (!Double.isFinite(startSlope) || !Double.isFinite(endSlope)) {
            throw new IllegalArgumentException(
                    NAME + ": slopes must be finite, but are " + startSlope + " and " + endSlope);
        }
        if (boundary != Boundary.CLAMPED && (startSlope != 0 || endSlope != 0)) {
            throw new IllegalArgumentException(NAME + ": slopes need boundary clamped, but it is " + boundary.word());
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
    public SplineRefit newRefit() {
        return new Interpolation(DEGREE, boundary, startSlope, endSlope);
    }

    @Override
    public boolean mergesRepeats() {
        return false;
    }

    @Override
    public String toString() {
        String windowText = WindowSettings.print(window);
        return NAME + "(" + windowText + (windowText.isEmpty() ? "" : ", ") + "boundary=" + boundary.word()
                + (boundary == Boundary.CLAMPED ? "(" + startSlope + "," + endSlope + ")" : "") + ")";
    }
}
