package org.hodograph.kernels.auto;

import java.util.Arrays;

/**
 * Transition A and process noise Q of a family's members over one interval. Times are in units of h, spacings c·h.
 *
 * <p>Both are exact; only where an oscillating member turns by next to nothing its Q is that of the integrated Wiener process,
 * from which it differs little there, as the closed form would have no digits left.
 */
final class Dynamics {

    private static final double[] FACTORIAL = {1, 1, 2, 6, 24};
    private static final double SMALL_TURN = 0.05; // radians

    private final Family family;
    private final Family.Kind kind;
    private final int order;
    private final int d;
    private final double[] intensity; // τ^(−2m)
    private final double[] scale; // τ
    private final double[] omega; // radians per spacing
    private final double[][] swung; // Q of oscillating members, row-major, an array over the members each; else empty
    /** A, row-major, an array over the members each; null where it is 0 for all. */
    final double[][] a;
    /** Q of an integrated Wiener process per unit of {@link #q}, row-major, order × order. */
    final double[] unit;
    /** Intensity of each member, in units of h. */
    final double[] q;

    /** Innovation variance of the autoregressive noise that has unit variance. */
    private double colourNoise;

    private double interval = Double.NaN;
    private double spacing = Double.NaN;

    Dynamics(Family family) {
        this.family = family;
        kind = family.kind();
        order = family.order();
        d = family.dimension();
        int size = family.size();
        omega = family.frequencies().clone();
        swung = kind == Family.Kind.OSCILLATING ? Symmetric.sideBySide(order, size) : new double[0][];
        scale = family.scales().clone();
        a = new double[d * d][];
        unit = new double[order * order];
        q = new double[size];
        intensity = new double[size];
        for (int i = 0; i < size; i++) {
            intensity[i] = Math.pow(family.scales()[i], -2 * order);
        }
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
                boolean swings = kind == Family.Kind.OSCILLATING && i > 0 && j > 0;
                a[i * d + j] = j >= i || swings ? new double[size] : null;
            }
            Arrays.fill(a[i * d + i], 1);
        }
        if (kind == Family.Kind.COLOURED) {
            double f1 = family.colour()[0];
            double f2 = family.colour()[1];
            colourNoise = (1 + f2) * ((1 - f2) * (1 - f2) - f1 * f1) / (1 - f2);
            a[order * d + order] = filled(family.colour()[0], size);
            a[order * d + order + 1] = filled(family.colour()[1], size);
            a[(order + 1) * d + order] = filled(1, size);
        }
    }

    private static double[] filled(double value, int size) {
        double[] all = new double[size];
        Arrays.fill(all, value);
        return all;
    }

    /** Makes A, Q and q those of an interval {@code delta} at the spacing {@code c}. Returns whether they changed. */
    boolean over(double delta, double c) {
        if (delta == interval && c == spacing) {
            return false;
        }
        if (c != spacing) {
            spacing = c;
            double scale = Math.pow(c, 1 - 2 * order);
            for (int i = 0; i < q.length; i++) {
                q[i] = intensity[i] * scale;
            }
        }
        interval = delta;
        noise(delta);
        if (kind == Family.Kind.OSCILLATING) {
            swing(delta, c);
        } else {
            drift(delta);
        }
        return true;
    }

    /** Q of the integrated Wiener process: δ^(2m−1−i−j) / ((2m−1−i−j) (m−1−i)! (m−1−j)!). */
    private void noise(double delta) {
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
                int power = 2 * order - 1 - i - j;
                unit[i * order + j] =
                        power(delta, power) / (power * FACTORIAL[order - 1 - i] * FACTORIAL[order - 1 - j]);
            }
        }
    }

    private void drift(double delta) {
        for (int i = 0; i < order; i++) {
            for (int j = i + 1; j < order; j++) {
                Arrays.fill(a[i * d + j], power(delta, j - i) / FACTORIAL[j - i]);
            }
        }
    }

    /** The exponential of v′ = a, a′ = −ω² v − 2ζω a, its integral in the row of the value, and Q. */
    private void swing(double delta, double c) {
        double zeta = family.damping();
        for (int i = 0; i < q.length; i++) {
            double w = omega[i] / c;
            double decay = zeta * w;
            double ring = Math.sqrt(1 - zeta * zeta) * w;
            double fall = Math.exp(-decay * delta);
            double cos = Math.cos(ring * delta);
            double sin = Math.sin(ring * delta) / ring;
            double vv = fall * (cos + decay * sin);
            double va = fall * sin;
            double av = -w * w * va;
            double aa = fall * (cos - decay * sin);
            a[1][i] = (-2 * decay * (vv - 1) - av) / (w * w);
            a[2][i] = (-2 * decay * va - (aa - 1)) / (w * w);
            a[4][i] = vv;
            a[5][i] = va;
            a[7][i] = av;
            a[8][i] = aa;
            if (w * delta < SMALL_TURN) {
                for (int k = 0; k < swung.length; k++) {
                    swung[k][i] = unit[k] * q[i];
                }
            } else {
                shake(i, w, decay, delta);
            }
        }
    }

    /**
     * Q of an oscillating member: v and a have the variances of rest less what the past still explains, and the value follows
     * from the integral of v, (W − a − 2ζω v) / ω² with the noise W on a up to then.
     */
    private void shake(int i, double w, double decay, double delta) {
        double square = w * w;
        double va = a[5][i];
        double xa = a[2][i];
        double rest = q[i] / (4 * decay); // variance of a; that of v is it over ω²
        double vv = rest / square * (1 - a[4][i] * a[4][i]) - rest * va * va;
        double cross = -rest * (a[4][i] * a[7][i] / square + va * a[8][i]);
        double aa = rest * (1 - a[8][i] * a[8][i]) - rest / square * a[7][i] * a[7][i];
        swung[0][i] =
                (q[i] * (delta - 2 * va - 4 * decay * xa) + aa + 4 * decay * (cross + decay * vv)) / (square * square);
        swung[1][i] = (q[i] * xa - cross - 2 * decay * vv) / square;
        swung[2][i] = (q[i] * va - aa - 2 * decay * cross) / square;
        swung[4][i] = vv;
        swung[5][i] = cross;
        swung[8][i] = aa;
    }

    /** An entry of Q of a member. */
    double noise(int i, int j, int member) {
        return swung.length > 0 ? swung[i * order + j][member] : unit[i * order + j] * q[member];
    }

    /** An entry of Q of the first members. */
    void noise(int i, int j, int size, double[] to) {
        if (swung.length > 0) {
            System.arraycopy(swung[i * order + j], 0, to, 0, size);
        } else {
            double factor = unit[i * order + j];
            for (int g = 0; g < size; g++) {
                to[g] = factor * q[g];
            }
        }
    }

    private static double power(double base, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    /** Becomes the dynamics of some members of another of the same family, for the next {@link #over}. */
    void gather(Dynamics from, int[] members, int count) {
        for (int i = 0; i < count; i++) {
            intensity[i] = from.intensity[members[i]];
            scale[i] = from.scale[members[i]];
            if (kind == Family.Kind.OSCILLATING) {
                omega[i] = from.omega[members[i]];
            }
        }
        forget();
    }

    Family family() {
        return family;
    }

    /** τ of a member, in spacings. */
    double scale(int member) {
        return scale[member];
    }

    /** Variance of the noise on the highest derivative when averaged over τ. */
    double averagedNoise(int member, double c) {
        return intensity[member] * Math.pow(c, 1 - 2 * order) / (scale[member] * c);
    }

    double colourNoise() {
        return colourNoise;
    }

    void copyFrom(Dynamics from) {
        forget();
        if (!Double.isNaN(from.interval)) {
            over(from.interval, from.spacing);
        }
    }

    /** The next {@link #over} computes everything anew. */
    void forget() {
        interval = Double.NaN;
        spacing = Double.NaN;
    }

    /** The jerk of an oscillating member follows from its model: −ω² v − 2ζω a. Its weight of the velocity, at the spacing c. */
    double jerkOfVelocity(int member, double c) {
        double w = omega[member] / c;
        return -w * w;
    }

    /** Its weight of the acceleration. */
    double jerkOfAcceleration(int member, double c) {
        return -2 * family.damping() * omega[member] / c;
    }
}
