package org.hodograph.kernels.auto;

/** An integrated Wiener process of order 5, measured with white noise of variance 1. */
final class Drift5 implements Recursion {

    private final int d; // components from one state to the next
    private final int pairs;

    Drift5(int d) {
        this.d = d;
        pairs = Recursion.pairs(d);
    }

    @Override
    public void move(Dynamics over, double[] x, int members) {
        double a1 = over.powers[1];
        double a2 = over.powers[2];
        double a3 = over.powers[3];
        double a4 = over.powers[4];
        for (int at = 0; at < members * d; at += d) {
            double x1 = x[at + 1];
            double x2 = x[at + 2];
            double x3 = x[at + 3];
            double x4 = x[at + 4];
            x[at] = x[at] + a1 * x1 + a2 * x2 + a3 * x3 + a4 * x4;
            x[at + 1] = x1 + a1 * x2 + a2 * x3 + a3 * x4;
            x[at + 2] = x2 + a1 * x3 + a2 * x4;
            x[at + 3] = x3 + a1 * x4;
        }
    }

    @Override
    public void spread(Dynamics over, double[] p, int members) {
        double a1 = over.powers[1];
        double a2 = over.powers[2];
        double a3 = over.powers[3];
        double a4 = over.powers[4];
        double u00 = over.unit[0];
        double u01 = over.unit[1];
        double u02 = over.unit[2];
        double u03 = over.unit[3];
        double u04 = over.unit[4];
        double u11 = over.unit[6];
        double u12 = over.unit[7];
        double u13 = over.unit[8];
        double u14 = over.unit[9];
        double u22 = over.unit[12];
        double u23 = over.unit[13];
        double u24 = over.unit[14];
        double u33 = over.unit[18];
        double u34 = over.unit[19];
        double u44 = over.unit[24];
        for (int g = 0; g < members; g++) {
            int at = g * pairs;
            double q = over.q[g];
            double p00 = p[at];
            double p01 = p[at + 1];
            double p02 = p[at + 2];
            double p03 = p[at + 3];
            double p04 = p[at + 4];
            double p11 = p[at + 5];
            double p12 = p[at + 6];
            double p13 = p[at + 7];
            double p14 = p[at + 8];
            double p22 = p[at + 9];
            double p23 = p[at + 10];
            double p24 = p[at + 11];
            double p33 = p[at + 12];
            double p34 = p[at + 13];
            double p44 = p[at + 14];
            // A P, of which the upper triangle is enough
            double t00 = p00 + a1 * p01 + a2 * p02 + a3 * p03 + a4 * p04;
            double t01 = p01 + a1 * p11 + a2 * p12 + a3 * p13 + a4 * p14;
            double t02 = p02 + a1 * p12 + a2 * p22 + a3 * p23 + a4 * p24;
            double t03 = p03 + a1 * p13 + a2 * p23 + a3 * p33 + a4 * p34;
            double t04 = p04 + a1 * p14 + a2 * p24 + a3 * p34 + a4 * p44;
            double t11 = p11 + a1 * p12 + a2 * p13 + a3 * p14;
            double t12 = p12 + a1 * p22 + a2 * p23 + a3 * p24;
            double t13 = p13 + a1 * p23 + a2 * p33 + a3 * p34;
            double t14 = p14 + a1 * p24 + a2 * p34 + a3 * p44;
            double t22 = p22 + a1 * p23 + a2 * p24;
            double t23 = p23 + a1 * p33 + a2 * p34;
            double t24 = p24 + a1 * p34 + a2 * p44;
            double t33 = p33 + a1 * p34;
            double t34 = p34 + a1 * p44;
            p[at] = q * u00 + t00 + a1 * t01 + a2 * t02 + a3 * t03 + a4 * t04;
            p[at + 1] = q * u01 + t01 + a1 * t02 + a2 * t03 + a3 * t04;
            p[at + 2] = q * u02 + t02 + a1 * t03 + a2 * t04;
            p[at + 3] = q * u03 + t03 + a1 * t04;
            p[at + 4] = q * u04 + t04;
            p[at + 5] = q * u11 + t11 + a1 * t12 + a2 * t13 + a3 * t14;
            p[at + 6] = q * u12 + t12 + a1 * t13 + a2 * t14;
            p[at + 7] = q * u13 + t13 + a1 * t14;
            p[at + 8] = q * u14 + t14;
            p[at + 9] = q * u22 + t22 + a1 * t23 + a2 * t24;
            p[at + 10] = q * u23 + t23 + a1 * t24;
            p[at + 11] = q * u24 + t24;
            p[at + 12] = q * u33 + t33 + a1 * t34;
            p[at + 13] = q * u34 + t34;
            p[at + 14] = q * u44 + p44;
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
            gain[to + 4] = p[at + 4];
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
            double c4 = gain[to + 4];
            double k0 = c0 * inverse;
            double k1 = c1 * inverse;
            double k2 = c2 * inverse;
            double k3 = c3 * inverse;
            double k4 = c4 * inverse;
            double rest = (variance[g] - c0) * inverse;
            gain[to] = k0;
            gain[to + 1] = k1;
            gain[to + 2] = k2;
            gain[to + 3] = k3;
            gain[to + 4] = k4;
            double v0 = c0 * rest;
            p[at] = v0;
            p[at + 1] = c1 * rest;
            p[at + 2] = c2 * rest;
            p[at + 3] = c3 * rest;
            p[at + 4] = c4 * rest;
            double v1 = p[at + 5] - c1 * k1;
            p[at + 5] = v1;
            p[at + 6] -= c1 * k2;
            p[at + 7] -= c1 * k3;
            p[at + 8] -= c1 * k4;
            double v2 = p[at + 9] - c2 * k2;
            p[at + 9] = v2;
            p[at + 10] -= c2 * k3;
            p[at + 11] -= c2 * k4;
            double v3 = p[at + 12] - c3 * k3;
            p[at + 12] = v3;
            p[at + 13] -= c3 * k4;
            double v4 = p[at + 14] - c4 * k4;
            p[at + 14] = v4;
            positive &= v0 > 0 && v1 > 0 && v2 > 0 && v3 > 0 && v4 > 0;
        }
        return positive;
    }
}
