package org.hodograph;

/**
 * A number and the standard deviation of its error, in the same unit.
 *
 * @param value NaN: not available
 * @param standardError NaN: not known
 */
public record Estimated(double value, double standardError) {}
