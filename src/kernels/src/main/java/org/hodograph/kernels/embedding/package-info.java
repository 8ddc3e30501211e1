/** The methods of time-delay embedding: straight lines and polynomials over short runs of samples. */
package org.hodograph.kernels.embedding;
