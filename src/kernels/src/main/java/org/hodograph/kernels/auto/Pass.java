package org.hodograph.kernels.auto;

import java.util.Arrays;

/** One family on its way forth and back: per step and member the filtered state, the update, and the adjoint before it. */
final class Pass {

    private final Members members;
    private final Filters filters;
    private final int d;
    private final boolean coloured;
    private double[] states = new double[0]; // (step · capacity + member) · d
    private double[] covariances = new double[0]; // · d²
    private double[] gains = new double[0]; // · d
    private double[] innovations = new double[0];
    private double[] variances = new double[0];
    private double[] adjoints = new double[0]; // λ before the update
    private double[] spreads = new double[0]; // Λ before the update
    private boolean[] asleep = new boolean[0]; // the member has no past
    private int capacity; // members a step has room for
    private int first; // step from which the family has a state
    // of one member, while it is told
    private final double[] x;
    private final double[] p;
    private final double[] lambda;
    private final double[] spread;
    private final double[] scratch;
    private final double[] other;

    Pass(Members members) {
        this.members = members;
        filters = members.filters;
        d = filters.d;
        coloured = filters.family.kind() == Family.Kind.COLOURED;
        capacity = filters.family.size();
        x = new double[d];
        p = new double[d * d];
        lambda = new double[d];
        spread = new double[d * d];
        scratch = new double[d * d];
        other = new double[d * d];
    }

    void begin() {
        first = Integer.MAX_VALUE;
        capacity = Math.max(1, filters.size);
        record(0);
    }

    /** Keeps the newest state and how it came to be. */
    void record(int step) {
        if (!members.hasBegun()) {
            return;
        }
        first = Math.min(first, step);
        reserve((step + 1) * capacity);
        for (int g = 0; g < filters.size; g++) {
            int place = step * capacity + g;
            innovations[place] = filters.innovation[g];
            variances[place] = filters.variance[g];
            asleep[place] = !filters.pasts.has(g);
            for (int i = 0; i < d; i++) {
                states[place * d + i] = filters.x[i][g];
                gains[place * d + i] = filters.gain[i][g];
                for (int j = 0; j < d; j++) {
                    covariances[(place * d + i) * d + j] = filters.p[i * d + j][g];
                }
            }
        }
    }

    private void reserve(int places) {
        if (innovations.length < places) {
            int room = Math.max(places, 2 * innovations.length);
            innovations = Arrays.copyOf(innovations, room);
            variances = Arrays.copyOf(variances, room);
            asleep = Arrays.copyOf(asleep, room);
            states = Arrays.copyOf(states, room * d);
            gains = Arrays.copyOf(gains, room * d);
            adjoints = Arrays.copyOf(adjoints, room * d);
            covariances = Arrays.copyOf(covariances, room * d * d);
            spreads = Arrays.copyOf(spreads, room * d * d);
        }
    }

    /** The adjoint before each update, from the last step to the first. */
    void back(int steps, double[] intervals, double[] spacings) {
        for (int g = 0; g < filters.size; g++) {
            Arrays.fill(lambda, 0);
            Arrays.fill(spread, 0);
            for (int step = steps; step > first; step--) {
                int place = step * capacity + g;
                if (asleep[place]) { // what comes later says nothing of what was before
                    Arrays.fill(lambda, 0);
                    Arrays.fill(spread, 0);
                    Arrays.fill(adjoints, place * d, (place + 1) * d, 0);
                    Arrays.fill(spreads, place * d * d, (place + 1) * d * d, 0);
                    continue;
                }
                undo(place);
                System.arraycopy(lambda, 0, adjoints, place * d, d);
                System.arraycopy(spread, 0, spreads, place * d * d, d * d);
                filters.dynamics.over(intervals[step], spacings[step]);
                before(g, filters.dynamics.a);
            }
        }
    }

