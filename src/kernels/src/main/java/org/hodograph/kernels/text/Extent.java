package org.hodograph.kernels.text;

/**
 * A length along x: a duration where x is time, or a plain number in the units of x.
 *
 * @param nanos 0 if it was given as a plain number
 * @param units seconds if it was given as a duration
 */
public record Extent(long nanos, double units) {}
