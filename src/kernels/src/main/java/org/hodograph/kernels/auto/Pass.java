package org.hodograph.kernels.auto;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * One family on its way forth and back: per step and member the filtered state, how the sample was taken, and what the samples
 * from it on say.
 */
final class Pass {

    private final Members members;
    private final Filters filters;
    private final int d;
    private final int size; // of what is kept of the later samples
    private final boolean robust;
    private final boolean reactive;
    private double[] states = new double[0]; // (step · capacity + member) · d
    private double[] covariances = new double[0]; // · d²
    private double[] variances = new double[0]; // of the sample, in units of the member's noise
    private double[] growths = new double[0]; // of the state's variances before it
    private double[] perOrder = new double[0];
    private double[] bursts = new double[0]; // of process noise in the interval that it ends
    private double[] information = new double[0]; // of the samples from this one on, of the state before any growth
    private boolean[] asleep = new boolean[0]; // the member has no past
    private boolean[] begins = new boolean[0]; // nothing from here on says where the member was before
    private int capacity; // members a step has room for
    private int first; // step from which the family has a state
    private final Later later;
    private final Later told; // of one step, while an instant is told
    private final Junction junction;
    // of one member, while it is told
    private final double[] x;
    private final double[] p;
    private final double[] scratch;
    private final double[] other;

