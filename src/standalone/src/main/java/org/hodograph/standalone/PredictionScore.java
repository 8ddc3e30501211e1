package org.hodograph.standalone;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.hodograph.kernels.Certainty;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Taylor;

/**
 * How well a streaming method predicts samples that it has not seen: after each sample the one {@code ahead} samples later is
 * predicted by carrying the estimate on to its instant (the Taylor polynomial, or how the method says that its signal moves), with the
 * variance of the value carried on plus that of a sample's noise. A method that states no noise has what its errors so far leave to be
 * explained; one that states no errors is given the mean square of its own so far, and has no coverage. Nobody needs to know a truth for that; what predicts well and
 * knows how well is a good description of the signal (A. P. Dawid 1984, doi 10.2307/2981683).
 *
 * <p>The log score is the mean of log density at what came, of a Student t with the degrees of freedom that tell the noise, normal
 * where these are not known: higher is better, a difference of two methods is in nats a sample (T. Gneiting, A. E. Raftery 2007,
 * doi 10.1198/016214506000001437).
 */
final class PredictionScore {

    private static final double TAIL = 0.025; // on each side of 95 %
    private static final double NORMAL = 1e4; // degrees of freedom from which on a t is normal

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEMORY = 0.99; // of past errors, a sample

    private final double[] scores; // by sample; NaN: not predicted
    private double squares;
    private final double[] left; // by sample: square of its error less the stated variance; NaN: not predicted
    private double unexplained; // squares of errors less stated variances, weighted
    private double weight;
    private int predicted;
    private int missing;
    private int told;
    private int held;
    private long nanos;
    private long samples;

    private PredictionScore(int size) {
        scores = new double[size];
        Arrays.fill(scores, Double.NaN);
        left = scores.clone();
    }

    /**
     * Streams samples through a method.
     *
     * @param ahead how many samples later the predicted one comes, at least 1
     * @param first the first sample whose prediction counts, from 0 among those that can be used
     */
    static PredictionScore of(Method method, int ahead, TruthTable table, int first) {
        int[] usable = usable(table);
        PredictionScore score = new PredictionScore(usable.length);
        Differentiator stream = method.newDifferentiator(Lookback.NONE);
        Estimate estimate = new Estimate();
        long newest = Long.MIN_VALUE;
        long begun = System.nanoTime();
        for (int i = 0; i < usable.length; i++) {
            long at = table.nanos()[usable[i]];
            score.learn(i);
            if (stream.push(at, table.measured()[usable[i]]) == Intake.ACCEPTED) {
                newest = at;
                score.samples++;
            }
            int target = i + ahead;
            if (target < usable.length && newest > Long.MIN_VALUE) {
                long then = table.nanos()[usable[target]];
                if (stream.predictAt(newest, then, estimate) && estimate.nanos() != then) {
                    Taylor.carry(
                            estimate, (then - estimate.nanos()) / NANOS_PER_SECOND); // known at an instant of its own
                }
                score.add(target, target >= first, estimate, table.measured()[usable[target]]);
            }
        }
        score.nanos = System.nanoTime() - begun;
        return score;
    }

    /** The samples with a value, each later than the one before. */
    static int[] usable(TruthTable table) {
        int[] usable = new int[table.nanos().length];
        int size = 0;
        for (int i = 0; i < usable.length; i++) {
            boolean isLater = size == 0 || table.nanos()[i] > table.nanos()[usable[size - 1]];
            if (isLater && Double.isFinite(table.measured()[i])) {
                usable[size++] = i;
            }
        }
        return Arrays.copyOf(usable, size);
    }

    private void add(int target, boolean counts, Estimate estimate, double came) {
        if (!estimate.has(0)) {
            missing += counts ? 1 : 0;
            return;
        }
        double error = came - estimate.derivative(0);
        double stated = estimate.covariance(0, 0);
        boolean isStated = !Double.isNaN(stated);
        double own = isStated ? stated : 0;
        double noise = estimate.noise();
        double variance = own + (isStated && !Double.isNaN(noise) ? noise * noise : Math.max(0, unexplained / weight));
        if (counts) {
            squares += error * error;
            predicted++;
            if (variance > 0) {
                double far = Math.abs(error) / Math.sqrt(variance);
                scores[target] = logDensity(far, estimate.freedom()) - 0.5 * Math.log(variance);
                told += isStated ? 1 : 0;
                held += isStated && Certainty.tail(far, estimate.freedom()) >= TAIL ? 1 : 0;
            }
        }
        left[target] = error * error - own;
    }

    /** A sample has come that was predicted: its error counts from now on for what methods don't state. */
    private void learn(int came) {
        if (!Double.isNaN(left[came])) {
            unexplained = MEMORY * unexplained + left[came];
            weight = MEMORY * weight + 1;
        }
    }

    /** Of a Student t; normal where the degrees of freedom are not known. */
    private static double logDensity(double far, double freedom) {
        if (!(freedom > 0 && freedom < NORMAL)) {
            return -0.5 * (far * far + Math.log(2 * Math.PI));
        }
        return new TDistribution(null, freedom).logDensity(far);
    }

    /** Root mean square of sample minus prediction; NaN where nothing was predicted. */
    double rms() {
        return Math.sqrt(squares / predicted);
    }

    /** Share of the samples inside the interval that should hold 95 %; NaN for a method without errors. */
    double inside() {
        return held / (double) told;
    }

    /** Mean log density at what came; NaN where nothing was predicted. */
    double logScore() {
        return Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }

    /** Samples that count and were not predicted. */
    int missing() {
        return missing;
    }

    /** Whether it has a log score of at least so large a share of the samples that count. */
    boolean tells(double share) {
        long has = Arrays.stream(scores).filter(score -> !Double.isNaN(score)).count();
        return has > 0 && has >= share * (predicted + missing);
    }

    double nanosPerSample() {
        return nanos / (double) samples;
    }

    /**
     * By how many of its standard errors the mean of this log score less another is above 0, over the samples that both have; 0 where
     * they are the same.
     */
    double above(PredictionScore other) {
        int count = 0;
        double mean = 0;
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double difference = scores[i] - other.scores[i];
            if (!Double.isNaN(difference)) {
                count++;
                double step = difference - mean;
                mean += step / count;
                sum += step * (difference - mean);
            }
        }
        return sum == 0
                ? Math.signum(mean) * (mean == 0 ? 0 : Double.MAX_VALUE)
                : mean / Math.sqrt(sum / count / count);
    }
}
