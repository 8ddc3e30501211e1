/**
 * What is usual for a series, learned on the way: the tail of its values above a high quantile, as runs of values that count once,
 * by a generalised Pareto law, and the level that is reached once in the time of a budget of false alarms.
 *
 * <p>{@link org.hodograph.kernels.tail.Usual} is the worker of one series, {@link org.hodograph.kernels.tail.Budget} its immutable
 * description. Inside, a {@code Tail} for each side keeps the largest peaks of 16 stretches of the memory ({@code Peaks}), and {@code
 * ParetoTail} fits them. Decided and measured: docs/adr/0055-anomalies.md.
 */
package org.hodograph.kernels.tail;
