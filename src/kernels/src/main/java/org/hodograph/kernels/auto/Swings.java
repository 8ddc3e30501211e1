package org.hodograph.kernels.auto;

/**
 * Transition and process noise of oscillating members over one interval, once for each frequency: v′ = a, a′ = −ω² v − 2ζω a + noise,
 * with the value in front, which is the integral of v. Times are in units of h.
 */
final class Swings {

    // where the entries of A lie among those of a frequency, and those of Q per unit of intensity, upper triangle row
    // by row
    static final int XV = 0;
    static final int XA = 1;
    static final int VV = 2;
    static final int VA = 3;
    static final int AV = 4;
    static final int AA = 5;
    static final int NOISE = 6;
    private static final int EACH = 12;

    private static final double SMALL_TURN = 0.05; // radians

    private static final Swings NONE = new Swings(0, new double[0]);

    /** Of all frequencies, one after the other. */
    final double[] entries;

    private final double damping; // ζ
    private final double[] omegas; // of each frequency, radians per spacing
    private final int[] begin; // of each member's entries
    private final double[] omega; // of each member
    private int size; // frequencies

    /** Those of a family; of one that does not swing they are shared. */
    static Swings of(Family family) {
        return family.frequencies().length == 0
                ? NONE
                : new Swings(family.damping(), family.frequencies().clone());
    }

    private Swings(double damping, double[] omega) {
        this.damping = damping;
        this.omega = omega;
        omegas = new double[omega.length];
        begin = new int[omega.length];
        number(omega.length);
        entries = new double[EACH * size];
    }

    /** Members of one frequency stand side by side. */
    private void number(int members) {
        size = 0;
        for (int g = 0; g < members; g++) {
            if (g == 0 || omega[g] != omega[g - 1]) {
                omegas[size++] = omega[g];
            }
            begin[g] = EACH * (size - 1);
        }
    }

    /** Becomes those of some members of another. */
    void gather(Swings from, int[] members, int count) {
        for (int n = 0; n < count; n++) {
            omega[n] = from.omega[members[n]];
        }
        number(count);
    }

    /** Becomes those of the first members of another. */
    void gather(Swings from, int count) {
        System.arraycopy(from.omega, 0, omega, 0, count);
        number(count);
    }

    /** Where a member's entries begin. */
    int of(int member) {
        return begin[member];
    }

    double omega(int member) {
        return omega[member];
    }

    /** An entry of A. */
    double transition(int i, int j, int member) {
        int at = begin[member];
        return i == 0 ? (j == 0 ? 1 : entries[at + XV + j - 1]) : j == 0 ? 0 : entries[at + 2 * i + j - 1];
    }

    /** An entry of Q per unit of intensity. */
    double noise(int i, int j, int member) {
        int row = Math.min(i, j);
        int column = Math.max(i, j);
        return entries[begin[member] + NOISE + row * 3 - row * (row - 1) / 2 + column - row];
    }

    /**
     * Makes A the exponential of the dynamics over {@code delta} at the spacing {@code c}, and Q what the noise did meanwhile.
     *
     * @param drift Q of an integrated Wiener process of order 3, row-major: what it is where next to nothing turns
     */
    void over(double delta, double c, double[] drift) {
        for (int n = 0; n < size; n++) {
            int at = n * EACH;
            double w = omegas[n] / c;
            double decay = damping * w;
            double ring = Math.sqrt(1 - damping * damping) * w;
            double fall = Math.exp(-decay * delta);
            double cos = Math.cos(ring * delta);
            double sin = Math.sin(ring * delta) / ring;
            double vv = fall * (cos + decay * sin);
            double va = fall * sin;
            double av = -w * w * va;
            double aa = fall * (cos - decay * sin);
            entries[at + XV] = (-2 * decay * (vv - 1) - av) / (w * w);
            entries[at + XA] = (-2 * decay * va - (aa - 1)) / (w * w);
            entries[at + VV] = vv;
            entries[at + VA] = va;
            entries[at + AV] = av;
            entries[at + AA] = aa;
            if (w * delta < SMALL_TURN) {
                System.arraycopy(drift, 0, entries, at + NOISE, 3);
                System.arraycopy(drift, 4, entries, at + NOISE + 3, 2);
                entries[at + NOISE + 5] = drift[8];
            } else {
                shake(at, w, decay, delta);
            }
        }
    }

    /**
     * v and a have the variances of rest less what the past still explains, and the value follows from the integral of v,
     * (W − a − 2ζω v) / ω² with the noise W on a up to then.
     */
    private void shake(int at, double w, double decay, double delta) {
        double square = w * w;
        double xa = entries[at + XA];
        double va = entries[at + VA];
        double av = entries[at + AV];
        double aa = entries[at + AA];
        double vv = entries[at + VV];
        double rest = 1 / (4 * decay); // variance of a; that of v is it over ω²
        double v = rest / square * (1 - vv * vv) - rest * va * va;
        double cross = -rest * (vv * av / square + va * aa);
        double a = rest * (1 - aa * aa) - rest / square * av * av;
        entries[at + NOISE] =
                ((delta - 2 * va - 4 * decay * xa) + a + 4 * decay * (cross + decay * v)) / (square * square);
        entries[at + NOISE + 1] = (xa - cross - 2 * decay * v) / square;
        entries[at + NOISE + 2] = (va - a - 2 * decay * cross) / square;
        entries[at + NOISE + 3] = v;
        entries[at + NOISE + 4] = cross;
        entries[at + NOISE + 5] = a;
    }
}
