/**
 * Apache Avro records: bare, as single objects, or framed for a schema registry. The registry is the one thing outside of the
 * process that the pipeline asks, and it waits for the answer: no record is refused because a registry is down.
 */
package org.hodograph.pipeline.format.avro;
