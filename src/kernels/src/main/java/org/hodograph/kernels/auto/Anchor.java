package org.hodograph.kernels.auto;

import org.hodograph.kernels.Estimate;

/**
 * The members of a family at one instant, as later samples come in: the fixed-point smoother. With C the covariance of the state at
 * the instant with the state now, b its part with a sample's innovation ν, S the innovation's variance and K the gain,
 *
 * <pre>C ← C Aᵀ,   b = C Hᵀ,   x ← x + b ν / S,   P ← P − b bᵀ / S,   C ← C − b Kᵀ</pre>
 *
 * <p>Cost O(d²) a sample and member, whatever the samples between. P is a difference: where later samples say 10⁸ times as much as
 * earlier ones its digits are used up, which {@link #isSound} tells. Source: A. Gelb, Applied Optimal Estimation, 1974, ISBN
 * 978-0-262-57048-0, section 5.4.
 */
final class Anchor {

    private static final double DIGITS = 1e-8; // of a variance: less that is left is no longer known well

    private final Members members;
    private final Filters filters;
    private final Dynamics dynamics; // from a sample to the instant and from there to the next one
    private final int m; // components that are told
    private final int d;
    private final int pairs;
    private final boolean coloured;
    private final boolean swinging;
    private final Recursion recursion;
    private final double[] x; // m each
    private final double[] p; // upper triangles, m (m + 1) / 2 each
    private final double[] least; // variances, m each
    private final double[] c; // m × d each
    private final double[] b;
    private boolean sound;

    Anchor(Members members) {
        this.members = members;
        filters = members.filters;
        dynamics = new Dynamics(filters.family);
        m = filters.family.order();
        d = filters.d;
        pairs = Recursion.pairs(m);
        coloured = filters.family.kind() == Family.Kind.COLOURED;
        swinging = filters.family.kind() == Family.Kind.OSCILLATING;
        recursion = filters.family.recursion();
        int size = filters.family.size();
        x = new double[size * m];
        p = new double[size * pairs];
        least = new double[size * m];
        c = new double[size * m * d];
        b = new double[m];
    }

    /** Holds the members {@code after} their newest sample, in units of h at the spacing {@code c}. */
    void hold(double after, double spacing) {
        sound = filters.pasts.isComplete();
        if (after > 0) {
            dynamics.gather(filters.dynamics, filters.size);
            dynamics.over(after, spacing);
        }
        for (int g = 0; g < filters.size; g++) {
            hold(g);
            if (after > 0) {
                carry(g);
            }
            int pair = g * pairs;
            for (int i = 0; i < m; i++) {
                least[g * m + i] = DIGITS * p[pair];
                pair += m - i;
            }
        }
    }

    private void hold(int g) {
        int pair = g * pairs;
        for (int i = 0; i < m; i++) {
            x[g * m + i] = filters.state(i, g);
            for (int j = 0; j < d; j++) {
                c[(g * m + i) * d + j] = filters.covariance(i, j, g);
            }
            for (int j = i; j < m; j++) {
                p[pair++] = filters.covariance(i, j, g);
            }
        }
    }

    /** From the sample to the instant; the noise of a sample stays with it. */
    private void carry(int g) {
        for (int i = 0; i < m; i++) {
            double sum = 0;
            for (int k = 0; k < m; k++) {
                sum += dynamics.transition(i, k, g) * filters.state(k, g);
            }
            x[g * m + i] = sum;
            for (int j = 0; j < d; j++) {
                double both = 0;
                for (int k = 0; k < m; k++) {
                    both += dynamics.transition(i, k, g) * filters.covariance(k, j, g);
                }
                c[(g * m + i) * d + j] = both;
            }
        }
        int pair = g * pairs;
        for (int i = 0; i < m; i++) {
            int row = (g * m + i) * d;
            for (int j = 0; j < m; j++) {
                double sum = dynamics.noise(i, j, g);
                for (int k = 0; k < m; k++) {
                    sum += dynamics.transition(j, k, g) * c[row + k];
                }
                b[j] = sum;
            }
            System.arraycopy(b, 0, c, row, m);
            for (int j = i; j < m; j++) {
                p[pair++] = b[j];
            }
        }
    }

    /** Takes the sample that the members have just taken; {@code rest}: what lay between it and the instant, 0 if there was a sample before. */
    void follow(double rest, double spacing) {
        sound &= filters.pasts.isComplete() && !members.hasBegunAnew();
        Dynamics over = filters.dynamics;
        if (rest > 0) {
            over = dynamics;
            over.over(rest, spacing);
        }
        if (swinging) {
            swing(over.swings);
        } else {
            recursion.move(over, c, filters.size * m); // a row moves as a state does
        }
        for (int g = 0; g < filters.size; g++) {
            take(g);
        }
    }

    private void swing(Swings swings) {
        double[] a = swings.entries;
        for (int row = 0; row < filters.size * m * d; row += d) {
            int of = swings.of(row / (m * d));
            double v = c[row + 1];
            double w = c[row + 2];
            c[row] += a[of + Swings.XV] * v + a[of + Swings.XA] * w;
            c[row + 1] = a[of + Swings.VV] * v + a[of + Swings.VA] * w;
            c[row + 2] = a[of + Swings.AV] * v + a[of + Swings.AA] * w;
        }
    }

    private void take(int g) {
        double inverse = 1 / filters.newest.variance[g];
        double innovation = filters.newest.innovation[g] * inverse;
        int begin = g * m * d;
        for (int i = 0; i < m; i++) {
            double own = c[begin + i * d] + (coloured ? c[begin + i * d + m] : 0);
            b[i] = own;
            x[g * m + i] += own * innovation;
        }
        Downdate.rows(c, begin, d, filters.gain, g * d, b, m);
        Downdate.triangle(p, g * pairs, m, b, inverse);
        int pair = g * pairs;
        for (int i = 0; i < m; i++) {
            sound &= p[pair] > least[g * m + i];
            pair += m - i;
        }
    }

    /** Whether all members had a past throughout and their variances still have digits. */
    boolean isSound() {
        return sound;
    }

    /** Adds the members to a mixture, and to an interior unless that is null; {@code shares} of the mixture, 0: no part in it. */
    void mix(double[] weights, double[] shares, Mixture mixture, Interior interior) {
        for (int g = 0; g < filters.size; g++) {
            mixture.convert(filters.dynamics, g, members.noise[g], x, g * m, p, g * pairs);
            mixture.doubt(filters.family, weights[g]);
            if (interior != null) {
                interior.add(filters.family, weights[g], mixture.derivatives, mixture.covariances);
            }
            if (shares[g] > 0) {
                mixture.accumulate(shares[g], Math.min(filters.family.highest(), Estimate.MAX_ORDER));
            }
        }
    }
}