    /** λ ← (I − K H)ᵀ λ − Hᵀ e / S and Λ ← (I − K H)ᵀ Λ (I − K H) + Hᵀ H / S. */
    private void undo(int place) {
        double along = innovations[place] / variances[place];
        double square = 1 / variances[place];
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += spread[i * d + j] * gains[place * d + j];
            }
            scratch[i] = sum; // Λ K
            along += gains[place * d + i] * lambda[i];
            square += gains[place * d + i] * sum;
        }
        int measured = coloured ? 2 : 1;
        for (int a = 0; a < measured; a++) {
            int row = a == 0 ? 0 : d - 2;
            lambda[row] -= along;
            for (int i = 0; i < d; i++) {
                spread[row * d + i] -= scratch[i];
                spread[i * d + row] -= scratch[i];
            }
        }
        for (int a = 0; a < measured; a++) {
            for (int b = 0; b < measured; b++) {
                spread[(a == 0 ? 0 : d - 2) * d + (b == 0 ? 0 : d - 2)] += square;
            }
        }
    }

    /** λ ← Aᵀ λ and Λ ← Aᵀ Λ A. */
    private void before(int g, double[][] a) {
        transposed(a, g, lambda, 1, other);
        System.arraycopy(other, 0, lambda, 0, d);
        transposed(a, g, spread, d, other); // Aᵀ Λ
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                scratch[i * d + j] = other[j * d + i];
            }
        }
        transposed(a, g, scratch, d, spread);
    }

    /** Aᵀ times a matrix of d rows. */
    private void transposed(double[][] a, int g, double[] matrix, int columns, double[] out) {
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    double[] entry = a[k * d + i];
                    sum += entry == null ? 0 : entry[g] * matrix[k * columns + j];
                }
                out[i * columns + j] = sum;
            }
        }
    }

    /**
     * Adds the members at an instant to a mixture.
     *
     * @param step of the sample at or before the instant
     * @param after from it to the instant, {@code rest} from there to the next sample, in units of h; 0: there is none
     */
    void mixAt(int step, double after, double rest, double spacing, double h, double[] weights, Mixture mixture) {
        if (step < first) {
            return;
        }
        for (int g = 0; g < filters.size; g++) {
            int place = step * capacity + g;
            if (asleep[place]) {
                mixture.miss(weights[g]);
                continue;
            }
            System.arraycopy(states, place * d, x, 0, d);
            System.arraycopy(covariances, place * d * d, p, 0, d * d);
            if (after > 0) {
                forward(g, after, spacing);
            }
            if (rest > 0) {
                int next = place + capacity;
                System.arraycopy(adjoints, next * d, lambda, 0, d);
                System.arraycopy(spreads, next * d * d, spread, 0, d * d);
                filters.dynamics.over(rest, spacing);
                before(g, filters.dynamics.a);
                correct();
            }
            mixture.add(filters.dynamics, g, weights[g], members.noise[g], x, p, spacing, h);
        }
    }

    /** To an instant between two samples; the noise of a sample stays with it. */
    private void forward(int g, double after, double spacing) {
        Dynamics dynamics = filters.dynamics;
        dynamics.over(after, spacing);
        int m = filters.family.order();
        for (int i = 0; i < m; i++) {
            double sum = 0;
            for (int j = 0; j < m; j++) {
                sum += entry(dynamics, i, j, g) * x[j];
            }
            scratch[i] = sum;
        }
        System.arraycopy(scratch, 0, x, 0, m);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = i < m ? 0 : p[i * d + j];
                for (int k = 0; i < m && k < m; k++) {
                    sum += entry(dynamics, i, k, g) * p[k * d + j];
                }
                other[i * d + j] = sum;
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = j < m ? 0 : other[i * d + j];
                for (int k = 0; j < m && k < m; k++) {
                    sum += entry(dynamics, j, k, g) * other[i * d + k];
                }
                p[i * d + j] = sum + (i < m && j < m ? dynamics.noise(i, j, g) : 0);
            }
        }
    }

    private double entry(Dynamics dynamics, int i, int j, int g) {
        double[] entry = dynamics.a[i * d + j];
        return entry == null ? 0 : entry[g];
    }

    /** x − P λ and P − P Λ P. */
    private void correct() {
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    sum += p[i * d + k] * spread[k * d + j];
                }
                scratch[i * d + j] = sum; // P Λ
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                x[i] -= p[i * d + j] * lambda[j];
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    sum += scratch[i * d + k] * p[k * d + j];
                }
                other[i * d + j] = p[i * d + j] - sum;
            }
        }
        System.arraycopy(other, 0, p, 0, d * d);
    }
}
