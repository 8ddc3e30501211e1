/**
 * Geometry of a graph and of a path from the estimates of its coordinates at one instant, with first-order standard errors, and
 * the way from latitude and longitude to metres.
 */
package org.hodograph.kernels.geometry;
