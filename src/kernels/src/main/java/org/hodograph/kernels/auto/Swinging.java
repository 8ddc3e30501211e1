package org.hodograph.kernels.auto;

/** A value whose velocity swings, measured with white noise of variance 1. */
final class Swinging implements Recursion {

    private static final int D = 3;
    private static final int PAIRS = 6;

    private final Recursion measured =
            Recursion.drift(D, D); // a sample is taken in as by any state of three components

    @Override
    public void move(Dynamics over, double[] x, int members) {
        double[] a = over.swings.entries;
        for (int g = 0; g < members; g++) {
            int of = over.swings.of(g);
            int at = g * D;
            double v = x[at + 1];
            double w = x[at + 2];
            x[at] = x[at] + a[of + Swings.XV] * v + a[of + Swings.XA] * w;
            x[at + 1] = a[of + Swings.VV] * v + a[of + Swings.VA] * w;
            x[at + 2] = a[of + Swings.AV] * v + a[of + Swings.AA] * w;
        }
    }

    @Override
    public void spread(Dynamics over, double[] p, int members) {
        double[] a = over.swings.entries;
        for (int g = 0; g < members; g++) {
            int of = over.swings.of(g);
            double xv = a[of + Swings.XV];
            double xa = a[of + Swings.XA];
            double vv = a[of + Swings.VV];
            double va = a[of + Swings.VA];
            double av = a[of + Swings.AV];
            double aa = a[of + Swings.AA];
            int at = g * PAIRS;
            double q = over.q[g];
            double p00 = p[at];
            double p01 = p[at + 1];
            double p02 = p[at + 2];
            double p11 = p[at + 3];
            double p12 = p[at + 4];
            double p22 = p[at + 5];
            // A P, what of it is needed
            double t00 = p00 + xv * p01 + xa * p02;
            double t01 = p01 + xv * p11 + xa * p12;
            double t02 = p02 + xv * p12 + xa * p22;
            double t11 = vv * p11 + va * p12;
            double t12 = vv * p12 + va * p22;
            double t21 = av * p11 + aa * p12;
            double t22 = av * p12 + aa * p22;
            p[at] = q * a[of + Swings.NOISE] + t00 + xv * t01 + xa * t02;
            p[at + 1] = q * a[of + Swings.NOISE + 1] + vv * t01 + va * t02;
            p[at + 2] = q * a[of + Swings.NOISE + 2] + av * t01 + aa * t02;
            p[at + 3] = q * a[of + Swings.NOISE + 3] + vv * t11 + va * t12;
            p[at + 4] = q * a[of + Swings.NOISE + 4] + av * t11 + aa * t12;
            p[at + 5] = q * a[of + Swings.NOISE + 5] + av * t21 + aa * t22;
        }
    }

    @Override
    public void expect(double[] p, double[] gain, double[] expected, int members) {
        measured.expect(p, gain, expected, members);
    }

    @Override
    public boolean reduce(double[] p, double[] gain, double[] variance, int members) {
        return measured.reduce(p, gain, variance, members);
    }
}
