package org.hodograph.kernels.kalman;

import java.util.Arrays;

/**
 * The members of a bank whose information has stopped to change: at even spacing R tends to a limit that no value bears on,
 * and once a step changes no element by more than rounding, R stays as it is. From then on a step is linear in what it
 * does to z, and all that it takes is worked out once:
 *
 * <pre>z ← A (z − R₀ d),   innovation cᵀ (z − R₀ d),   d the sample minus the one before, R₀ the first column of R</pre>
 *
 * <p>Whether a member is steady, and its A, follow from R, the interval and the process noise alone: a filter that was loaded
 * works them out again, to the same bits. For one thread; allocates when the first member becomes steady.
 */
final class SteadySteps {

    /** Relative change of an element by a step. Rounding alone goes round in circles of up to 2e-15. */
    private static final double SAME = 0x1p-46;

    private final int order;
    private final int stride; // doubles of a member's state
    private final int size; // of what is kept of a member: A, c, √S, R⁻¹, (RᵀR)⁻¹
    private final boolean[] isSteady;
    private final double[] column;
    private double[] kept = new double[0];
    private double innovation;

    SteadySteps(int order, int members) {
        this.order = order;
        stride = InformationState.size(order);
        size = 3 * order * order + order + 1;
        isSteady = new boolean[members];
        column = new double[stride];
    }

    /** No member is known to be steady: another interval, other intensities, another state. */
    void clear() {
        Arrays.fill(isSteady, false);
    }

    boolean holds(int member) {
        return isSteady[member];
    }

    /** Whether R is the same in two states, up to rounding and the signs of rows. */
    boolean isSame(double[] states, int from, int to) {
        for (int i = 0, k = 0; i < order; i++, k++) { // over z
            for (int j = i; j < order; j++, k++) {
                double was = Math.abs(states[from + k]);
                if (!(Math.abs(Math.abs(states[to + k]) - was) <= SAME * was)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Works out what a step does to a member, whose state stands at {@code from}. {@code state} is used up. */
    void learn(
            int member, double[] states, int from, double h, double intensity, double reach, InformationState state) {
        if (kept.length == 0) {
            kept = new double[isSteady.length * size];
        }
        int to = member * size;
        for (int k = 0; k < order; k++) {
            System.arraycopy(states, from, column, 0, stride);
            for (int i = 0, z = order; i < order; z += order - i, i++) {
                column[z] = i == k ? 1 : 0;
            }
            state.load(column, 0);
            state.ahead(h, intensity, reach);
            state.observe();
            kept[to + order * order + k] = state.innovation();
            kept[to + order * order + order] = state.spread();
            state.save(column, 0);
            for (int i = 0, diagonal = 0, z = order; i < order; diagonal = z + 1, z += order - i, i++) {
                boolean turned = column[diagonal] > 0 != states[from + diagonal] > 0;
                kept[to + i * order + k] = turned ? -column[z] : column[z];
            }
        }
        state.load(states, from);
        state.invert(kept, to + order * order + order + 1);
        isSteady[member] = true;
    }

    /** Writes a member's state after a sample that is {@code step} above the one before. */
    void go(int member, double[] states, int from, int to, double step) {
        System.arraycopy(states, from, states, to, stride);
        double[] z = column;
        for (int i = 0, k = order; i < order; k += order - i, i++) {
            z[i] = states[from + k];
        }
        z[0] -= states[from] * step;
        int a = member * size;
        for (int i = 0, k = order; i < order; k += order - i, i++) {
            states[to + k] = times(a + i * order, z);
        }
        innovation = times(a + order * order, z);
    }

    private double times(int row, double[] z) {
        double sum = 0;
        for (int k = 0; k < order; k++) {
            sum += kept[row + k] * z[k];
        }
        return sum;
    }

    /** Writes mean R⁻¹z of a state and covariance (RᵀR)⁻¹ (row-major, m × m). */
    void solve(int member, double[] states, int from, double[] mean, double[] covariance) {
        int inverse = member * size + order * order + order + 1;
        for (int i = 0; i < order; i++) {
            double sum = 0;
            for (int k = i, z = z(i); k < order; z += order - k, k++) {
                sum += kept[inverse + i * order + k] * states[from + z];
            }
            mean[i] = sum + 0.0; // no -0
        }
        System.arraycopy(kept, inverse + order * order, covariance, 0, order * order);
    }

    /** Where z of a row is in a state. */
    private int z(int row) {
        return row * (order + 1) - row * (row - 1) / 2 + order - row;
    }

    /** The last sample minus its prediction, over √S; its sign is of no meaning. */
    double innovation() {
        return innovation;
    }

    /** √S. */
    double spread(int member) {
        return kept[member * size + order * order + order];
    }

    void copyFrom(SteadySteps other) {
        System.arraycopy(other.isSteady, 0, isSteady, 0, isSteady.length);
        if (kept.length < other.kept.length) {
            kept = new double[other.kept.length];
        }
        System.arraycopy(other.kept, 0, kept, 0, other.kept.length);
    }
}
