package org.hodograph.kernels.auto;

/** An integrated Wiener process of order 3, measured with noise that is AR(2); see {@link Coloured}. */
final class Coloured3 implements Recursion {

    private static final int D = 5;
    private static final int PAIRS = 15;

    private final Recursion drift = Recursion.drift(3, D);
    private final double f1;
    private final double f2;

    Coloured3(double[] colour) {
        f1 = colour[0];
        f2 = colour[1];
    }

    @Override
    public void move(Dynamics over, double[] x, int members) {
        drift.move(over, x, members);
        for (int at = 3; at < members * D; at += D) {
            double newest = x[at];
            x[at] = f1 * newest + f2 * x[at + 1];
            x[at + 1] = newest;
        }
    }

    @Override
    public void spread(Dynamics over, double[] p, int members) {
        drift.spread(over, p, members);
        double a1 = over.powers[1];
        double a2 = over.powers[2];
        double innovation = over.colourNoise();
        for (int at = 0; at < members * PAIRS; at += PAIRS) {
            double newest0 = p[at + 6] + a1 * p[at + 8] + a2 * p[at + 10];
            double older0 = p[at + 7] + a1 * p[at + 9] + a2 * p[at + 11];
            p[at + 6] = f1 * newest0 + f2 * older0;
            p[at + 7] = newest0;
            double newest1 = p[at + 8] + a1 * p[at + 10];
            double older1 = p[at + 9] + a1 * p[at + 11];
            p[at + 8] = f1 * newest1 + f2 * older1;
            p[at + 9] = newest1;
            double newest2 = p[at + 10];
            double older2 = p[at + 11];
            p[at + 10] = f1 * newest2 + f2 * older2;
            p[at + 11] = newest2;
            double own = p[at + 12];
            double both = f1 * own + f2 * p[at + 13];
            double other = f1 * p[at + 13] + f2 * p[at + 14];
            p[at + 12] = innovation + f1 * both + f2 * other;
            p[at + 13] = both;
            p[at + 14] = own;
        }
    }

    @Override
    public void expect(double[] p, double[] gain, double[] expected, int members) {
        for (int g = 0; g < members; g++) {
            int at = g * PAIRS;
            int to = g * D;
            double value = p[at] + p[at + 6];
            gain[to] = value;
            gain[to + 1] = p[at + 1] + p[at + 8];
            gain[to + 2] = p[at + 2] + p[at + 10];
            double newest = p[at + 6] + p[at + 12];
            gain[to + 3] = newest;
            gain[to + 4] = p[at + 7] + p[at + 13];
            expected[g] = value + newest;
        }
    }

    @Override
    public boolean reduce(double[] p, double[] gain, double[] variance, int members) {
        boolean positive = true;
        for (int g = 0; g < members; g++) {
            int at = g * PAIRS;
            int to = g * D;
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
            gain[to] = k0;
            gain[to + 1] = k1;
            gain[to + 2] = k2;
            gain[to + 3] = k3;
            gain[to + 4] = k4;
            double v0 = p[at] - c0 * k0;
            p[at] = v0;
            p[at + 1] -= c0 * k1;
            p[at + 2] -= c0 * k2;
            double v1 = p[at + 3] - c1 * k1;
            p[at + 3] = v1;
            p[at + 4] -= c1 * k2;
            double v2 = p[at + 5] - c2 * k2;
            p[at + 5] = v2;
            p[at + 6] -= c0 * k3;
            p[at + 7] -= c0 * k4;
            p[at + 8] -= c1 * k3;
            p[at + 9] -= c1 * k4;
            p[at + 10] -= c2 * k3;
            p[at + 11] -= c2 * k4;
            double newest = p[at + 12] - c3 * k3;
            p[at + 12] = newest;
            p[at + 13] -= c3 * k4;
            double older = p[at + 14] - c4 * k4;
            p[at + 14] = older;
            positive &= v0 > 0 && v1 > 0 && v2 > 0 && newest > 0 && older > 0;
        }
        return positive;
    }
}
