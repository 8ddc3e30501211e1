package org.hodograph.kernels;

/** The laws for a filter that estimates both noises. */
final class KalmanAutoTest extends MethodStateContract {

    @Override
    String text() {
        return "kalman(model=iwp3)";
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
    boolean isLinear() {
        return false;
    }

    @Override
    boolean isBatchAlike() {
        return false;
    }

    /** The gain of differences of the two nearest samples, 1/64 s apart; without noise there is no standard error to go by. */
    @Override
    double tolerance(Estimate of, int order, double largest) {
        return 64 * Math.ulp(1.0) * of.samples() * Math.pow(2 * 64, order) * largest;
    }

    @Override
    int forgetting() {
        return 2_000;
    }
}
