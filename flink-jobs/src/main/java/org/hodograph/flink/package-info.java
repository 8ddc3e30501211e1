/**
 * The Flink host: parse, key by entity, one tracker per series in keyed state, sinks. Flink's watermarks decide nothing; each
 * series has its own in its tracker, so the records are those of every other host, bit for bit.
 */
package org.hodograph.flink;
