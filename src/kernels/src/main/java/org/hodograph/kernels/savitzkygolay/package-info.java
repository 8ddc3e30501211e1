/** Savitzky–Golay: the least-squares polynomial over evenly spaced samples, its basis computed once. */
package org.hodograph.kernels.savitzkygolay;
