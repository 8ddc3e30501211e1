/**
 * The functions for Flink's SQL: {@link org.hodograph.flink.sql.DerivativesFunction} and
 * {@link org.hodograph.flink.sql.CurvatureFunction}, process table functions, and
 * {@link org.hodograph.flink.sql.UnitConvertFunction}. A partition of the table is an entity, a value column one of its series. The
 * trackers are the job's, in the job's bytes, so the numbers are the job's, bit for bit; what differs is time: a table has no arrival
 * times, so silence and expiry are told by the watermark.
 *
 * <p>What a call says is read when it is planned, a {@link org.hodograph.flink.sql.Call}, which the function carries to its tasks.
 */
package org.hodograph.flink.sql;
