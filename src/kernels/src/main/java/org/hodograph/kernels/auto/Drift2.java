package org.hodograph.kernels.auto;

/** An integrated Wiener process of order 2, measured with white noise of variance 1. */
final class Drift2 implements Recursion {

    private final int d; // components from one state to the next
    private final int pairs;

    Drift2(int d) {
        this.d = d;
        pairs = Recursion.pairs(d);
    }

    @Override
    public void move(Dynamics over, double[] x, int members) {
        double a1 = over.powers[1];
        for (int at = 0; at < members * d; at += d) {
            x[at] = x[at] + a1 * x[at + 1];
        }
    }

    @Override
    public void spread(Dynamics over, double[] p, int members) {
        double a1 = over.powers[1];
        double u00 = over.unit[0];
        double u01 = over.unit[1];
        double u11 = over.unit[3];
        for (int g = 0; g < members; g++) {
            int at = g * pairs;
            double q = over.q[g];
            double p00 = p[at];
            double p01 = p[at + 1];
            double p11 = p[at + 2];
            // A P, of which the upper triangle is enough
            double t00 = p00 + a1 * p01;
            double t01 = p01 + a1 * p11;
            p[at] = q * u00 + t00 + a1 * t01;
            p[at + 1] = q * u01 + t01;
            p[at + 2] = q * u11 + p11;
        }
    }

    @Override
    public void expect(double[] p, double[] gain, double[] expected, int members) {
        for (int g = 0; g < members; g++) {
            int at = g * pairs;
            int to = g * d;
            gain[to] = p[at];
            gain[to + 1] = p[at + 1];
            expected[g] = p[at] + 1;
        }
    }

    @Override
    public boolean reduce(double[] p, double[] gain, double[] variance, int members) {
        boolean positive = true;
        for (int g = 0; g < members; g++) {
            int at = g * pairs;
            int to = g * d;
            double inverse = 1 / variance[g];
            double c0 = gain[to];
            double c1 = gain[to + 1];
            double k0 = c0 * inverse;
            double k1 = c1 * inverse;
            double rest = (variance[g] - c0) * inverse;
            gain[to] = k0;
            gain[to + 1] = k1;
            double v0 = c0 * rest;
            p[at] = v0;
            p[at + 1] = c1 * rest;
            double v1 = p[at + 2] - c1 * k1;
            p[at + 2] = v1;
            positive &= v0 > 0 && v1 > 0;
        }
        return positive;
    }
}
