package org.hodograph.kernels;

/** The laws for a filter whose noises are given: about 1.5 samples of 1/16 s, noise 0.1. */
final class KalmanGivenTest extends MethodStateContract {

    @Override
    String text() {
        return scaled(0);
    }

    @Override
    int degree() {
        return 3;
    }

    /** The process noise is per second^7. */
    @Override
    String scaled(int k) {
        return "kalman(model=iwp4, process-noise=" + Math.scalb(65_536.0, -7 * k) + ", measurement-noise=0.01)";
    }

    @Override
    String batch(double lagSeconds) {
        return text();
    }

    /** The covariance of all errors is no smaller than that of the samples' noise, which has standard deviation 0.1. */
    @Override
    double tolerance(Estimate of, int order, double largest) {
        return 64 * Math.ulp(1.0) * of.samples() * of.standardError(order) / 0.1 * largest;
    }

    @Override
    int forgetting() {
        return 2_000;
    }
}
