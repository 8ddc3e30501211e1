package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;

/**
 * φ⁽ᵏ⁾ᵀ M φ⁽ˡ⁾: what white noise of variance 1 gives the k-th and l-th derivative as covariance, φ of length 1 on the samples and
 * M = Σ w² φ φᵀ. Where all weights are 1, M is the unit matrix and only its diagonal is summed, to the same bits. For one thread.
 */
final class NoiseGains {

    private static final int ORDERS = Estimate.MAX_ORDER + 1;

    private final int terms;
    private final double[] spread; // M, row-major, terms²
    private final double[] root; // 1/√Nⱼ
    private final double[] unit; // φⱼ⁽ᵏ⁾ of length 1, row-major, terms × ORDERS
    private double[] basis;
    private boolean isOrthonormal;

    NoiseGains(int degree) {
        terms = degree + 1;
        spread = new double[terms * terms];
        root = new double[terms];
        unit = new double[terms * ORDERS];
    }

    /** An element of M, and its mirror. */
    void set(int j, int m, double sum) {
        spread[j * terms + m] = sum;
        spread[m * terms + j] = sum;
    }

    /**
     * Takes the polynomials.
     *
     * @param derivatives πⱼ⁽ᵏ⁾, row-major, terms × ORDERS at least; read until the next call
     * @param norm Nⱼ
     * @param uniform whether M is the unit matrix
     */
    void take(double[] derivatives, double[] norm, boolean uniform) {
        basis = derivatives;
        double check = 0; // an infinite one times 0 is NaN, which the short sum would not see
        for (int j = 0; j < terms; j++) {
            root[j] = 1 / Math.sqrt(norm[j]);
            for (int k = 0; k < ORDERS; k++) {
                unit[j * ORDERS + k] = basis[j * ORDERS + k] * root[j];
                check += 0 * unit[j * ORDERS + k];
            }
        }
        isOrthonormal = uniform && check == 0;
    }

    /** φ⁽ᵏ⁾ᵀ M φ⁽ˡ⁾, l ≤ k: the k-th derivative of a term below the k-th is 0. */
    double of(int k, int l) {
        double sum = 0;
        for (int j = k; j < terms; j++) {
            sum += unit[j * ORDERS + k] * (isOrthonormal ? unit[j * ORDERS + l] : inner(j, l));
        }
        return sum;
    }

    private double inner(int j, int l) {
        double sum = 0;
        for (int m = l; m < terms; m++) {
            sum += spread[j * terms + m] * basis[m * ORDERS + l] * root[m];
        }
        return sum;
    }
}
