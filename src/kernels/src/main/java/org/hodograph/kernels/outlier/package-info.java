/** What keeps lost values and wild readings away from methods whose memory has no end. */
package org.hodograph.kernels.outlier;
