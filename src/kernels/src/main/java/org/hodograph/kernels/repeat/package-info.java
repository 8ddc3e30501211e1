/**
 * Which readings of a sensor are news: values that are shown again before they are renewed, and sensors that have frozen.
 * Decided and measured: docs/adr/0032-repeats-and-frozen-sensors.md.
 */
package org.hodograph.kernels.repeat;
