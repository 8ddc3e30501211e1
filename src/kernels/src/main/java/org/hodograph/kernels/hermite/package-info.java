/** Cubic Hermite pieces with three-point slopes. */
package org.hodograph.kernels.hermite;
