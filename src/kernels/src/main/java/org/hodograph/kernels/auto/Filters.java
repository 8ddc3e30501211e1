package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The Kalman filters of one family, side by side: an array over the members for each component, so that the loops run over
 * members. Times are in units of h, values in y-units, covariances in units of a member's noise s².
 */
final class Filters {

    /** Of a predicted variance against noise 1: what 16 digits carry. Beyond it an interval has made the past worthless. */
    private static final double LARGEST = 1e10;

    /** An interval beyond so many spacings is a silence. */
    static final double GAP = 4;

    private static final double CONVERGED = 1e-12; // relative change in a step

    final Family family;
    /** Components of a state. */
    final int d;
    /** Members in use. */
    int size;

    final Dynamics dynamics;
    /** Which members have one. */
    final Pasts pasts;
    /** State, component by component. */
    final double[][] x;
    /** Covariance, row-major; (i, j) and (j, i) are the same array. */
    final double[][] p;
    /** Of the newest sample: innovation, its variance as used for the update, and gain. */
    final double[] innovation;

    final double[] variance;
    final double[][] gain;
    /** Innovation variance before any inflation. */
    final double[] expected;
    /** By how much the newest sample let the variance of the value grow, and the factor for each derivative; 0: not at all. */
    final double[] growth;

    final double[] growthPerOrder;
    /** Intensity of the burst of process noise that it let in since the sample before; 0: none. */
    final double[] burst;

    private final boolean coloured;
    private final double[][] product; // A P; also A x
    private final double[][] kept; // covariance while the steady gain is computed
    private final double[] before; // variances of the highest derivative after the sample before
    private final int slowest; // their place
    private boolean steady; // the gain no longer changes

    Filters(Family family) {
        this.family = family;
        size = family.size();
        d = family.dimension();
        coloured = family.kind() == Family.Kind.COLOURED;
        dynamics = new Dynamics(family);
        x = new double[d][size];
        p = Symmetric.sideBySide(d, size);
        kept = Symmetric.sideBySide(d, size);
        product = new double[d * d][size];
        innovation = new double[size];
        variance = new double[size];
        expected = new double[size];
        growth = new double[size];
        growthPerOrder = new double[size];
        burst = new double[size];
        gain = new double[d][size];
        before = new double[size];
        pasts = new Pasts(size);
        slowest = (family.order() - 1) * (d + 1);
    }

    /**
     * To the instant of the next sample and up to its innovation. A member whose variance there is beyond what 16 digits
     * carry loses its past.
     *
     * @return whether the gain of the last step still holds
     */
    boolean predict(double delta, double c, double y) {
        boolean changed = dynamics.over(delta, c);
        boolean frozen = steady && !changed && pasts.isComplete();
        steady = frozen;
        predictState();
        if (!frozen) {
            predictCovariance();
            expectPasts(delta > GAP * c ? LARGEST : Double.MAX_VALUE);
            expect();
        }
        for (int g = 0; g < size; g++) {
            innovation[g] = y - x[0][g] - (coloured ? x[d - 2][g] : 0);
        }
        System.arraycopy(expected, 0, variance, 0, size);
        Arrays.fill(growth, 0, size, 0);
        Arrays.fill(burst, 0, size, 0);
        return frozen;
    }

    /** Makes up for a {@link #predict} that trusted the gain of the last step. */
    void thaw() {
        steady = false;
        predictCovariance();
        expect();
    }

    private void predictState() {
        for (int i = 0; i < d; i++) {
            double[] to = product[i];
            Arrays.fill(to, 0, size, 0);
            for (int j = 0; j < d; j++) {
                addProduct(dynamics.a[i * d + j], x[j], to);
            }
        }
        for (int i = 0; i < d; i++) {
            System.arraycopy(product[i], 0, x[i], 0, size);
        }
    }

    private void addProduct(double[] a, double[] b, double[] to) {
        if (a != null) {
            for (int g = 0; g < size; g++) {
                to[g] += a[g] * b[g];
            }
        }
    }

