/**
 * Numerics only: from samples to derivatives.
 *
 * <p>A {@link org.hodograph.kernels.Method} is an immutable description. It makes two kinds of worker: a streaming
 * {@link org.hodograph.kernels.Differentiator}, which owns a window or a state and is for one series and one thread,
 * and a batch {@link org.hodograph.kernels.Fit}. Both answer through the caller's
 * {@link org.hodograph.kernels.Estimate}: value and derivatives of orders 0 to 3 at one instant, from one fit, with
 * their covariance.
 *
 * <p>Kernels know nothing of their hosts: no I/O, no logging, no clocks, no threads. Faults of the data are values
 * ({@link org.hodograph.kernels.Intake}, {@code false} for "no answer"); faults of a description are
 * {@link java.lang.IllegalArgumentException}s when it is built.
 */
package org.hodograph.kernels;
