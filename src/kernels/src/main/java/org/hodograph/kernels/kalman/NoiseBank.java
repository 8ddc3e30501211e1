package org.hodograph.kernels.kalman;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.hodograph.kernels.Forgetting;

/**
 * The candidates for the noises of a stream, and how likely each is. Member i filters with measurement noise 1 and process
 * noise q = τᵢ^(−2m) / Δ^(2m−1), where Δ is the usual spacing: it follows what changes within about τᵢ samples.
 *
 * <p>Its scale s², the variance of a sample's noise, is r where r is given, q Δ^(2m−1) τ^(2m) where only q is, and
 * otherwise the mean of its squared innovations over their variance S, over the newest {@value #MEMORY} samples or so. The
 * score of a sample is the log density of its innovation: normal with variance S s²; with an estimated scale, as of
 * before the sample, Student's t with 4 degrees of freedom, lest one outlier decide. Weights are w ← w^0.99 · density, so
 * that they too forget within about a hundred samples; then 0.3 % of each walks to the neighbouring τ. Where both noises
 * are given there is one member.
 *
 * <p>Source: R. K. Mehra 1970, doi 10.1109/TAC.1970.1099422; D. T. Magill 1965, doi 10.1109/TAC.1965.1098191, for the bank;
 * A. E. Raftery and others 2010, doi 10.1198/TECH.2009.08104, for the forgetting.
 */
final class NoiseBank {

    private static final int TIME_SCALES = 20;
    private static final double SHORTEST = 0.6; // of the time scales, in samples
    private static final double RATIO = 1.25; // of one time scale to the next: 1.5 costs 6 % of error, 1.2 gains 0.3 %
    private static final double MEMORY = 100;
    private static final double WALK = 0.0015; // to each side
    private static final double FREEDOM = 4;
    private static final double LEAST = 1e-250; // sum of weights: beyond it numbers were
    private static final double MOST = 1e250;
    private static final int UNSCORED = 2; // innovations: the first only tells the scale

    private final Kalman method;
    private final int order;
    private final boolean isEstimated; // the scale, by the innovations
    private final double[] intensities;
    private final double[] reaches;
    private final double[] squares; // running means of innovation²
    private final double[] weights;
    private final double[] scores; // log densities; of an estimated scale, its share in s² + e²/4
    private final double[] roots; // of an estimated scale, 1 over the root of S times that sum
    private final double[] walked;
    private double spacing; // Δ
    private double rounding; // variance
    private int taken; // innovations, up to MEMORY

    NoiseBank(Kalman method) {
        this.method = method;
        order = method.model().order();
        isEstimated = Double.isNaN(method.processNoise()) && Double.isNaN(method.measurementNoise());
        int members = method.isGiven() ? 1 : TIME_SCALES;
        intensities = new double[members];
        reaches = new double[members];
        squares = new double[members];
        weights = new double[members];
        scores = new double[members];
        roots = new double[members];
        walked = new double[members];
        clear();
        if (method.isGiven()) {
            intensities[0] = method.processNoise() / method.measurementNoise();
            reaches[0] = Math.exp(-Math.log(intensities[0]) / (2 * order));
        }
    }

    int members() {
        return weights.length;
    }

    void clear() {
        Arrays.fill(squares, 0);
        Arrays.fill(weights, 1.0 / weights.length);
        taken = 0;
        spacing = Double.NaN;
        rounding = 0;
    }

    /** Follows the usual spacing, in seconds. Returns whether the intensities are others now. */
    boolean follow(double seconds) {
        if (method.isGiven() || seconds == spacing) {
            return false;
        }
        spacing = seconds;
        for (int i = 0; i < weights.length; i++) {
            reaches[i] = timeScale(i) * seconds;
            intensities[i] = intensity(order, timeScale(i), seconds);
        }
        return true;
    }

    private static double timeScale(int i) {
        return SHORTEST * Math.pow(RATIO, i);
    }

    /** q for r = 1: by products, so that a spacing scaled by a power of two scales it exactly. */
    static double intensity(int order, double timeScale, double spacing) {
        double intensity = Math.pow(timeScale, -2 * order);
        for (int k = 1; k < 2 * order; k++) {
            intensity /= spacing;
        }
        return intensity;
    }

