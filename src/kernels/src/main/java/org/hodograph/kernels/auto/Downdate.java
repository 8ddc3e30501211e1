package org.hodograph.kernels.auto;

/** What a sample takes off the covariances of a member, written out by size: loops of two to five turns cost more than what they do. */
final class Downdate {

    private Downdate() {}

    /** C ← C − b Kᵀ: rows of {@code d} from {@code at} on, one for each of the first entries of {@code b}. */
    static void rows(double[] c, int at, int d, double[] gain, int from, double[] b, int count) {
        switch (d) {
            case 2 -> rows2(c, at, gain, from, b, count);
            case 3 -> rows3(c, at, gain, from, b, count);
            case 4 -> rows4(c, at, gain, from, b, count);
            default -> rows5(c, at, gain, from, b, count);
        }
    }

    private static void rows2(double[] c, int at, double[] gain, int from, double[] b, int count) {
        double k0 = gain[from];
        double k1 = gain[from + 1];
        int row = at;
        for (int i = 0; i < count; i++) {
            double own = b[i];
            c[row] -= own * k0;
            c[row + 1] -= own * k1;
            row += 2;
        }
    }

    private static void rows3(double[] c, int at, double[] gain, int from, double[] b, int count) {
        double k0 = gain[from];
        double k1 = gain[from + 1];
        double k2 = gain[from + 2];
        int row = at;
        for (int i = 0; i < count; i++) {
            double own = b[i];
            c[row] -= own * k0;
            c[row + 1] -= own * k1;
            c[row + 2] -= own * k2;
            row += 3;
        }
    }

    private static void rows4(double[] c, int at, double[] gain, int from, double[] b, int count) {
        double k0 = gain[from];
        double k1 = gain[from + 1];
        double k2 = gain[from + 2];
        double k3 = gain[from + 3];
        int row = at;
        for (int i = 0; i < count; i++) {
            double own = b[i];
            c[row] -= own * k0;
            c[row + 1] -= own * k1;
            c[row + 2] -= own * k2;
            c[row + 3] -= own * k3;
            row += 4;
        }
    }

    private static void rows5(double[] c, int at, double[] gain, int from, double[] b, int count) {
        double k0 = gain[from];
        double k1 = gain[from + 1];
        double k2 = gain[from + 2];
        double k3 = gain[from + 3];
        double k4 = gain[from + 4];
        int row = at;
        for (int i = 0; i < count; i++) {
            double own = b[i];
            c[row] -= own * k0;
            c[row + 1] -= own * k1;
            c[row + 2] -= own * k2;
            c[row + 3] -= own * k3;
            c[row + 4] -= own * k4;
            row += 5;
        }
    }

    /** P ← P − b bᵀ / S: an upper triangle of order {@code m} from {@code at} on; {@code inverse} is that of S. */
    static void triangle(double[] p, int at, int m, double[] b, double inverse) {
        switch (m) {
            case 2 -> triangle2(p, at, b, inverse);
            case 3 -> triangle3(p, at, b, inverse);
            case 4 -> triangle4(p, at, b, inverse);
            default -> triangle5(p, at, b, inverse);
        }
    }

    private static void triangle2(double[] p, int at, double[] b, double inverse) {
        double b0 = b[0];
        double b1 = b[1];
        double k0 = b0 * inverse;
        p[at] -= k0 * b0;
        p[at + 1] -= k0 * b1;
        double k1 = b1 * inverse;
        p[at + 2] -= k1 * b1;
    }

    private static void triangle3(double[] p, int at, double[] b, double inverse) {
        double b0 = b[0];
        double b1 = b[1];
        double b2 = b[2];
        double k0 = b0 * inverse;
        p[at] -= k0 * b0;
        p[at + 1] -= k0 * b1;
        p[at + 2] -= k0 * b2;
        double k1 = b1 * inverse;
        p[at + 3] -= k1 * b1;
        p[at + 4] -= k1 * b2;
        double k2 = b2 * inverse;
        p[at + 5] -= k2 * b2;
    }

    private static void triangle4(double[] p, int at, double[] b, double inverse) {
        double b0 = b[0];
        double b1 = b[1];
        double b2 = b[2];
        double b3 = b[3];
        double k0 = b0 * inverse;
        p[at] -= k0 * b0;
        p[at + 1] -= k0 * b1;
        p[at + 2] -= k0 * b2;
        p[at + 3] -= k0 * b3;
        double k1 = b1 * inverse;
        p[at + 4] -= k1 * b1;
        p[at + 5] -= k1 * b2;
        p[at + 6] -= k1 * b3;
        double k2 = b2 * inverse;
        p[at + 7] -= k2 * b2;
        p[at + 8] -= k2 * b3;
        double k3 = b3 * inverse;
        p[at + 9] -= k3 * b3;
    }

    private static void triangle5(double[] p, int at, double[] b, double inverse) {
        double b0 = b[0];
        double b1 = b[1];
        double b2 = b[2];
        double b3 = b[3];
        double b4 = b[4];
        double k0 = b0 * inverse;
        p[at] -= k0 * b0;
        p[at + 1] -= k0 * b1;
        p[at + 2] -= k0 * b2;
        p[at + 3] -= k0 * b3;
        p[at + 4] -= k0 * b4;
        double k1 = b1 * inverse;
        p[at + 5] -= k1 * b1;
        p[at + 6] -= k1 * b2;
        p[at + 7] -= k1 * b3;
        p[at + 8] -= k1 * b4;
        double k2 = b2 * inverse;
        p[at + 9] -= k2 * b2;
        p[at + 10] -= k2 * b3;
        p[at + 11] -= k2 * b4;
        double k3 = b3 * inverse;
        p[at + 12] -= k3 * b3;
        p[at + 13] -= k3 * b4;
        double k4 = b4 * inverse;
        p[at + 14] -= k4 * b4;
    }
}
