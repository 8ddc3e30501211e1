/** From source records to samples: JSON, CSV and OpenXC, times as exact nanoseconds, and files read record by record. */
package org.hodograph.pipeline.format;
