/** Files whose records are not lines: Avro containers, delimited Protocol Buffers, GPX. */
package org.hodograph.pipeline.format.file;
