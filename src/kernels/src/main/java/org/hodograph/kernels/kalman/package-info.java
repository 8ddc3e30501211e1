/** Integrated Wiener processes: the exact filter and smoother for any spacing, and noise that is estimated from the innovations. */
package org.hodograph.kernels.kalman;
