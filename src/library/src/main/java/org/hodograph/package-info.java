/**
 * Derivatives of noisy samples with their standard errors, as a library.
 *
 * <pre>{@code
 * double slope = Hodograph.fit("spline()", x, y).differentiate(1).applyAsDouble(2.5);
 *
 * SeriesStream speed = Series.of("car-1/speed").withUnit("km/h").withOrder(1).withLag("250ms").newStream();
 * if (speed.push(nanos, value)) {
 *     System.out.println(speed.estimate().derivative(1) + " ± " + speed.estimate().standardError(1) + " m/s2");
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link org.hodograph.Hodograph} fits arrays; a {@link org.hodograph.Fit} answers anywhere on the curve.
 *   <li>{@link org.hodograph.Series} describes a live series; a {@link org.hodograph.SeriesStream} takes its samples one by one, with
 *         units, order, lag, gaps, late samples and alerts. It is the tracker of the command line and of the Flink job: the same samples
 *         give the same numbers, bit for bit.
 *   <li>{@link org.hodograph.Jet} calculates with estimates: exact derivatives, standard errors to first order.
 * </ul>
 *
 * <h2>Threads</h2>
 *
 * Descriptions and results ({@code Hodograph}, {@code Series}, {@code Jet}, records) are immutable and for any thread. Workers ({@code
 * Fit}, {@code SeriesStream}, {@code SeriesEstimate}) own their memory and are for one thread at a time; handing one over needs a
 * happens-before edge, as any plain object does. Two workers share nothing that changes. No thread is started, no clock is read, nothing is logged.
 *
 * <h2>NaN</h2>
 *
 * In a result NaN means "not available": an order that the method cannot know, too few samples, a standard error of a method without one.
 * It is never replaced by 0. An order that depends on one that is not available is not available. In an input it is no fault of the
 * program: a fit leaves the sample out, a stream rejects and counts it. Results are never infinite, but for arithmetic of the caller's own,
 * such as a jet divided by 0.
 *
 * <h2>Errors</h2>
 *
 * What can't be meant (an unknown method, unit or word, lengths that differ, a lag beyond the window) is an {@link
 * java.lang.IllegalArgumentException} when it is said. Faults of the data are values and counts, never exceptions. Parameters and results
 * are never null unless it is said.
 */
package org.hodograph;