    double intensity(int member) {
        return intensities[member];
    }

    double reach(int member) {
        return reaches[member];
    }

    double weight(int member) {
        return weights[member];
    }

    /** s², the estimated variance of a sample's noise; NaN before the first innovation if it is not given. */
    double scale(int member) {
        if (!Double.isNaN(method.measurementNoise())) {
            return method.measurementNoise();
        }
        if (!Double.isNaN(method.processNoise())) {
            return method.processNoise() / intensities[member];
        }
        return taken == 0 ? Double.NaN : Math.max(squares[member], rounding);
    }

    /** From now on samples are known to have been rounded, by so much (a variance): an estimated s² is not below it. */
    void round(double variance) {
        rounding = variance;
    }

    /** Degrees of freedom behind the scales; NaN where they are given, or no longer matter. */
    double freedom() {
        return isEstimated && taken < MEMORY ? taken : Double.NaN;
    }

    /** Whether the scales are known. */
    boolean isScaled() {
        return !isEstimated || taken > 0;
    }

    /**
     * Takes the innovation of a member, normalised by {@code spread} = √S for noise of variance 1; all members take theirs. s² stays
     * at or above {@code floor}.
     */
    void take(int member, double innovation, double spread, double floor) {
        double scale = scale(member);
        double square = innovation * innovation;
        // no noise seen yet: the density is not defined, for any member
        if (!(scale > 0 && taken >= UNSCORED)) {
            scores[member] = Double.NaN;
        } else if (isEstimated) {
            double wide = scale + square / FREEDOM;
            scores[member] = scale / wide;
            roots[member] = 1 / (spread * Math.sqrt(wide));
        } else {
            scores[member] = -Math.log(spread) - 0.5 * Math.log(scale) - 0.5 * square / scale;
        }
        squares[member] += (square - squares[member]) / Math.min(taken + 1, MEMORY);
        squares[member] = Math.max(floor, squares[member]);
    }

    /** After all members have taken theirs: their weights. */
    void weigh() {
        taken = Math.min(taken + 1, (int) MEMORY);
        if (weights.length == 1) {
            return;
        }
        double best = scores[0];
        for (double score : scores) {
            best = Math.max(best, score); // NaN if one is
        }
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            walked[i] = Forgetting.of(weights[i]) * density(i, best);
            total += walked[i];
        }
        if (!(total > LEAST && total < MOST)) {
            return;
        }
        int last = weights.length - 1;
        double share = 1 / total;
        for (int i = 0; i <= last; i++) {
            double below = walked[Math.max(i - 1, 0)];
            double above = walked[Math.min(i + 1, last)];
            weights[i] = (walked[i] + WALK * (below - 2 * walked[i] + above)) * share;
        }
    }

    /** Up to a factor that all members have in common, so that it is no smaller than need be. */
    private double density(int member, double best) {
        if (!isEstimated) {
            return Math.exp(scores[member] - best);
        }
        double ratio = scores[member] / best;
        return ratio * ratio * roots[member]; // that of Student's t: ratio^((FREEDOM + 1)/2) / (spread √scale)
    }

    void copyFrom(NoiseBank other) {
        System.arraycopy(other.intensities, 0, intensities, 0, intensities.length);
        System.arraycopy(other.reaches, 0, reaches, 0, reaches.length);
        System.arraycopy(other.squares, 0, squares, 0, squares.length);
        System.arraycopy(other.weights, 0, weights, 0, weights.length);
        spacing = other.spacing;
        rounding = other.rounding;
        taken = other.taken;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(taken);
        for (int i = 0; i < weights.length; i++) {
            out.writeDouble(squares[i]);
            out.writeDouble(weights[i]);
        }
    }

    /** The spacing is not in the bytes: {@link #follow} comes next. */
    void load(DataInput in) throws IOException {
        clear();
        taken = in.readInt();
        for (int i = 0; i < weights.length; i++) {
            squares[i] = in.readDouble();
            weights[i] = in.readDouble();
        }
    }
}
