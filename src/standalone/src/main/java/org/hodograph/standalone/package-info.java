/** Hodograph without Kafka and Flink: the command line for files and standard input, round the same kernels and trackers. */
package org.hodograph.standalone;
