/**
 * What happens to one series, whatever the host: a source record becomes samples
 * ({@link org.hodograph.pipeline.format}), a sample passes the door of its series' tracker and reaches the fit
 * ({@link org.hodograph.pipeline.series}), an estimate becomes messages for topics ({@link org.hodograph.pipeline.output}).
 * {@link org.hodograph.pipeline.config} reads the one YAML file that says how.
 *
 * <p>No threads, no clocks, no Kafka, no Flink, no logging: time comes in as an argument, results leave through listeners.
 */
package org.hodograph.pipeline;
