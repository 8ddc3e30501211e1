package org.hodograph.kernels.auto;

/** An integrated Wiener process of order 4, measured with white noise of variance 1. */
final class Drift4 implements Recursion {

    private final int d; // components from one state to the next
    private final int pairs;

    Drift4(int d) {
        this.d = d;
        pairs = Recursion.pairs(d);
    }

    @Override
    public void move(Dynamics over, double[] x, int members) {
        double a1 = over.powers[1];
        double a2 = over.powers[2];
        double a3 = over.powers[3];
        for (int at = 0; at < members * d; at += d) {
            double x1 = x[at + 1];
            double x2 = x[at + 2];
            double x3 = x[at + 3];
            x[at] = x[at] + a1 * x1 + a2 * x2 + a3 * x3;
            x[at + 1] = x1 + a1 * x2 + a2 * x3;
            x[at + 2] = x2 + a1 * x3;
        }
    }

    @Override
    public void spread(Dynamics over, double[] p, int members) {
        double a1 = over.powers[1];
        double a2 = over.powers[2];
        double a3 = over.powers[3];
        double u00 = over.unit[0];
        double u01 = over.unit[1];
        double u02 = over.unit[2];
        double u03 = over.unit[3];
        double u11 = over.unit[5];
        double u12 = over.unit[6];
        double u13 = over.unit[7];
        double u22 = over.unit[10];
        double u23 = over.unit[11];
        double u33 = over.unit[15];
        for (int g = 0; g < members; g++) {
            int at = g * pairs;
            double q = over.q[g];
            double p00 = p[at];
            double p01 = p[at + 1];
            double p02 = p[at + 2];
            double p03 = p[at + 3];
            double p11 = p[at + 4];
            double p12 = p[at + 5];
            double p13 = p[at + 6];
            double p22 = p[at + 7];
            double p23 = p[at + 8];
            double p33 = p[at + 9];
            // A P, of which the upper triangle is enough
            double t00 = p00 + a1 * p01 + a2 * p02 + a3 * p03;
            double t01 = p01 + a1 * p11 + a2 * p12 + a3 * p13;
            double t02 = p02 + a1 * p12 + a2 * p22 + a3 * p23;
            double t03 = p03 + a1 * p13 + a2 * p23 + a3 * p33;
            double t11 = p11 + a1 * p12 + a2 * p13;
            double t12 = p12 + a1 * p22 + a2 * p23;
            double t13 = p13 + a1 * p23 + a2 * p33;
            double t22 = p22 + a1 * p23;
            double t23 = p23 + a1 * p33;
            p[at] = q * u00 + t00 + a1 * t01 + a2 * t02 + a3 * t03;
            p[at + 1] = q * u01 + t01 + a1 * t02 + a2 * t03;
            p[at + 2] = q * u02 + t02 + a1 * t03;
            p[at + 3] = q * u03 + t03;
            p[at + 4] = q * u11 + t11 + a1 * t12 + a2 * t13;
            p[at + 5] = q * u12 + t12 + a1 * t13;
            p[at + 6] = q * u13 + t13;
            p[at + 7] = q * u22 + t22 + a1 * t23;
            p[at + 8] = q * u23 + t23;
            p[at + 9] = q * u33 + p33;
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
            gain[to + 3] = p[at + 3];
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
            double c3 = gain[to + 3];
            double k0 = c0 * inverse;
            double k1 = c1 * inverse;
            double k2 = c2 * inverse;
            double k3 = c3 * inverse;
            double rest = (variance[g] - c0) * inverse;
            gain[to] = k0;
            gain[to + 1] = k1;
            gain[to + 2] = k2;
            gain[to + 3] = k3;
            double v0 = c0 * rest;
            p[at] = v0;
            p[at + 1] = c1 * rest;
            p[at + 2] = c2 * rest;
            p[at + 3] = c3 * rest;
            double v1 = p[at + 4] - c1 * k1;
            p[at + 4] = v1;
            p[at + 5] -= c1 * k2;
            p[at + 6] -= c1 * k3;
            double v2 = p[at + 7] - c2 * k2;
            p[at + 7] = v2;
            p[at + 8] -= c2 * k3;
            double v3 = p[at + 9] - c3 * k3;
            p[at + 9] = v3;
            positive &= v0 > 0 && v1 > 0 && v2 > 0 && v3 > 0;
        }
        return positive;
    }
}
