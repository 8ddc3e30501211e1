/**
 * Alerts on any quantity of a series or track: a threshold with hysteresis, durations and a confidence, as states pending,
 * firing and resolved. From final answers only.
 */
package org.hodograph.pipeline.alert;
