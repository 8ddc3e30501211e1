/** Profiles: named, versioned packs of filter, window, thresholds, durations and hysteresis for what an industry calls an event. */
package org.hodograph.pipeline.profile;
