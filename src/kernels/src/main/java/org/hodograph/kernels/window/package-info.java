/** The sliding window of samples that windowed methods share. */
package org.hodograph.kernels.window;
