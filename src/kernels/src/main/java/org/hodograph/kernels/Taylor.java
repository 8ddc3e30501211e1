package org.hodograph.kernels;

/**
 * An estimate carried to a neighbouring instant by its own Taylor polynomial:
 * f⁽ⁱ⁾(t + h) = Σⱼ f⁽ʲ⁾(t) h^(j−i) / (j−i)!, j ≥ i, covariances by the same linear map. Exact for the fit of a polynomial up to the
 * third degree without weights; otherwise off by the orders that are not there. An absent order stays absent.
 *
 * <p>Stateless, allocates nothing.
 */
public final class Taylor {

    private Taylor() {}

    /** Makes {@code to} the estimate {@code h} later than {@code from}; {@code to} must be another object. */
    public static void shift(Estimate from, double h, Estimate to) {
        to.copyFrom(from);
        if (h != 0) {
            carry(to, h);
        }
    }

    /**
     * The same in place: order i needs only itself and higher ones, so ascending orders do. It takes those up to the first that is
     * absent: at the end of a natural spline the second derivative is, and the third is not.
     */
    public static void carry(Estimate out, double h) {
        int top = Estimate.MAX_ORDER;
        while (top >= 0 && !out.has(top)) {
            top--;
        }
        for (int i = 0; i <= top; i++) {
            double sum = 0;
            for (int j = last(out, i); j >= i; j--) {
                sum += factor(i, j, h) * out.derivative(j);
            }
            out.setDerivative(i, sum);
            out.setNoiseGain(i, Double.NaN);
        }
        for (int k = 0; k <= top; k++) {
            for (int i = k; i <= top; i++) {
                out.setCovariance(i, k, covariance(out, i, k, h));
            }
        }
    }

    /** The last order from one on before the first that is absent, or that one. */
    private static int last(Estimate of, int from) {
        int last = from;
        while (last < Estimate.MAX_ORDER && of.has(last + 1)) {
            last++;
        }
        return last;
    }

    private static double covariance(Estimate from, int i, int k, double h) {
        double sum = 0;
        int lastOfI = last(from, i);
        int lastOfK = last(from, k);
        for (int j = i; j <= lastOfI; j++) {
            for (int l = k; l <= lastOfK; l++) {
                sum += factor(i, j, h) * factor(k, l, h) * from.covariance(j, l);
            }
        }
        return sum;
    }

    /** h^(j−i) / (j−i)!. */
    private static double factor(int i, int j, double h) {
        double factor = 1;
        for (int n = 1; n <= j - i; n++) {
            factor *= h / n;
        }
        return factor;
    }
}
