package org.hodograph.benchmarks;

import java.util.Arrays;

/**
 * SPOT, as its paper has it, for values above: peaks over the 98 % quantile of the first samples, a generalised Pareto law by
 * Grimshaw's reduction of the likelihood, refitted when the peaks have grown by a 32nd (there with each); what is above the level of risk q is an alarm and teaches nothing.
 * Source: A. Siffer, P.-A. Fouque, A. Termier, C. Largouët 2017, doi 10.1145/3097983.3098144, algorithm 1; S. D. Grimshaw 1993, doi
 * 10.1080/00401706.1993.10485040.
 */
final class Spot {

    private static final double START = 0.98;
    private static final int GRID = 40;
    private static final int FITS = 32; // once in so much of the peaks that there are

    private final double risk;
    private final double[] first;
    private int samples;
    private double threshold;
    private double[] excesses = new double[64];
    private int peaks;
    private int refit;
    private double level = Double.POSITIVE_INFINITY;

    /**
     * @param risk q, the probability of a sample above the level
     * @param first samples that only teach
     */
    Spot(double risk, int first) {
        this.risk = risk;
        this.first = new double[first];
    }

    /** Whether a sample is an alarm; otherwise it teaches. */
    boolean push(double y) {
        if (samples < first.length) {
            first[samples++] = y;
            if (samples == first.length) {
                begin();
            }
            return false;
        }
        if (y > level) {
            return true;
        }
        samples++;
        if (y > threshold) {
            add(y - threshold);
            if (peaks >= refit) {
                fit();
            }
        }
        return false;
    }

    /** What is above it is an alarm. */
    double level() {
        return level;
    }

    private void begin() {
        double[] sorted = first.clone();
        Arrays.sort(sorted);
        threshold = sorted[(int) (START * sorted.length)];
        for (double y : first) {
            if (y > threshold) {
                add(y - threshold);
            }
        }
        fit();
    }

    private void add(double excess) {
        if (peaks == excesses.length) {
            excesses = Arrays.copyOf(excesses, 2 * peaks);
        }
        excesses[peaks++] = excess;
    }

    /** The best of the roots of Grimshaw's equation and of the exponential law. */
    private void fit() {
        refit = peaks + Math.max(1, peaks / FITS);
        double mean = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < peaks; i++) {
            mean += excesses[i] / peaks;
            least = Math.min(least, excesses[i]);
            most = Math.max(most, excesses[i]);
        }
        double shape = 0;
        double scale = mean;
        double best = -peaks * (Math.log(mean) + 1);
        double low = -1 / most * (1 - 1e-6);
        double high = 2 * (mean - least) / (least * least);
        for (double[] side : new double[][] {{low, low * 1e-6}, {1e-6 / mean, Math.max(2e-6 / mean, high)}}) {
            double before = side[0];
            double valueBefore = equation(before);
            for (int i = 1; i <= GRID; i++) {
                double x = side[0] * Math.pow(side[1] / side[0], (double) i / GRID);
                double value = equation(x);
                if (valueBefore * value <= 0) {
                    double root = root(before, x, valueBefore);
                    double at = meanLog(root);
                    double likelihood = -peaks * (Math.log(at / root) + at + 1);
                    if (likelihood > best) {
                        best = likelihood;
                        shape = at;
                        scale = at / root;
                    }
                }
                before = x;
                valueBefore = value;
            }
        }
        double ratio = risk * samples / peaks;
        level = threshold
                + (Math.abs(shape) < 1e-9 ? -scale * Math.log(ratio) : scale / shape * (Math.pow(ratio, -shape) - 1));
    }

    private double root(double from, double to, double valueFrom) {
        double low = from;
        double high = to;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (valueFrom * equation(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Grimshaw's u(x) v(x) − 1. */
    private double equation(double x) {
        double inverse = 0;
        for (int i = 0; i < peaks; i++) {
            inverse += 1 / (1 + x * excesses[i]);
        }
        return inverse / peaks * (1 + meanLog(x)) - 1;
    }

    private double meanLog(double x) {
        double sum = 0;
        for (int i = 0; i < peaks; i++) {
            sum += Math.log1p(x * excesses[i]);
        }
        return sum / peaks;
    }
}
