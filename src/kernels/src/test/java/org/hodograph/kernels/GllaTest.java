package org.hodograph.kernels;

/** The laws for GLLA. */
final class GllaTest extends MethodStateContract {

    @Override
    String text() {
        return "glla(embedding=8, order=3)";
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
        return text();
    }
}
