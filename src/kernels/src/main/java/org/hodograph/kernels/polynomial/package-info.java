/** Local polynomials: weighted least squares round an instant, by orthogonal polynomials. */
package org.hodograph.kernels.polynomial;
