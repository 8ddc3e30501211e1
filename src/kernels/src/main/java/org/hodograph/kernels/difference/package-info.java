/** Finite differences: the polynomial through neighbouring samples. */
package org.hodograph.kernels.difference;
