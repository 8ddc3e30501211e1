package org.hodograph.kernels.auto;

import java.util.stream.IntStream;

/**
 * Transition A and process noise Q of a family's members over one interval. Times are in units of h, spacings c·h.
 *
 * <p>Both are exact; only where an oscillating member turns by next to nothing its Q is that of the integrated Wiener process,
 * from which it differs little there, as the closed form would have no digits left.
 */
final class Dynamics {

    private static final double[] FACTORIAL = {1, 1, 2, 6, 24};
    private static final double[][] DIVISORS = IntStream.rangeClosed(0, FACTORIAL.length)
            .mapToObj(Dynamics::divisors)
            .toArray(double[][]::new); // by order

    private final Family family;
    private final int order;
    private final boolean swinging;
    private double[] intensity; // τ^(−2m); those of the family until members are gathered
    private double[] scale; // τ; likewise
    private final double[] all; // powers of δ
    private final double[] divisor; // of unit
    /** δᵏ / k!: the k-th diagonal of A above the main one, but for a swing. */
    final double[] powers;
    /** Q of an integrated Wiener process per unit of {@link #q}, row-major, order × order. */
    final double[] unit;
    /** Intensity of each member, in units of h. */
    final double[] q;
    /** Of no frequency unless members swing. */
    final Swings swings;

    /** Innovation variance of the autoregressive noise that has unit variance. */
    private double colourNoise;

    private double interval = Double.NaN;
    private double spacing = Double.NaN;
    private double perInterval;

    Dynamics(Family family) {
        this.family = family;
        order = family.order();
        int size = family.size();
        swinging = family.kind() == Family.Kind.OSCILLATING;
        swings = Swings.of(family);
        scale = family.scales();
        intensity = family.intensities();
        powers = new double[order];
        all = new double[2 * order];
        unit = new double[order * order];
        divisor = DIVISORS[order];
        q = new double[size];
        if (family.kind() == Family.Kind.COLOURED) {
            double f1 = family.colour()[0];
            double f2 = family.colour()[1];
            colourNoise = (1 + f2) * ((1 - f2) * (1 - f2) - f1 * f1) / (1 - f2);
        }
    }

    /** c^(1 − 2m) */
    private double perInterval(double c) {
        double power = c;
        for (int k = 1; k < order; k++) {
            power *= c * c;
        }
        return 1 / power;
    }

    private static double[] divisors(int order) {
        double[] divisors = new double[order * order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
                divisors[i * order + j] = (2 * order - 1 - i - j) * FACTORIAL[order - 1 - i] * FACTORIAL[order - 1 - j];
            }
        }
        return divisors;
    }

    /** Makes A, Q and q those of an interval {@code delta} at the spacing {@code c}. Returns whether they changed. */
    boolean over(double delta, double c) {
        if (delta == interval && c == spacing) {
            return false;
        }
        if (c != spacing) {
            spacing = c;
            perInterval = perInterval(c);
            for (int i = 0; i < q.length; i++) {
                q[i] = intensity[i] * perInterval;
            }
        }
        interval = delta;
        drift(delta);
        swings.over(delta, c, unit);
        return true;
    }

    /** Q of the integrated Wiener process: δ^(2m−1−i−j) / ((2m−1−i−j) (m−1−i)! (m−1−j)!). */
    private void drift(double delta) {
        double power = 1;
        for (int k = 0; k < 2 * order; k++) {
            all[k] = power;
            power *= delta;
        }
        for (int k = 0; k < order; k++) {
            powers[k] = all[k] / FACTORIAL[k];
        }
        for (int i = 0; i < order; i++) {
            for (int j = i; j < order; j++) {
                double both = all[2 * order - 1 - i - j] / divisor[i * order + j];
                unit[i * order + j] = both;
                unit[j * order + i] = both;
            }
        }
    }

    /** An entry of A between value and derivatives. */
    double transition(int i, int j, int member) {
        return swinging ? swings.transition(i, j, member) : j < i ? 0 : powers[j - i];
    }

    /** An entry of Q of a member. */
    double noise(int i, int j, int member) {
        return q[member] * (swinging ? swings.noise(i, j, member) : unit[i * order + j]);
    }

    /** Becomes the dynamics of some members of another of the same family, for the next {@link #over}. */
    void gather(Dynamics from, int[] members, int count) {
        own();
        for (int i = 0; i < count; i++) {
            intensity[i] = from.intensity[members[i]];
            scale[i] = from.scale[members[i]];
        }
        if (swinging) {
            swings.gather(from.swings, members, count);
        }
        forget();
    }

    private void own() {
        if (scale == family.scales()) {
            scale = scale.clone();
            intensity = intensity.clone();
        }
    }

    /** Becomes those of the first members of another. */
    void gather(Dynamics from, int count) {
        own();
        System.arraycopy(from.intensity, 0, intensity, 0, count);
        System.arraycopy(from.scale, 0, scale, 0, count);
        if (swinging) {
            swings.gather(from.swings, count);
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
        return intensity[member] * (c == spacing ? perInterval : perInterval(c)) / (scale[member] * c);
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
        double w = swings.omega(member) / c;
        return -w * w;
    }

    /** Its weight of the acceleration. */
    double jerkOfAcceleration(int member, double c) {
        return -2 * family.damping() * swings.omega(member) / c;
    }
}
