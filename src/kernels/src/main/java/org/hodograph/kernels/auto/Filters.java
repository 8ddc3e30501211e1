package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The Kalman filters of one family, one member after the other in memory. Times are in units of h, values in y-units, covariances in
 * units of a member's noise s².
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
    /** Of the newest sample: innovation variance before any inflation. */
    final double[] expected;
    /** How it was taken. */
    final Newest newest;

    private final Recursion recursion;
    /** States: component i of member g at g d + i. */
    final double[] x;
    /** Covariances: of member g from g {@link #pairs} on, see {@link Recursion}. */
    final double[] p;

    final int pairs;
    /** As the states. */
    final double[] gain;

    private final int[] places; // of the covariance of components i and j, at i d + j
    private final boolean coloured;
    private final int slowest; // place of the variance of the highest derivative
    private boolean steady; // the gain no longer changes

    Filters(Family family, Newest newest) {
        this.family = family;
        this.newest = newest;
        size = family.size();
        d = family.dimension();
        pairs = Recursion.pairs(d);
        coloured = family.kind() == Family.Kind.COLOURED;
        recursion = family.recursion();
        places = family.places();
        dynamics = new Dynamics(family);
        x = new double[size * d];
        gain = new double[size * d];
        p = new double[size * pairs];
        expected = new double[size];
        pasts = new Pasts(size);
        int highest = family.order() - 1;
        slowest = places[highest * d + highest];
    }

    /** A component of a member's state. */
    double state(int i, int g) {
        return x[g * d + i];
    }

    /** The covariance of two of them. */
    double covariance(int i, int j, int g) {
        return p[g * pairs + places[i * d + j]];
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
        recursion.move(dynamics, x, size);
        if (!frozen) {
            spread();
            expectPasts(delta > GAP * c ? LARGEST : Double.MAX_VALUE);
            expect();
        }
        int noise = family.order();
        for (int g = 0; g < size; g++) {
            newest.innovation[g] = y - x[g * d] - (coloured ? x[g * d + noise] : 0);
        }
        System.arraycopy(expected, 0, newest.variance, 0, size);
        if (family.kind() == Family.Kind.REACTIVE) {
            Arrays.fill(newest.growth, 0, size, 0);
            Arrays.fill(newest.burst, 0, size, 0);
        } else if (family.kind() == Family.Kind.ROBUST) {
            Arrays.fill(newest.anew, 0, size, false);
        }
        return frozen;
    }

    /** Makes up for a {@link #predict} that trusted the gain of the last step. */
    void thaw() {
        steady = false;
        spread();
        expect();
    }

    private void spread() {
        for (int g = 0; g < size; g++) {
            newest.before[g] = p[g * pairs + slowest];
        }
        recursion.spread(dynamics, p, size);
    }

    private void expectPasts(double largest) {
        for (int g = 0; g < size; g++) {
            if (!(p[g * pairs] <= largest)) {
                sleep(g);
            }
        }
    }

    /** What is left of a positive variance after every update, or the member's past was no more than rounding. */
    private void expectVariances() {
        for (int g = 0; g < size; g++) {
            for (int i = 0; i < d; i++) {
                if (!(p[g * pairs + places[i * d + i]] > 0)) {
                    sleep(g);
                }
            }
        }
    }

    /** The member has no past from now on; what its arrays go through until it has one again is of no meaning, but finite. */
    private void sleep(int g) {
        pasts.lose(g);
        for (int i = 0; i < d; i++) {
            x[g * d + i] = 0;
            for (int j = i; j < d; j++) {
                setCovariance(i, j, g, i == j ? 1 : 0);
            }
        }
        steady = false;
    }

    /** The member's past is not that of the newest samples: it is to begin anew with them. */
    void beginAnew(int g) {
        sleep(g);
        pasts.renew(g, family.order());
        newest.anew[g] = true;
    }

    private void setCovariance(int i, int j, int g, double value) {
        p[g * pairs + places[i * d + j]] = value;
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
            x[g * d + i] = i < m ? state[i] : 0;
            for (int j = i; j < d; j++) {
                double covariance = j < m
                        ? 4 * square[i * m + j] + process[i * m + j] * dynamics.q[g]
                        : i < m ? 0 : i == j ? 1 : family.colour()[0] / (1 - family.colour()[1]);
                setCovariance(i, j, g, covariance);
            }
        }
        pasts.find(g);
        steady = false;
    }

    /** Covariance of the states with the innovation into the gain, its variance into {@link #expected}. */
    void expect() {
        recursion.expect(p, gain, expected, size);
    }

    /** Grows the predicted covariance of one member until the value has {@code need} more: there was so much more process noise. */
    void shake(int g, double need) {
        int m = family.order();
        double burst = Math.min(need, LARGEST) / dynamics.unit[0];
        newest.burst[g] = burst;
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                p[g * pairs + places[i * d + j]] += burst * dynamics.unit[i * m + j];
            }
        }
    }

    /** Grows the predicted covariance of one member until the value has {@code need} more, each derivative by itself. */
    void grow(int g, double need, double perOrder) {
        double more = Math.min(need, LARGEST);
        newest.growth[g] = more;
        newest.growthPerOrder[g] = perOrder;
        for (int i = 0; i < family.order(); i++) {
            p[g * pairs + places[i * d + i]] += more;
            more *= perOrder;
        }
    }

    /** Takes the innovation in with the gain of the last step. */
    void updateSteadily() {
        Correction.states(x, d, gain, newest.innovation, size);
    }

    /** Takes the innovation in; its variance for the update is that of {@link #newest}. */
    void update(double delta, double c) {
        boolean positive = recursion.reduce(p, gain, newest.variance, size);
        updateSteadily();
        if (!positive) {
            expectVariances();
        }
        if (pasts.isComplete() && isSettled()) {
            settle(delta, c);
        }
    }

    /** Whether the last step changed the covariance no more; its highest derivative is the last to come to rest. */
    private boolean isSettled() {
        for (int g = 0; g < size; g++) {
            double now = p[g * pairs + slowest];
            if (!(Math.abs(now - newest.before[g]) <= CONVERGED * now)) {
                return false;
            }
        }
        return true;
    }

    /** The gain that the covariance as it is now gives from step to step: a function of the saved state alone. */
    void settle(double delta, double c) {
        dynamics.over(delta, c);
        System.arraycopy(p, 0, newest.aside, 0, size * pairs);
        recursion.spread(dynamics, p, size);
        expect();
        for (int g = 0; g < size; g++) {
            for (int at = g * d; at < (g + 1) * d; at++) {
                gain[at] /= expected[g];
            }
        }
        System.arraycopy(newest.aside, 0, p, 0, size * pairs);
        steady = true;
    }

    boolean isSteady() {
        return steady;
    }

    /** Goes over to another unit of time, 2^{@code steps} times as long: exact. */
    void rescale(int steps) {
        for (int g = 0; g < size; g++) {
            for (int i = 0; i < family.order(); i++) {
                x[g * d + i] = Math.scalb(x[g * d + i], i * steps);
                for (int j = i; j < d; j++) {
                    int power = (i + (j < family.order() ? j : 0)) * steps;
                    setCovariance(i, j, g, Math.scalb(covariance(i, j, g), power));
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
            System.arraycopy(from.x, members[n] * d, x, n * d, d);
            System.arraycopy(from.p, members[n] * pairs, p, n * pairs, pairs);
        }
        steady = false;
    }

    void copyFrom(Filters from) {
        System.arraycopy(from.x, 0, x, 0, size * d);
        System.arraycopy(from.gain, 0, gain, 0, size * d);
        System.arraycopy(from.expected, 0, expected, 0, size);
        System.arraycopy(from.p, 0, p, 0, size * pairs);
        pasts.copyFrom(from.pasts);
        steady = from.steady;
        dynamics.copyFrom(from.dynamics);
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(steady);
        for (int g = 0; g < size; g++) {
            pasts.save(g, out);
            for (int i = 0; i < d; i++) {
                out.writeDouble(x[g * d + i]);
                for (int j = i; j < d; j++) {
                    out.writeDouble(covariance(i, j, g));
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
                x[g * d + i] = in.readDouble();
                for (int j = i; j < d; j++) {
                    setCovariance(i, j, g, in.readDouble());
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
