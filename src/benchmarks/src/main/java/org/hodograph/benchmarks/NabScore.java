package org.hodograph.benchmarks;

import java.util.List;
import java.util.TreeSet;

/**
 * The scoring rules of the Numenta benchmark (A. Lavin, S. Ahmad 2015, doi 10.1109/ICMLA.2015.141; doi 10.1016/j.neucom.2017.04.070):
 * the earliest detection in a window counts, the more the earlier, by a sigmoid of its place; a window without one costs; each detection
 * outside costs by how far it lies behind the last window; no detection at all is 0, perfect is 100.
 *
 * @param falsePositive what a false detection costs
 * @param falseNegative what a window without a detection costs
 * @param incident a detection within so many rows behind another one is the same: 0 as in the benchmark
 */
record NabScore(double falsePositive, double falseNegative, int incident) {

    static final NabScore STANDARD = new NabScore(0.11, 1, 0);
    static final NabScore FEW_FALSE = new NabScore(0.22, 1, 0);
    static final NabScore FEW_MISSED = new NabScore(0.11, 2, 0);

    private static final double FAR = 3; // windows behind a window: a full false detection

    NabScore within(int rows) {
        return new NabScore(falsePositive, falseNegative, rows);
    }

    private static double sigmoid(double place) {
        return place > FAR ? -1 : 2 / (1 + Math.exp(5 * place)) - 1;
    }

    /** Found windows, false detections and the sum of a file; {@code scores} of its rows, detections being those of at least a threshold. */
    record Result(int found, int wrong, double sum) {}

    Result of(NabFile file, double[] scores, double threshold) {
        boolean[] found = new boolean[file.windows().size()];
        double sum = 0;
        int wrong = 0;
        int last = Integer.MIN_VALUE / 2;
        for (int i = file.probation(); i < scores.length; i++) {
            if (!(scores[i] >= threshold)) {
                continue;
            }
            boolean isSame = i - last < incident;
            last = i;
            if (isSame) {
                continue;
            }
            int in = window(file, i);
            if (in < 0) {
                wrong++;
                sum += falsePositive * outside(file, i);
            } else if (!found[in]) {
                found[in] = true;
                int[] window = file.windows().get(in);
                sum += sigmoid(-(window[1] - i + 1.0) / (window[1] - window[0] + 1)) / sigmoid(-1);
            }
        }
        int count = 0;
        for (boolean is : found) {
            count += is ? 1 : 0;
            sum -= is ? 0 : falseNegative;
        }
        return new Result(count, wrong, sum);
    }

    private static int window(NabFile file, int row) {
        for (int k = 0; k < file.windows().size(); k++) {
            if (row >= file.windows().get(k)[0] && row <= file.windows().get(k)[1]) {
                return k;
            }
        }
        return -1;
    }

    private static double outside(NabFile file, int row) {
        double value = -1;
        for (int[] window : file.windows()) {
            if (window[1] < row) {
                value = sigmoid((row - window[1]) / (double) (window[1] - window[0]));
            }
        }
        return value;
    }

    /** The normalised score over files. */
    double of(List<NabFile> files, List<double[]> scores, double threshold) {
        double sum = 0;
        int windows = 0;
        for (int i = 0; i < files.size(); i++) {
            sum += of(files.get(i), scores.get(i), threshold).sum();
            windows += files.get(i).windows().size();
        }
        return 100 * (sum + falseNegative * windows) / (windows + falseNegative * windows);
    }

    /** The one threshold that is best for all files. */
    double best(List<NabFile> files, List<double[]> scores) {
        TreeSet<Double> thresholds = new TreeSet<>();
        thresholds.add(Double.MAX_VALUE);
        for (double[] one : scores) {
            for (double score : one) {
                if (score > 0) {
                    thresholds.add(score);
                }
            }
        }
        double best = Double.MAX_VALUE;
        double most = Double.NEGATIVE_INFINITY;
        for (double threshold : thresholds) {
            double score = of(files, scores, threshold);
            if (score > most) {
                most = score;
                best = threshold;
            }
        }
        return best;
    }
}