    Pass(Members members) {
        this.members = members;
        filters = members.filters;
        d = filters.d;
        size = Later.size(d);
        robust = filters.family.kind() == Family.Kind.ROBUST;
        reactive = filters.family.kind() == Family.Kind.REACTIVE;
        capacity = filters.family.size();
        later = new Later(filters);
        told = new Later(filters);
        junction = new Junction(d);
        x = new double[d];
        p = new double[d * d];
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
            // a surprise of a robust member is noise of the sample, one of a reactive member is of the process
            double variance = filters.newest.variance[g];
            boolean inflated = robust && variance > filters.expected[g];
            variances[place] = inflated ? variance - filters.expected[g] + 1 : 1;
            if (reactive) {
                growths[place] = filters.newest.growth[g];
                perOrder[place] = filters.newest.growthPerOrder[g];
                bursts[place] = filters.newest.burst[g];
            }
            asleep[place] = !filters.pasts.has(g);
            begins[place] = false;
            for (int i = 0; i < d; i++) {
                states[place * d + i] = filters.state(i, g);
                for (int j = 0; j < d; j++) {
                    covariances[(place * d + i) * d + j] = filters.covariance(i, j, g);
                }
            }
            if (robust && step > 0 && filters.newest.anew[g]) {
                correct(step, g);
            }
        }
    }

    /** A member began anew with a row of samples that it had taken for outliers: only later ones say where it was meanwhile. */
    private void correct(int step, int g) {
        int begin = Math.max(first, step - Denials.MOST);
        for (int i = begin; i <= step; i++) {
            variances[i * capacity + g] = 1;
            asleep[i * capacity + g] |= i < step;
        }
        begins[begin * capacity + g] = true;
    }

    private void reserve(int places) {
        if (variances.length < places) {
            int room = Math.max(places, 2 * variances.length);
            variances = Arrays.copyOf(variances, room);
            if (reactive) {
                growths = Arrays.copyOf(growths, room);
                perOrder = Arrays.copyOf(perOrder, room);
                bursts = Arrays.copyOf(bursts, room);
            }
            asleep = Arrays.copyOf(asleep, room);
            begins = Arrays.copyOf(begins, room);
            states = Arrays.copyOf(states, room * d);
            covariances = Arrays.copyOf(covariances, room * d * d);
            information = Arrays.copyOf(information, room * size);
        }
    }

    /** What the samples from each one on say, from the last step to the first. {@code values} as the members see them. */
    void back(int steps, double[] intervals, double[] spacings, double[] values) {
        later.clear();
        for (int step = steps; step > first; step--) {
            for (int g = 0; g < filters.size; g++) {
                int place = step * capacity + g;
                if (step < steps) {
                    later.shift(g, values[step] - values[step + 1]);
                }
                later.observe(g, variances[place]);
                if (reactive && growths[place] > 0) {
                    later.blur(g, growths[place], perOrder[place]);
                    later.settle(g);
                }
                if (reactive && bursts[place] > 0) {
                    later.shake(g, bursts[place], intervals[step]);
                    later.settle(g);
                }
                if (begins[place]) {
                    later.clear(g);
                }
                later.save(g, information, place * size);
            }
            later.back(intervals[step], spacings[step]);
        }
    }

    /**
     * Adds the members at an instant to a mixture, and to an interior unless that is null.
     *
     * @param step of the sample at or before the instant
     * @param after from it to the instant, {@code rest} from there to the next sample, in units of h; 0: there is none
     * @param rise of the value from that sample to the next
     * @param value of that sample as the members see it
     * @param more samples after it
     * @param shares of the mixture; 0: the member has no part in it
     */
    void mixAt(
            int step,
            double after,
            double rest,
            double rise,
            double value,
            int more,
            double spacing,
            double[] weights,
            double[] shares,
            Mixture mixture,
            Interior interior) {
        if (step < first) {
            return;
        }
        told.clear();
        if (rest > 0) {
            for (int g = 0; g < filters.size; g++) {
                told.load(g, information, ((step + 1) * capacity + g) * size);
            }
            told.back(rest, spacing);
        }
        for (int g = 0; g < filters.size; g++) {
            int place = step * capacity + g;
            told.shift(g, -rise);
            told.settle(g);
            if (!tell(g, place, after, rest > 0, more, value, spacing)) {
                mixture.miss(shares[g]);
                if (interior != null) {
                    interior.miss(weights[g]);
                }
                continue;
            }
            x[0] += value;
            mixture.convert(filters.dynamics, g, members.noise[g], x, p);
            mixture.doubt(filters.family, weights[g]);
            if (interior != null) {
                interior.add(filters.family, weights[g], mixture.derivatives, mixture.covariances);
            }
            if (shares[g] > 0) {
                mixture.accumulate(shares[g], Math.min(filters.family.highest(), Estimate.MAX_ORDER));
            }
        }
    }

    /** State and covariance of a member at an instant, the value from that of the sample before; false if nothing says it. */
    private boolean tell(int g, int place, double after, boolean hasMore, int more, double value, double spacing) {
        System.arraycopy(states, place * d, x, 0, d);
        System.arraycopy(covariances, place * d * d, p, 0, d * d);
        if (!asleep[place]) {
            x[0] -= value;
            if (after > 0) {
                forward(g, after, spacing);
            }
            if (!hasMore) {
                return true;
            }
            if (junction.factorise(p)) {
                junction.join(x, p, told.rows(), told.offset(g));
                return true;
            }
        }
        if (after == 0) {
            told.observe(g, variances[place]);
        }
        if ((after == 0 ? more + 1 : more) < filters.family.order()) {
            return false;
        }
        told.assumeColour(g);
        return junction.solve(x, p, told.rows(), told.offset(g));
    }

    /** To an instant between two samples; the noise of a sample stays with it. */
    private void forward(int g, double after, double spacing) {
        Dynamics dynamics = filters.dynamics;
        dynamics.over(after, spacing);
        int m = filters.family.order();
        for (int i = 0; i < m; i++) {
            double sum = 0;
            for (int j = 0; j < m; j++) {
                sum += dynamics.transition(i, j, g) * x[j];
            }
            scratch[i] = sum;
        }
        System.arraycopy(scratch, 0, x, 0, m);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = i < m ? 0 : p[i * d + j];
                for (int k = 0; i < m && k < m; k++) {
                    sum += dynamics.transition(i, k, g) * p[k * d + j];
                }
                other[i * d + j] = sum;
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = j < m ? 0 : other[i * d + j];
                for (int k = 0; j < m && k < m; k++) {
                    sum += dynamics.transition(j, k, g) * other[i * d + k];
                }
                p[i * d + j] = sum + (i < m && j < m ? dynamics.noise(i, j, g) : 0);
            }
        }
    }
}
