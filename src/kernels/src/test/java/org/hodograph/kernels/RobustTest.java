package org.hodograph.kernels;

/** The laws for a robust local polynomial, on samples some of which are outliers. */
final class RobustTest extends MethodStateContract {

    @Override
    String text() {
        return "robust(local-polynomial(window=21, degree=3))";
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
        return "robust(local-polynomial(degree=3))";
    }

    /** A wild sample in eleven, the newest one among them. */
    @Override
    DyadicSeries series(int size) {
        DyadicSeries series = DyadicSeries.noisy(size);
        for (int i = size - 1; i >= 0; i -= 11) {
            series.y()[i] += i % 2 == 0 ? 30 : -30;
        }
        return series;
    }

    @Override
    boolean isLinear() {
        return false;
    }
}
