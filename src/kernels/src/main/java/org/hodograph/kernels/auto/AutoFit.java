package org.hodograph.kernels.auto;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Quantisation;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.outlier.Gate;

/**
 * The batch side: the members that predict best in a block of samples, smoothed from both sides. A block is worked out when
 * it is first asked for, with samples beyond its end that reach farther than any member's memory.
 */
final class AutoFit implements Fit {

    private static final int BLOCK = 2_048;
    private static final int BEYOND = 256;
    private static final int AHEAD = 50; // samples: weights know by then what an instant was like
    private static final double LEAST = 1e-3; // of a mean weight

    private final double[] x;
    private final double[] y;
    private final Bank[] before; // the bank before each block
    private final Mixture mixture = new Mixture();
    private final Interior interior = new Interior();
    private final Spread spread = new Spread();
    private final Family[] families;
    private final Selection selection;
    private final Smoother smoother;
    private final double[][] weights; // of the chosen members at an instant, per family
    private float[][][] history = new float[0][][]; // sample of the block, family, member
    private double[] benefits = new double[0]; // that the weights of members that swing have there
    private boolean sound = true; // no square beyond the doubles
    private int open = -1; // block that the smoother holds
    private int last; // its last sample

    AutoFit(Family[] families, double[] x, double[] y) {
        this.families = families;
        selection = new Selection(families);
        smoother = new Smoother(families, mixture);
        Samples samples = Gate.without(Samples.of(x, y, Samples.Repeats.MEAN));
        this.x = samples.x();
        this.y = samples.y();
        weights = new double[families.length][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = new double[families[i].size()];
        }
        before = new Bank[(this.x.length + BLOCK - 1) / BLOCK];
        Bank bank = new Bank(families);
        bank.round(rounding(this.y));
        for (int i = 0; i < this.x.length; i++) {
            if (i % BLOCK == 0) {
                before[i / BLOCK] = new Bank(families);
                before[i / BLOCK].copyFrom(bank);
            }
            sound &= push(bank, i);
        }
    }

    private static double rounding(double[] y) {
        Quantisation quantisation = new Quantisation();
        for (double value : y) {
            quantisation.add(value);
        }
        return quantisation.variance();
    }

    private boolean push(Bank bank, int i) {
        return bank.push(interval(i), y[i]);
    }

    private double interval(int i) {
        return i == 0 ? 0 : x[i] - x[i - 1];
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (!sound || x.length < Bank.TELLING || !(at >= x[0] && at <= x[x.length - 1])) {
            return false;
        }
        int sample = Arrays.binarySearch(x, at);
        sample = sample >= 0 ? sample : -sample - 2;
        int block = sample / BLOCK;
        if (block != open) {
            open(block);
        }
        int known = Math.min(sample + AHEAD, last) - block * BLOCK;
        float[][] then = history[known];
        for (int i = 0; i < weights.length; i++) {
            for (int n = 0; n < selection.counts[i]; n++) {
                weights[i][n] = then[i][selection.chosen[i][n]];
            }
        }
        interior.clear();
        mixture.doubt.begin(benefits[known]);
        int inside = selection.interior(weights, distance(at, sample));
        smoother.mixAt(at - origin(block), weights, weights, inside < 0 ? null : interior);
        double reference = before[block].count() == 0 ? y[0] : before[block].reference();
        mixture.report(reference, 1, 1, out);
        if (inside >= 0) {
            interior.report(inside, reference, smoother.wasSilent(), out);
        }
        if (!smoother.wasSilent()) {
            mixture.doubt.report(reference, 1, 1, out);
        }
        if (out.isEmpty() || (smoother.wasSilent() && spread(sample).isExceeded(out.standardError(0)))) {
            out.clear();
            return false;
        }
        out.setFreedom(Bank.freedom(x.length));
        out.setWindow(x.length, x[x.length - 1] - x[0]);
        return true;
    }

    /** From the nearer end, in mean intervals of the samples between. */
    private int distance(double at, int sample) {
        return Math.min(sample + (at > x[sample] ? 1 : 0), x.length - 1 - sample);
    }

    /** Of the samples on both sides. */
    private Spread spread(int sample) {
        spread.clear();
        for (int i = Math.max(0, sample - AHEAD); i <= Math.min(x.length - 1, sample + AHEAD); i++) {
            spread.add(y[i]);
        }
        return spread;
    }

    /** Where the smoother's time begins: the last sample before the block. */
    private double origin(int block) {
        return x[Math.max(0, block * BLOCK - 1)];
    }

    private void open(int block) {
        int from = block * BLOCK;
        last = Math.min(x.length, from + BLOCK + BEYOND) - 1;
        Bank bank = new Bank(families);
        bank.copyFrom(before[block]);
        history = new float[last - from + 1][weights.length][];
        benefits = new double[last - from + 1];
        double[][] mean = new double[weights.length][];
        for (int i = 0; i < weights.length; i++) {
            mean[i] = new double[weights[i].length];
        }
        for (int i = from; i <= last; i++) {
            push(bank, i);
            benefits[i - from] = bank.benefit(Family.Kind.OSCILLATING);
            remember(bank, history[i - from], mean);
        }
        selection.choose(bank, mean, LEAST);
        smoother.begin(before[block], selection.chosen, selection.counts);
        for (int i = from; i <= last; i++) {
            smoother.follow(interval(i), y[i]);
        }
        smoother.finish();
        open = block;
    }

    private static void remember(Bank bank, float[][] now, double[][] mean) {
        for (int i = 0; i < now.length; i++) {
            double[] weight = bank.weights(i);
            double benefit = bank.benefit(bank.families[i].filters.family.kind());
            now[i] = new float[weight.length];
            for (int g = 0; g < weight.length; g++) {
                double known = bank.families[i].hasBegun() ? benefit * weight[g] : 0;
                now[i][g] = (float) known;
                mean[i][g] += known;
            }
        }
    }
}
