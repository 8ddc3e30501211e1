package org.hodograph.kernels.auto;

/** An integrated Wiener process of order 3, measured with white noise of variance 1. */
final class Drift3 implements Recursion {

    private final int d; // components from one state to the next
    private final int pairs;

    Drift3(int d) {
        this.d = d;
        pairs = Recursion.pairs(d);
    }

    @Override
    public void move(Dynamics over, double[] x, int members) {
        double a1 = over.powers[1];
        double a2 = over.powers[2];
        for (int at = 0; at < members * d; at += d) {
            double x1 = x[at + 1];
            double x2 = x[at + 2];
            x[at] = x[at] + a1 * x1 + a2 * x2;
            x[at + 1] = x1 + a1 * x2;
        }
    }

    @Override
    public void spread(Dynamics over, double[] p, int members) {
        double a1 = over.powers[1];
        double a2 = over.powers[2];
        double u00 = over.unit[0];
        double u01 = over.unit[1];
        double u02 = over.unit[2];
        double u11 = over.unit[4];
        double u12 = over.unit[5];
        double u22 = over.unit[8];
        for (int g = 0; g < members; g++) {
            int at = g * pairs;
            double q = over.q[g];
            double p00 = p[at];
            double p01 = p[at + 1];
            double p02 = p[at + 2];
            double p11 = p[at + 3];
            double p12 = p[at + 4];
            double p22 = p[at + 5];
            // A P, of which the upper triangle is enough
            double t00 = p00 + a1 * p01 + a2 * p02;
            double t01 = p01 + a1 * p11 + a2 * p12;
            double t02 = p02 + a1 * p12 + a2 * p22;
            double t11 = p11 + a1 * p12;
            double t12 = p12 + a1 * p22;
            p[at] = q * u00 + t00 + a1 * t01 + a2 * t02;
            p[at + 1] = q * u01 + t01 + a1 * t02;
            p[at + 2] = q * u02 + t02;
            p[at + 3] = q * u11 + t11 + a1 * t12;
            p[at + 4] = q * u12 + t12;
            p[at + 5] = q * u22 + p22;
        }
    }

    @Override
    public void expect(double[] p, double[] gain, double[] expected, int members) {
        for (int g = 0; g < members; g++) {
            int at = g * pairs;
            int to = g * d;
            gain[to] = p[at];
            gain[to + 1] = p[at + 1];
            gain[to + 2] = p[at + 2];
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
            double c2 = gain[to + 2];
            double k0 = c0 * inverse;
            double k1 = c1 * inverse;
            double k2 = c2 * inverse;
            double rest = (variance[g] - c0) * inverse;
            gain[to] = k0;
            gain[to + 1] = k1;
            gain[to + 2] = k2;
            double v0 = c0 * rest;
            p[at] = v0;
            p[at + 1] = c1 * rest;
            p[at + 2] = c2 * rest;
            double v1 = p[at + 3] - c1 * k1;
            p[at + 3] = v1;
            p[at + 4] -= c1 * k2;
            double v2 = p[at + 5] - c2 * k2;
            p[at + 5] = v2;
            positive &= v0 > 0 && v1 > 0 && v2 > 0;
        }
        return positive;
    }
}
