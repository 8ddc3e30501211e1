package org.hodograph.kernels.auto;

/** What a sample adds to the states of a family's members; written out by size for the reason of {@link Downdate}. */
final class Correction {

    private Correction() {}

    /** x ← x + K e: a state of {@code d} components after the other. */
    static void states(double[] x, int d, double[] gain, double[] innovation, int members) {
        switch (d) {
            case 2 -> states2(x, gain, innovation, members);
            case 3 -> states3(x, gain, innovation, members);
            case 4 -> states4(x, gain, innovation, members);
            default -> states5(x, gain, innovation, members);
        }
    }

    private static void states2(double[] x, double[] gain, double[] innovation, int members) {
        int at = 0;
        for (int g = 0; g < members; g++) {
            double e = innovation[g];
            x[at] += gain[at] * e;
            x[at + 1] += gain[at + 1] * e;
            at += 2;
        }
    }

    private static void states3(double[] x, double[] gain, double[] innovation, int members) {
        int at = 0;
        for (int g = 0; g < members; g++) {
            double e = innovation[g];
            x[at] += gain[at] * e;
            x[at + 1] += gain[at + 1] * e;
            x[at + 2] += gain[at + 2] * e;
            at += 3;
        }
    }

    private static void states4(double[] x, double[] gain, double[] innovation, int members) {
        int at = 0;
        for (int g = 0; g < members; g++) {
            double e = innovation[g];
            x[at] += gain[at] * e;
            x[at + 1] += gain[at + 1] * e;
            x[at + 2] += gain[at + 2] * e;
            x[at + 3] += gain[at + 3] * e;
            at += 4;
        }
    }

    private static void states5(double[] x, double[] gain, double[] innovation, int members) {
        int at = 0;
        for (int g = 0; g < members; g++) {
            double e = innovation[g];
            x[at] += gain[at] * e;
            x[at + 1] += gain[at + 1] * e;
            x[at + 2] += gain[at + 2] * e;
            x[at + 3] += gain[at + 3] * e;
            x[at + 4] += gain[at + 4] * e;
            at += 5;
        }
    }
}
