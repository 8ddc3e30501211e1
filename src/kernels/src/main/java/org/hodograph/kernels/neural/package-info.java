/** A small neural net of one hidden layer, with derivatives of every order by truncated Taylor series. */
package org.hodograph.kernels.neural;
