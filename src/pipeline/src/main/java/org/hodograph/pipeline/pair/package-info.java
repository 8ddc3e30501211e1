/**
 * Two series of an entity against each other: the derivative of one with respect to the other, and whether one is the derivative
 * of the other, as it should be.
 */
package org.hodograph.pipeline.pair;
