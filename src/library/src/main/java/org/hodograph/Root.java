package org.hodograph;

/**
 * Where a derivative of a {@link Fit} passes 0.
 *
 * @param x where, to the last bits of a double
 * @param standardError of x, in its unit: that of the derivative over the magnitude of the next one, |dx/dy| of the inverse function to
 *     first order; NaN if either is not available
 * @param rising whether the derivative goes from negative to positive: of a first derivative true is a minimum of the curve, false a
 *     maximum
 */
public record Root(double x, double standardError, boolean rising) {}
