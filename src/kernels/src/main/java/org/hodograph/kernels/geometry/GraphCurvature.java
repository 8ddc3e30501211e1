package org.hodograph.kernels.geometry;

import org.hodograph.kernels.Estimate;

/**
 * Signed curvature of the graph of a series, κ = y″ / (1 + y′²)^(3/2), positive where the graph bends to the left as x grows.
 *
 * <p>Unlike y″ it depends on the units of both axes, so it means something only once both scales are declared: one unit of
 * y and one unit of x are drawn equally long. Standard error to first order from the covariance of y′ and y″. NaN where
 * a derivative is absent. Stateless, O(1). Source: M. P. do Carmo 1976, Differential Geometry of Curves and Surfaces, 1-5.
 */
public final class GraphCurvature {

    private GraphCurvature() {}

    /**
     * The curvature.
     *
     * @param slopeScale y-scale / x-scale: what one y-unit per x-unit is as a slope on paper
     * @param bendScale y-scale / x-scale²
     */
    public static double value(Estimate y, double slopeScale, double bendScale) {
        return of(y.derivative(1) * slopeScale, y.derivative(2) * bendScale);
    }

    /** Curvature of a graph from its derivatives, both axes in one unit. */
    public static double of(double slope, double bend) {
        double stretch = 1 + slope * slope;
        return bend / (stretch * Math.sqrt(stretch));
    }

    /** Standard error of {@link #value}, with the same scales. */
    public static double standardError(Estimate y, double slopeScale, double bendScale) {
        double slope = y.derivative(1) * slopeScale;
        double stretch = 1 + slope * slope;
        double byBend = 1 / (stretch * Math.sqrt(stretch)) * bendScale;
        double bySlope = -3 * slope / stretch * of(slope, y.derivative(2) * bendScale) * slopeScale;
        return Math.sqrt(bySlope * bySlope * y.covariance(1, 1)
                + 2 * bySlope * byBend * y.covariance(1, 2)
                + byBend * byBend * y.covariance(2, 2));
    }
}
