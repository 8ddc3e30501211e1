package org.hodograph.kernels;

/** The laws for the polynomial through the newest samples. */
final class FiniteDifferenceTest extends MethodStateContract {

    @Override
    String text() {
        return "finite-difference(points=5)";
    }

    @Override
    int degree() {
        return 4;
    }

    @Override
    String scaled(int k) {
        return text();
    }

    @Override
    String batch(double lagSeconds) {
        return "finite-difference";
    }
}
