package org.hodograph.kernels;

/** The laws for a weighted polynomial over a duration. */
final class LocalPolynomialBySpanTest extends MethodStateContract {

    @Override
    String text() {
        return "local-polynomial(span=2s, degree=2, weights=tricube)";
    }

    @Override
    int degree() {
        return 2;
    }

    @Override
    String scaled(int k) {
        return "local-polynomial(span=" + (2 << k) + "s, degree=2, weights=tricube)";
    }

    @Override
    String batch(double lagSeconds) {
        return "local-polynomial(degree=2, weights=tricube, bandwidth=" + Math.max(2 - lagSeconds, lagSeconds) + ")";
    }
}
