package org.hodograph.kernels;

/** The laws for a polynomial over the newest samples. */
final class LocalPolynomialByCountTest extends MethodStateContract {

    @Override
    String text() {
        return "local-polynomial(window=21, degree=3)";
    }

    @Override
    int degree() {
        return 3;
    }

    @Override
    String scaled(int k) {
        return text();
    }

    @Override
    String batch(double lagSeconds) {
        return "local-polynomial(degree=3)";
    }
}
