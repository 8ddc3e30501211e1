package org.hodograph.kernels.kalman;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/** The mean of the members' estimates by their weights; its covariance is the mean of theirs plus that of their spread. */
final class Mixture {

    /** A member below this weight changes nothing that anyone can see, and is not asked. */
    private static final double NEGLIGIBLE = 1e-4;

    private final NoiseBank bank;
    private final int order;
    private final boolean[] added;
    private final double[] means; // row-major, members × order
    private final double[] mean;
    private final double[] memberMean;
    private final double[] memberCovariance;
    private final double[] covariance; // row-major, order × order
    private double total; // of the added weights
    private double noise; // weighted sum of the members' variances of a sample

    Mixture(NoiseBank bank, int order) {
        this.bank = bank;
        this.order = order;
        added = new boolean[bank.members()];
        means = new double[bank.members() * order];
        mean = new double[order];
        memberMean = new double[order];
        memberCovariance = new double[order * order];
        covariance = new double[order * order];
    }

    void clear() {
        Arrays.fill(added, false);
        Arrays.fill(mean, 0);
        Arrays.fill(covariance, 0);
        total = 0;
        noise = 0;
    }

    boolean counts(int member) {
        return bank.weight(member) >= NEGLIGIBLE;
    }

    void add(int member, InformationState state) {
        state.solve(memberMean, memberCovariance);
        add(member);
    }

    /** A state of a member that is steady. */
    void add(int member, SteadySteps steps, double[] states, int offset) {
        steps.solve(member, states, offset, memberMean, memberCovariance);
        add(member);
    }

    private void add(int member) {
        double weight = bank.weight(member);
        double scale = bank.scale(member);
        System.arraycopy(memberMean, 0, means, member * order, order);
        for (int k = 0; k < order; k++) {
            mean[k] += weight * memberMean[k];
        }
        for (int k = 0; k < order * order; k++) {
            covariance[k] += weight * scale * memberCovariance[k];
        }
        added[member] = true;
        total += weight;
        noise += weight * scale;
    }

    /** Writes the estimate; {@code reference} is what values are measured from. */
    void report(double reference, Estimate out) {
        int top = Math.min(order - 1, Estimate.MAX_ORDER);
        for (int k = 0; k <= top; k++) {
            mean[k] /= total;
            out.setDerivative(k, mean[k] + (k == 0 ? reference : 0));
        }
        for (int k = 0; k <= top; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = covariance[k * order + l];
                for (int i = 0; i < added.length; i++) {
                    if (added[i]) {
                        sum += bank.weight(i) * (means[i * order + k] - mean[k]) * (means[i * order + l] - mean[l]);
                    }
                }
                out.setCovariance(k, l, sum / total);
            }
        }
        out.setNoise(Math.sqrt(noise / total));
    }
}
