/** Local regression on the nearest neighbours, with and without robust iterations. */
package org.hodograph.kernels.loess;
