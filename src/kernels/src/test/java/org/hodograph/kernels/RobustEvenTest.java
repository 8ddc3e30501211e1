package org.hodograph.kernels;

/** The laws for a robust local polynomial where samples are one step apart, some windows with outliers and some without. */
final class RobustEvenTest extends MethodStateContract {

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

    @Override
    DyadicSeries series(int size) {
        DyadicSeries series = DyadicSeries.even(size);
        for (int i = 3; i < size; i += 47) {
            series.y()[i] += i % 2 == 0 ? 30 : -30;
        }
        return series;
    }

    @Override
    boolean isLinear() {
        return false;
    }
}
