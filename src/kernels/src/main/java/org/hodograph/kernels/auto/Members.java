package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.hodograph.kernels.Forgetting;

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
    private static final double HUGE = 1e40; // of a squared innovation: its fifth power is still a number
    private static final int LOGS = 4; // the last version of the state with the logs of standings
    private static final int DENIALS = 6; // the first with these

    final Filters filters;
    /** s² of each member: what its innovations say, or what the readings are rounded by. */
    final double[] noise;

    private final double[] learned; // s² by the innovations alone
    /** Each weight up to a factor common to all families, also where it is too small to count. */
    final double[] standing;
    /** The weights, the best of all families being about 1. */
    final double[] weight;

    private final Family family;
    private final double recall; // of the prior, a sample; a factor
    private final double price; // of a sample that is believed; a factor
    private final Newest newest; // of the filters
    private final Denials denials; // of robust members
    private final double[] unlikely; // density of the newest sample that was scored, to the power −2
    private double rounding; // variance
    private boolean begun;
    private boolean begunAnew; // a member, with the newest sample
    // of the newest sample
    private double leastSquare;
    private double weightedSquares;
    private double weightOfPasts;

    Members(Family family, Newest newest) {
        this.family = family;
        price = family.kind() != Family.Kind.REACTIVE
                ? 1
                : StrictMath.exp(family.order() == 2 ? -TURN_PRICE : -BELIEVED_PRICE);
        recall = StrictMath.exp((1 - Forgetting.RATE) * family.prior());
        this.newest = newest;
        filters = new Filters(family, newest);
        noise = new double[family.size()];
        learned = new double[family.size()];
        standing = new double[family.size()];
        weight = new double[family.size()];
        unlikely = new double[family.size()];
        denials = new Denials(family.size());
        reset();
    }

    void reset() {
        begun = false;
        rounding = 0;
        denials.clear();
        Arrays.fill(unlikely, 0);
        Arrays.fill(standing, StrictMath.exp(Math.min(0, family.prior()))); // a better one comes with the samples
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
        begunAnew = false;
        boolean frozen = filters.predict(delta, c, y);
        judge();
        boolean inflated = learns && isInflated();
        if (frozen && inflated) {
            filters.thaw();
        }
        if (scored) {
            forget();
        }
        if (inflated) {
            inflate(c);
        } else if (!denials.isNone()) {
            denials.clear();
        }
        if (frozen && !inflated) {
            filters.updateSteadily();
        } else {
            filters.update(delta, c);
        }
        if (learns) {
            learn(Math.min(memory, MEMORY), clipped, floor);
        }
        if (!denials.isNone()) {
            beginAnew();
        }
    }

    /** Whether a member began anew with the newest sample. */
    boolean hasBegunAnew() {
        return begunAnew;
    }

    /** Where outliers would be too many in a row, the member's past is not that of the samples. */
    private void beginAnew() {
        for (int g = 0; g < filters.size; g++) {
            if (denials.end(g)) {
                filters.beginAnew(g);
                begunAnew = true;
            }
        }
    }

    /** The squares, and what the families together are asked for, with the weights before the sample. */
    private void judge() {
        int size = filters.size;
        double[] square = newest.square;
        double[] innovation = newest.innovation;
        double[] expected = filters.expected;
        for (int g = 0; g < size; g++) { // a loop of its own: the processor does several at once
            square[g] = Math.min(HUGE, innovation[g] * innovation[g] / (expected[g] * noise[g]));
        }
        double least = Double.POSITIVE_INFINITY;
        double squares = 0;
        double total = 0;
        boolean complete = filters.pasts.isComplete();
        for (int g = 0; g < size; g++) {
            if (complete || filters.pasts.has(g)) {
                least = Math.min(least, square[g]);
                squares += weight[g] * square[g];
                total += weight[g];
            }
        }
        leastSquare = least;
        weightedSquares = squares;
        weightOfPasts = total;
    }

    /** Whether all numbers are finite. */
    boolean isSound() {
        double sum = 0;
        for (int g = 0; g < filters.size; g++) {
            sum += unlikely[g] + filters.state(0, g);
        }
        return Double.isFinite(sum);
    }

    private boolean isInflated() {
        double limit = limit();
        if (limit < Double.POSITIVE_INFINITY) {
            for (int g = 0; g < filters.size; g++) {
                if (newest.square[g] > limit && filters.pasts.has(g)) {
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
            boolean robust = family.kind() == Family.Kind.ROBUST;
            if (robust && filters.pasts.has(g)) {
                denials.add(g, newest.square[g], newest.innovation[g]);
            }
            if (newest.square[g] > limit && filters.pasts.has(g)) {
                if (robust) {
                    newest.variance[g] *= Math.sqrt(newest.square[g]) / HUBER;
                } else if (family.order() == 2) {
                    filters.shake(g, (newest.square[g] - 1) * filters.expected[g]);
                } else {
                    double scale = filters.dynamics.scale(g) * c;
                    filters.grow(g, (newest.square[g] - 1) * filters.expected[g], BELIEVED_SPREAD / (scale * scale));
                }
            }
        }
        if (family.kind() == Family.Kind.REACTIVE) {
            filters.expect();
            System.arraycopy(filters.expected, 0, newest.variance, 0, filters.size);
        }
    }

    /** What weights before the newest sample still count for, and s² S (1 + z²/4)⁵: the density of Student's t with 4 degrees of freedom is its root, inverted. */
    private void forget() {
        int size = filters.size;
        double[] square = newest.square;
        double[] expected = filters.expected;
        for (int g = 0; g < size; g++) {
            double u = 1 + square[g] / 4;
            unlikely[g] = noise[g] * expected[g] * (u * u * u * u * u);
        }
        double limit = limit();
        boolean complete = filters.pasts.isComplete();
        for (int g = 0; g < size; g++) {
            if (complete || filters.pasts.has(g)) {
                standing[g] = Forgetting.of(standing[g]) * (square[g] > limit ? recall * price : recall);
            }
        }
    }

    /** A member's standing after the newest sample. */
    double score(int g) {
        return filters.pasts.has(g) ? standing[g] / Math.sqrt(unlikely[g]) : 0;
    }

    /**
     * Makes the standings those after the newest sample. Nobody needs that of a member which is at the floor and stays there.
     *
     * @param floor of this family's weights against the best, which stands at {@code reached} at least
     */
    void score(double floor, double reached) {
        double remains = Forgetting.of(floor) * recall;
        double below = reached * floor;
        double enough = remains / below * (remains / below); // so unlikely a sample leaves a member at the floor
        boolean complete = filters.pasts.isComplete();
        for (int g = 0; g < filters.size; g++) {
            if (complete || filters.pasts.has(g)) {
                boolean stays = standing[g] <= remains && unlikely[g] >= enough;
                standing[g] = stays ? below : standing[g] / Math.sqrt(unlikely[g]);
            }
        }
    }

    /** Sum of the log densities of the newest sample with the weights before it, of members that have a past. */
    double weightedDensities() {
        double sum = 0;
        for (int g = 0; g < filters.size; g++) {
            sum += filters.pasts.has(g) ? weight[g] * -0.5 * Math.log(unlikely[g]) : 0;
        }
        return sum;
    }

    /** A member without a past predicts nothing: it is scored as the others are on the whole. */
    void scoreOthers(double logDensity) {
        double density = Math.exp(logDensity);
        for (int g = 0; g < filters.size; g++) {
            if (!filters.pasts.has(g)) {
                standing[g] = Forgetting.of(standing[g]) * recall * density;
            }
        }
    }

    private void learn(int memory, boolean clipped, double floor) {
        boolean robust = family.kind() == Family.Kind.ROBUST;
        double clip = !clipped ? HUGE : robust ? HUBER * HUBER : CLIP;
        double scale = robust && clipped ? HUBER_SCALE : 1;
        double share = 1.0 / memory;
        boolean complete = filters.pasts.isComplete();
        for (int g = 0; g < filters.size; g++) {
            if (complete || filters.pasts.has(g)) {
                double square = Math.min(clip, newest.square[g]) * scale;
                double mean = noise[g] > learned[g]
                        ? learned[g] + (square * noise[g] - learned[g]) * share
                        : noise[g] * (1 + (square - 1) * share);
                learned[g] = Math.max(floor, mean);
                noise[g] = Math.max(learned[g], rounding);
            }
        }
    }

    /** The smallest squared normalised innovation of the newest sample; infinite where no member has a past. */
    double leastSquare() {
        return leastSquare;
    }

    /** Sum of the squared normalised innovations of the newest sample with the weights before it, of members that have a past. */
    double weightedSquares() {
        return weightedSquares;
    }

    /** Sum of the weights before the newest sample, of members that have a past. */
    double weightOfPasts() {
        return weightOfPasts;
    }

    void gather(Members from, int[] members, int count) {
        filters.gather(from.filters, members, count);
        for (int n = 0; n < count; n++) {
            noise[n] = from.noise[members[n]];
            learned[n] = from.learned[members[n]];
        }
        denials.gather(from.denials, members, count);
        begun = from.begun;
        rounding = from.rounding;
    }

    void copyFrom(Members from) {
        filters.copyFrom(from.filters);
        System.arraycopy(from.noise, 0, noise, 0, noise.length);
        System.arraycopy(from.learned, 0, learned, 0, learned.length);
        System.arraycopy(from.standing, 0, standing, 0, standing.length);
        System.arraycopy(from.weight, 0, weight, 0, weight.length);
        denials.copyFrom(from.denials);
        begun = from.begun;
        rounding = from.rounding;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        for (int g = 0; g < noise.length; g++) {
            out.writeDouble(learned[g]);
            out.writeDouble(standing[g]);
        }
        if (family.kind() == Family.Kind.ROBUST) {
            denials.save(out);
        }
        filters.save(out);
    }

    /** What a {@code version} of the state has written. */
    void load(DataInput in, Clock clock, int version) throws IOException {
        begun = in.readBoolean();
        rounding = 0;
        for (int g = 0; g < noise.length; g++) {
            learned[g] = in.readDouble();
            noise[g] = learned[g];
            double written = in.readDouble();
            standing[g] = version <= LOGS ? StrictMath.exp(written) : written;
        }
        if (version >= DENIALS && family.kind() == Family.Kind.ROBUST) {
            denials.load(in);
        }
        filters.load(in, clock);
    }
}
