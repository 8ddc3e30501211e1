package org.hodograph.kernels;

/** The laws for loess without robust iterations. */
final class LoessTest extends MethodStateContract {

    @Override
    String text() {
        return "loess(fraction=0.5, degree=2, robust=0, window=32)";
    }

    @Override
    int degree() {
        return 2;
    }

    @Override
    String scaled(int k) {
        return text();
    }

    @Override
    String batch(double lagSeconds) {
        return text();
    }

    @Override
    int windowSamples(Estimate of) {
        return 32;
    }
}
