/** The text form of methods: names with settings, durations, and messages that name the nearest valid word. */
package org.hodograph.kernels.text;
