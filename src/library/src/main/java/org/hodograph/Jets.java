package org.hodograph;

import org.hodograph.kernels.Estimate;

/** Jets of estimates. */
final class Jets {

    private Jets() {}

    static Jet of(Estimate estimate) {
        double[] orders = new double[Leibniz.ORDERS];
        double[] covariance = new double[Leibniz.ORDERS * Leibniz.ORDERS];
        for (int i = 0; i < Leibniz.ORDERS; i++) {
            orders[i] = estimate.derivative(i);
            for (int k = 0; k < Leibniz.ORDERS; k++) {
                covariance[i * Leibniz.ORDERS + k] = estimate.covariance(i, k);
            }
        }
        return Jet.measured(orders, covariance);
    }
}
