/** Tracks of GPS receivers in GPX 1.0 and 1.1. */
package org.hodograph.pipeline.format.gpx;
