/**
 * Splines: piecewise polynomials whose pieces join smoothly, through the samples or near them.
 *
 * <p>One piece of numerics serves all of them: {@link org.hodograph.kernels.spline.PenalisedSpline}, least squares in
 * B-splines with a penalty, by banded orthogonal rotations. A method is a {@link
 * org.hodograph.kernels.spline.SplineRefit}: it places the knots, chooses the penalty and how much of it.
 */
package org.hodograph.kernels.spline;
