/** From source records to samples: JSON, CSV, OpenXC and SenML, the others in packages of their own, times as exact nanoseconds, and files read record by record. */
package org.hodograph.pipeline.format;
