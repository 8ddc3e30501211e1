package org.hodograph.kernels;

/** The laws where samples are one step apart, for which the fit has a way of its own. */
final class LocalPolynomialEvenTest extends MethodStateContract {

    @Override
    String text() {
        return "local-polynomial(window=24, degree=3)";
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

    @Override
    DyadicSeries series(int size) {
        return DyadicSeries.even(size);
    }
}
