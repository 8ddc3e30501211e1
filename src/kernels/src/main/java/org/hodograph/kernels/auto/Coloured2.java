package org.hodograph.kernels.auto;

/** An integrated Wiener process of order 2, measured with noise that is AR(2); see {@link Coloured}. */
final class Coloured2 implements Recursion {

    private static final int D = 4;
    private static final int PAIRS = 10;

    private final Recursion drift = Recursion.drift(2, D);
    private final double f1;
    private final double f2;

    Coloured2(double[] colour) {
        f1 = colour[0];
        f2 = colour[1];
    }

    @Override
    public void move(Dynamics over, double[] x, int members) {
        drift.move(over, x, members);
        for (int at = 2; at < members * D; at += D) {
            double newest = x[at];
            x[at] = f1 * newest + f2 * x[at + 1];
            x[at + 1] = newest;
        }
    }

    @Override
    public void spread(Dynamics over, double[] p, int members) {
        drift.spread(over, p, members);
        double a1 = over.powers[1];
        double innovation = over.colourNoise();
        for (int at = 0; at < members * PAIRS; at += PAIRS) {
            double newest0 = p[at + 3] + a1 * p[at + 5];
            double older0 = p[at + 4] + a1 * p[at + 6];
            p[at + 3] = f1 * newest0 + f2 * older0;
            p[at + 4] = newest0;
            double newest1 = p[at + 5];
            double older1 = p[at + 6];
            p[at + 5] = f1 * newest1 + f2 * older1;
            p[at + 6] = newest1;
            double own = p[at + 7];
            double both = f1 * own + f2 * p[at + 8];
            double other = f1 * p[at + 8] + f2 * p[at + 9];
            p[at + 7] = innovation + f1 * both + f2 * other;
            p[at + 8] = both;
            p[at + 9] = own;
        }
    }

    @Override
    public void expect(double[] p, double[] gain, double[] expected, int members) {
        for (int g = 0; g < members; g++) {
            int at = g * PAIRS;
            int to = g * D;
            double value = p[at] + p[at + 3];
            gain[to] = value;
            gain[to + 1] = p[at + 1] + p[at + 5];
            double newest = p[at + 3] + p[at + 7];
            gain[to + 2] = newest;
            gain[to + 3] = p[at + 4] + p[at + 8];
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
            double k0 = c0 * inverse;
            double k1 = c1 * inverse;
            double k2 = c2 * inverse;
            double k3 = c3 * inverse;
            gain[to] = k0;
            gain[to + 1] = k1;
            gain[to + 2] = k2;
            gain[to + 3] = k3;
            double v0 = p[at] - c0 * k0;
            p[at] = v0;
            p[at + 1] -= c0 * k1;
            double v1 = p[at + 2] - c1 * k1;
            p[at + 2] = v1;
            p[at + 3] -= c0 * k2;
            p[at + 4] -= c0 * k3;
            p[at + 5] -= c1 * k2;
            p[at + 6] -= c1 * k3;
            double newest = p[at + 7] - c2 * k2;
            p[at + 7] = newest;
            p[at + 8] -= c2 * k3;
            double older = p[at + 9] - c3 * k3;
            p[at + 9] = older;
            positive &= v0 > 0 && v1 > 0 && newest > 0 && older > 0;
        }
        return positive;
    }
}
