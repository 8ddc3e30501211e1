/**
 * One series from its door to its results. A {@link org.hodograph.pipeline.series.Tracker} owns the order buffer, the
 * segment and the differentiator of a series and calls a {@link org.hodograph.pipeline.series.TrackerListener}; its state
 * saves to and loads from versioned bytes.
 */
package org.hodograph.pipeline.series;
