/**
 * Hodograph without Kafka and Flink: the command line for files and standard input, round the same kernels and trackers.
 *
 * <p>As a library, the kernels alone are enough:
 *
 * <pre>{@code
 * double slope = Methods.parse("local-polynomial(degree=3)").fit(x, y).differentiate(1).applyAsDouble(2.5);
 * }</pre>
 */
package org.hodograph.standalone;