    /** A P Aᵀ + Q. */
    private void predictCovariance() {
        System.arraycopy(p[slowest], 0, before, 0, size);
        int m = family.order();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double[] to = product[i * d + j];
                Arrays.fill(to, 0, size, 0);
                for (int k = 0; k < d; k++) {
                    addProduct(dynamics.a[i * d + k], p[k * d + j], to);
                }
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                double[] to = p[i * d + j];
                if (j < m) {
                    dynamics.noise(i, j, size, to);
                } else {
                    Arrays.fill(to, 0, size, i == j && i == m ? dynamics.colourNoise() : 0);
                }
                for (int k = 0; k < d; k++) {
                    addProduct(dynamics.a[j * d + k], product[i * d + k], to);
                }
            }
        }
    }

    private void expectPasts(double largest) {
        for (int g = 0; g < size; g++) {
            if (!(p[0][g] <= largest)) {
                sleep(g);
            }
        }
    }

    /** What is left of a positive variance after every update, or the member's past was no more than rounding. */
    private void expectVariances() {
        for (int i = 0; i < d; i++) {
            double[] own = p[i * d + i];
            for (int g = 0; g < size; g++) {
                if (!(own[g] > 0)) {
                    sleep(g);
                }
            }
        }
    }

    /** The member has no past from now on; what its arrays go through until it has one again is of no meaning, but finite. */
    private void sleep(int g) {
        pasts.lose(g);
        for (int i = 0; i < d; i++) {
            x[i][g] = 0;
            for (int j = i; j < d; j++) {
                p[i * d + j][g] = i == j ? 1 : 0;
            }
        }
        steady = false;
    }

    /** The next sample finds no gain or transition of before. */
    void forget() {
        steady = false;
        dynamics.forget();
    }

    /**
     * Gives a member a past.
     *
     * @param state its first components, {@code square} their covariance from unit noise of the samples and {@code process}
     *     from unit intensity of the process, row-major, order × order
     */
    void wake(int g, double[] state, double[] square, double[] process) {
        int m = family.order();
        for (int i = 0; i < d; i++) {
            x[i][g] = i < m ? state[i] : 0;
            for (int j = i; j < d; j++) {
                p[i * d + j][g] = j < m
                        ? 4 * square[i * m + j] + process[i * m + j] * dynamics.q[g]
                        : i < m ? 0 : i == j ? 1 : family.colour()[0] / (1 - family.colour()[1]);
            }
        }
        pasts.find(g);
        steady = false;
    }

    /** Covariance of the states with the innovation into the gain, its variance into {@link #expected}. */
    void expect() {
        for (int i = 0; i < d; i++) {
            for (int g = 0; g < size; g++) {
                gain[i][g] = p[i][g] + (coloured ? p[(d - 2) * d + i][g] : 0);
            }
        }
        for (int g = 0; g < size; g++) {
            expected[g] = coloured ? gain[0][g] + gain[d - 2][g] : gain[0][g] + 1;
        }
    }

    /** Grows the predicted covariance of one member until the value has {@code need} more: there was so much more process noise. */
    void shake(int g, double need) {
        int m = family.order();
        burst[g] = Math.min(need, LARGEST) / dynamics.unit[0];
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                p[i * d + j][g] += burst[g] * dynamics.unit[i * m + j];
            }
        }
    }

    /** Grows the predicted covariance of one member until the value has {@code need} more, each derivative by itself. */
    void grow(int g, double need, double perOrder) {
        growth[g] = Math.min(need, LARGEST);
        growthPerOrder[g] = perOrder;
        double more = growth[g];
        for (int i = 0; i < family.order(); i++) {
            p[i * d + i][g] += more;
            more *= perOrder;
        }
    }

    /** Takes the innovation in with the gain of the last step. */
    void updateSteadily() {
        for (int i = 0; i < d; i++) {
            addProduct(gain[i], innovation, x[i]);
        }
    }

    /** Takes the innovation in; its variance for the update is {@link #variance}. */
    void update(double delta, double c) {
        reduce();
        updateSteadily();
        expectVariances();
        if (pasts.isComplete() && isSettled()) {
            settle(delta, c);
        }
    }

    /** P − K S Kᵀ; the row of the value as P₀ⱼ r / S, which loses no digit when P₀₀ is large. */
    private void reduce() {
        for (int i = coloured ? 0 : 1; i < d; i++) {
            for (int j = i; j < d; j++) {
                double[] to = p[i * d + j];
                for (int g = 0; g < size; g++) {
                    to[g] -= gain[i][g] * (gain[j][g] / variance[g]);
                }
            }
        }
        if (!coloured) {
            for (int j = 0; j < d; j++) {
                for (int g = 0; g < size; g++) {
                    p[j][g] = gain[j][g] * ((variance[g] - gain[0][g]) / variance[g]);
                }
            }
        }
        for (int i = 0; i < d; i++) {
            for (int g = 0; g < size; g++) {
                gain[i][g] /= variance[g];
            }
        }
    }

    /** Whether the last step changed the covariance no more; its highest derivative is the last to come to rest. */
    private boolean isSettled() {
        double[] now = p[slowest];
        for (int g = 0; g < size; g++) {
            if (!(Math.abs(now[g] - before[g]) <= CONVERGED * now[g])) {
                return false;
            }
        }
        return true;
    }

    /** The gain that the covariance as it is now gives from step to step: a function of the saved state alone. */
    void settle(double delta, double c) {
        dynamics.over(delta, c);
        Symmetric.copy(p, kept, d, size);
        predictCovariance();
        expect();
        for (int i = 0; i < d; i++) {
            for (int g = 0; g < size; g++) {
                gain[i][g] /= expected[g];
            }
        }
        Symmetric.copy(kept, p, d, size);
        steady = true;
    }

    boolean isSteady() {
        return steady;
    }

    /** Goes over to another unit of time, 2^{@code steps} times as long: exact. */
    void rescale(int steps) {
        for (int i = 0; i < family.order(); i++) {
            for (int g = 0; g < size; g++) {
                x[i][g] = Math.scalb(x[i][g], i * steps);
            }
            for (int j = i; j < d; j++) {
                int power = (i + (j < family.order() ? j : 0)) * steps;
                for (int g = 0; g < size; g++) {
                    p[i * d + j][g] = Math.scalb(p[i * d + j][g], power);
                }
            }
        }
        forget();
    }

    /** Becomes a copy of some members of another. */
    void gather(Filters from, int[] members, int count) {
        size = count;
        pasts.gather(from.pasts, members, count);
        dynamics.gather(from.dynamics, members, count);
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < d; i++) {
                x[i][n] = from.x[i][members[n]];
                for (int j = i; j < d; j++) {
                    p[i * d + j][n] = from.p[i * d + j][members[n]];
                }
            }
        }
        steady = false;
    }

    void copyFrom(Filters from) {
        for (int i = 0; i < d; i++) {
            System.arraycopy(from.x[i], 0, x[i], 0, size);
            System.arraycopy(from.gain[i], 0, gain[i], 0, size);
        }
        System.arraycopy(from.expected, 0, expected, 0, size);
        Symmetric.copy(from.p, p, d, size);
        pasts.copyFrom(from.pasts);
        steady = from.steady;
        dynamics.copyFrom(from.dynamics);
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(steady);
        for (int g = 0; g < size; g++) {
            pasts.save(g, out);
            for (int i = 0; i < d; i++) {
                out.writeDouble(x[i][g]);
                for (int j = i; j < d; j++) {
                    out.writeDouble(p[i * d + j][g]);
                }
            }
        }
    }

    void load(DataInput in, Clock clock) throws IOException {
        boolean wasSteady = in.readBoolean();
        pasts.findAll();
        for (int g = 0; g < size; g++) {
            pasts.load(g, in);
            for (int i = 0; i < d; i++) {
                x[i][g] = in.readDouble();
                for (int j = i; j < d; j++) {
                    p[i * d + j][g] = in.readDouble();
                }
            }
        }
        steady = false;
        dynamics.forget();
        if (wasSteady) {
            settle(clock.interval(), clock.spacing());
        }
    }
}
