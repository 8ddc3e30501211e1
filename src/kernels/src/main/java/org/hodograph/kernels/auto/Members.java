package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The members of one family with what each believes of the noise and how well each predicts. */
final class Members {

    private static final int MEMORY = 100; // samples of the running mean of s²
    private static final double CLIP = 16;
    private static final double HUBER = 2.5;
    private static final double HUBER_SCALE = 1.08; // a normal variable clipped there has the mean square 1 / 1.08
    private static final double BELIEVED = 4; // standard deviations
    private static final double BELIEVED_PRICE = 8; // a prior of e^-8 for a jump
    private static final double TURN_PRICE = 7; // the same where it is one of the slope
    private static final double BELIEVED_SPREAD = 30;
    static final double FORGETTING = 0.99;
    private static final double HUGE = 1e40; // of a squared innovation: its fifth power is still a number

    final Filters filters;
    /** s² of each member: what its innovations say, or what the readings are rounded by. */
    final double[] noise;

    private final double[] learned; // s² by the innovations alone
    /** Log of each weight, up to a summand common to all families. */
    final double[] logWeight;

    private final Family family;
    private final double[] squares; // normalised innovations
    private final double[] densities; // logs, of the newest sample that was scored
    private double rounding; // variance
    private boolean begun;

    Members(Family family) {
        this.family = family;
        filters = new Filters(family);
        noise = new double[family.size()];
        learned = new double[family.size()];
        logWeight = new double[family.size()];
        squares = new double[family.size()];
        densities = new double[family.size()];
        reset();
    }

    void reset() {
        begun = false;
        rounding = 0;
        Arrays.fill(logWeight, Math.min(0, family.prior())); // a better one comes with the samples
    }

    boolean hasBegun() {
        return begun;
    }

    void begin(double[] inverse, double[] values, Awakening awakening, double noiseGuess) {
        awakening.begin(filters, inverse, values);
        restartNoise(noiseGuess);
        begun = true;
    }

    void restartNoise(double guess) {
        Arrays.fill(noise, 0, filters.size, Math.max(guess, rounding));
        Arrays.fill(learned, 0, filters.size, guess);
    }

    /** From now on samples are known to have been rounded, by so much (a variance). */
    void round(double variance) {
        if (variance == rounding) {
            return;
        }
        rounding = variance;
        for (int g = 0; g < filters.size; g++) {
            noise[g] = Math.max(learned[g], variance);
        }
    }

    /**
     * Takes the next sample.
     *
     * @param delta its interval and {@code c} the spacing, in units of h
     * @param scored whether the weights learn from it
     * @param learns whether the noise learns from it, and a surprise is treated as one
     * @param memory samples that s² has seen
     * @param clipped whether a surprise counts for s² only as far as the clip
     * @param floor of s²
     */
    void step(
            double delta,
            double c,
            double y,
            boolean scored,
            boolean learns,
            int memory,
            boolean clipped,
            double floor) {
        boolean frozen = filters.predict(delta, c, y);
        for (int g = 0; g < filters.size; g++) {
            double e = filters.innovation[g];
            squares[g] = Math.min(HUGE, e * e / (filters.expected[g] * noise[g]));
        }
        boolean inflated = learns && isInflated();
        if (frozen && inflated) {
            filters.thaw();
        }
        if (scored) {
            score();
        }
        if (inflated) {
            inflate(c);
        }
        if (frozen && !inflated) {
            filters.updateSteadily();
        } else {
            filters.update(delta, c);
        }
        if (learns) {
            learn(Math.min(memory, MEMORY), clipped, floor);
        }
    }

