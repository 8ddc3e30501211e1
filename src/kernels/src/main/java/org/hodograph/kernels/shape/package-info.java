/** Where a curve is not smooth: corners, jumps and vertical tangents among noisy samples, by comparing fits of equal size. */
package org.hodograph.kernels.shape;
