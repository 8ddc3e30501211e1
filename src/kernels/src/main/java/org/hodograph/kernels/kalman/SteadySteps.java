package org.hodograph.kernels.kalman;

import java.util.Arrays;
import org.hodograph.kernels.PerThread;

/**
 * The members of a bank whose information has stopped to change: at even spacing R tends to a limit that no value bears on,
 * and once a step changes no element by more than rounding, R stays as it is. From then on a step is linear in what it
 * does to z, and all that it takes is worked out once:
 *
 * <pre>z ← A (z − R₀ d),   innovation cᵀ (z − R₀ d),   d the sample minus the one before, R₀ the first column of R</pre>
 *
 * <p>Whether a member is steady, and its A, follow from R, the interval and the process noise alone: a filter that was loaded
 * works them out again, to the same bits. What has the same bits is one and the same array for all filters of a thread: a
 * thousand sensors of one kind that began alike have it in common. For one thread; allocates when a member becomes steady
 * whose like there is none.
 */
final class SteadySteps {

    /** Relative change of an element by a step. Rounding alone goes round in circles of up to 2e-15. */
    private static final double SAME = 0x1p-46;

    private static final int MOST_KNOWN = 1_024; // a power of two; twenty members of some spacings
    private static final double[] NONE = {};
    private static final PerThread<double[][]> KNOWN = new PerThread<>(SteadySteps::nothing);

    private final int order;
    private final int stride; // doubles of a member's state
    private final double[][] kept; // by member, never written again; NONE where it is not steady
    private final double[] column;
    private final double[] worked; // A, c, √S, R⁻¹, (RᵀR)⁻¹: what is kept, in the making
    private double[][] known = new double[0][]; // of the thread: held here, or nobody would
    private double innovation;

    SteadySteps(int order, int members) {
        this.order = order;
        stride = InformationState.size(order);
        kept = new double[members][];
        column = new double[stride];
        worked = new double[3 * order * order + order + 1];
        clear();
    }

    /** No member is known to be steady: another interval, other intensities, another state. */
    void clear() {
        Arrays.fill(kept, NONE);
    }

    boolean holds(int member) {
        return kept[member] != NONE;
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
        for (int k = 0; k < order; k++) {
            System.arraycopy(states, from, column, 0, stride);
            for (int i = 0, z = order; i < order; z += order - i, i++) {
                column[z] = i == k ? 1 : 0;
            }
            state.load(column, 0);
            state.ahead(h, intensity, reach);
            state.observe();
            worked[order * order + k] = state.innovation();
            worked[order * order + order] = state.spread();
            state.save(column, 0);
            for (int i = 0, diagonal = 0, z = order; i < order; diagonal = z + 1, z += order - i, i++) {
                boolean turned = column[diagonal] > 0 != states[from + diagonal] > 0;
                worked[i * order + k] = turned ? -column[z] : column[z];
            }
        }
        state.load(states, from);
        state.invert(worked, order * order + order + 1);
        kept[member] = shared();
    }

    private static double[][] nothing() {
        double[][] all = new double[MOST_KNOWN][];
        Arrays.fill(all, NONE);
        return all;
    }

    /** An array of the same bits as what was worked out. */
    private double[] shared() {
        double[][] all = KNOWN.get();
        known = all;
        int hash = Arrays.hashCode(worked);
        int slot = (hash ^ (hash >>> 16)) & (MOST_KNOWN - 1);
        if (!Arrays.equals(all[slot], worked)) {
            all[slot] = worked.clone();
        }
        return all[slot];
    }

    /** Writes a member's state after a sample that is {@code step} above the one before. */
    void go(int member, double[] states, int from, int to, double step) {
        System.arraycopy(states, from, states, to, stride);
        double[] z = column;
        for (int i = 0, k = order; i < order; k += order - i, i++) {
            z[i] = states[from + k];
        }
        z[0] -= states[from] * step;
        double[] matrix = kept[member];
        for (int i = 0, k = order; i < order; k += order - i, i++) {
            states[to + k] = times(matrix, i * order, z);
        }
        innovation = times(matrix, order * order, z);
    }

    private double times(double[] matrix, int row, double[] z) {
        double sum = 0;
        for (int k = 0; k < order; k++) {
            sum += matrix[row + k] * z[k];
        }
        return sum;
    }

    /** Writes mean R⁻¹z of a state and covariance (RᵀR)⁻¹ (row-major, m × m). */
    void solve(int member, double[] states, int from, double[] mean, double[] covariance) {
        double[] all = kept[member];
        int inverse = order * order + order + 1;
        for (int i = 0; i < order; i++) {
            double sum = 0;
            for (int k = i, z = z(i); k < order; z += order - k, k++) {
                sum += all[inverse + i * order + k] * states[from + z];
            }
            mean[i] = sum + 0.0; // no -0
        }
        System.arraycopy(all, inverse + order * order, covariance, 0, order * order);
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
        return kept[member][order * order + order];
    }

    void copyFrom(SteadySteps other) {
        System.arraycopy(other.kept, 0, kept, 0, kept.length);
        known = other.known;
    }
}