    private boolean isInflated() {
        double limit = limit();
        if (limit < Double.POSITIVE_INFINITY) {
            for (int g = 0; g < filters.size; g++) {
                if (squares[g] > limit && filters.pasts.has(g)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The squared innovation beyond which a member treats the sample in its own way. */
    private double limit() {
        return switch (family.kind()) {
            case ROBUST -> HUBER * HUBER;
            case REACTIVE -> BELIEVED * BELIEVED;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /**
     * ROBUST: the innovation variance grows with the surprise. REACTIVE: so does the covariance of the state; that of order 2 as
     * by a burst of process noise since the sample before, whatever τ is, so that a turn is a turn and not a jump.
     */
    private void inflate(double c) {
        double limit = limit();
        for (int g = 0; g < filters.size; g++) {
            if (squares[g] > limit && filters.pasts.has(g)) {
                if (family.kind() == Family.Kind.ROBUST) {
                    filters.variance[g] *= Math.sqrt(squares[g]) / HUBER;
                } else if (family.order() == 2) {
                    filters.shake(g, (squares[g] - 1) * filters.expected[g]);
                } else {
                    double scale = filters.dynamics.scale(g) * c;
                    filters.grow(g, (squares[g] - 1) * filters.expected[g], BELIEVED_SPREAD / (scale * scale));
                }
            }
        }
        if (family.kind() == Family.Kind.REACTIVE) {
            filters.expect();
            System.arraycopy(filters.expected, 0, filters.variance, 0, filters.size);
        }
    }

    /** Log density of Student's t with 4 degrees of freedom at the innovation: −½ log(s² S (1 + z²/4)⁵). */
    private void score() {
        double price = family.kind() != Family.Kind.REACTIVE ? 0 : family.order() == 2 ? TURN_PRICE : BELIEVED_PRICE;
        double limit = limit();
        double recall = (1 - FORGETTING) * family.prior();
        for (int g = 0; g < filters.size; g++) {
            if (filters.pasts.has(g)) {
                double u = 1 + squares[g] / 4;
                double density = -0.5 * Math.log(noise[g] * filters.expected[g] * (u * u * u * u * u));
                densities[g] = density;
                logWeight[g] = FORGETTING * logWeight[g] + density + recall - (squares[g] > limit ? price : 0);
            }
        }
    }

    /** Sum of the log densities of the newest sample with these weights, of members that have a past. */
    double weightedDensities(double[] weight) {
        double sum = 0;
        for (int g = 0; g < filters.size; g++) {
            sum += filters.pasts.has(g) ? weight[g] * densities[g] : 0;
        }
        return sum;
    }

    /** A member without a past predicts nothing: it is scored as the others are on the whole. */
    void scoreOthers(double density) {
        double recall = (1 - FORGETTING) * family.prior();
        for (int g = 0; g < filters.size; g++) {
            if (!filters.pasts.has(g)) {
                logWeight[g] = FORGETTING * logWeight[g] + density + recall;
            }
        }
    }

    private void learn(int memory, boolean clipped, double floor) {
        boolean robust = family.kind() == Family.Kind.ROBUST;
        double clip = !clipped ? HUGE : robust ? HUBER * HUBER : CLIP;
        double scale = robust && clipped ? HUBER_SCALE : 1;
        for (int g = 0; g < filters.size; g++) {
            if (filters.pasts.has(g)) {
                double square = Math.min(clip, squares[g]) * scale;
                double mean = noise[g] > learned[g]
                        ? learned[g] + (square * noise[g] - learned[g]) / memory
                        : noise[g] * (1 + (square - 1) / memory);
                learned[g] = Math.max(floor, mean);
                noise[g] = Math.max(learned[g], rounding);
            }
        }
    }

    /** The smallest squared normalised innovation of the newest sample; infinite where no member has a past. */
    double leastSquare() {
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < filters.size; g++) {
            least = filters.pasts.has(g) ? Math.min(least, squares[g]) : least;
        }
        return least;
    }

    /** Sum of the squared normalised innovations of the newest sample with these weights, of members that have a past. */
    double weightedSquares(double[] weight) {
        double sum = 0;
        for (int g = 0; g < filters.size; g++) {
            sum += filters.pasts.has(g) ? weight[g] * squares[g] : 0;
        }
        return sum;
    }

    /** Sum of these weights, of members that have a past. */
    double weightOfPasts(double[] weight) {
        double sum = 0;
        for (int g = 0; g < filters.size; g++) {
            sum += filters.pasts.has(g) ? weight[g] : 0;
        }
        return sum;
    }

    void gather(Members from, int[] members, int count) {
        filters.gather(from.filters, members, count);
        for (int n = 0; n < count; n++) {
            noise[n] = from.noise[members[n]];
            learned[n] = from.learned[members[n]];
        }
        begun = from.begun;
        rounding = from.rounding;
    }

    void copyFrom(Members from) {
        filters.copyFrom(from.filters);
        System.arraycopy(from.noise, 0, noise, 0, noise.length);
        System.arraycopy(from.learned, 0, learned, 0, learned.length);
        System.arraycopy(from.logWeight, 0, logWeight, 0, logWeight.length);
        begun = from.begun;
        rounding = from.rounding;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        for (int g = 0; g < noise.length; g++) {
            out.writeDouble(learned[g]);
            out.writeDouble(logWeight[g]);
        }
        filters.save(out);
    }

    void load(DataInput in, Clock clock) throws IOException {
        begun = in.readBoolean();
        rounding = 0;
        for (int g = 0; g < noise.length; g++) {
            learned[g] = in.readDouble();
            noise[g] = learned[g];
            logWeight[g] = in.readDouble();
        }
        filters.load(in, clock);
    }
}
