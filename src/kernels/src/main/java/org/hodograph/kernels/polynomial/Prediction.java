package org.hodograph.kernels.polynomial;

/** What the error of predicting a sample from the others has to do with its residual, see {@link RobustFit}. */
final class Prediction {

    private static final double LEAST = 1e-9;

    private Prediction() {}

    /** (1 − w g)(1 + g − w g); 0 for a sample that alone fixes a coefficient: it can't be predicted. */
    static double variance(double weight, double leverage) {
        double own = Math.min(weight * leverage, 1);
        double variance = (1 - own) * (1 + leverage - own);
        return variance > LEAST ? variance : 0;
    }
}
