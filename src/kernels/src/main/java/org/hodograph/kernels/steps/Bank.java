package org.hodograph.kernels.steps;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Integrated Wiener processes of orders 2 and 3 side by side, from ones that hardly turn within a hundred steps of the reading
 * to ones that turn within one, and how well each has foretold what was seen. Values are in steps, times in seconds. Fading
 * weights: what was foretold long ago counts less.
 */
final class Bank {

    static final int MEMBERS = 18;
    private static final int SCALES = MEMBERS / 2;
    private static final double SLOWEST_2 = 1e-5; // intensity × typical time of a step^(2 order − 1)
    private static final double SLOWEST_3 = 1e-7;
    private static final double RATIO_2 = 6;
    private static final double RATIO_3 = 9;
    private static final double FADING = 0.93;
    /** Logarithm of the chance of a member over that of the next slower one, before anything is known. */
    private static final double PRIOR = 0.7;

    private static final double PRIOR3 = 0.5;
    static final double LEAST = -60; // log of a probability: one surprise is not the end
    private static final double FIRST_RATE = 2; // steps in the typical time of one
    private static final double FIRST_BEND = 0.5;

    final double[] states = new double[MEMBERS * Walk.SIZE];
    final double[] weights = new double[MEMBERS]; // logarithms
    final Walk walk = new Walk();
    private final double[] intensities = new double[MEMBERS];
    private double typical;
    private boolean begun;
    private long at;

    boolean hasBegun() {
        return begun;
    }

    /** The instant of what is known. */
    long at() {
        return at;
    }

    static int order(int member) {
        return member < SCALES ? 2 : 3;
    }

    double intensity(int member) {
        return intensities[member];
    }

    private static double prior(int member) {
        return -PRIOR * (member % SCALES) - (order(member) == 3 ? PRIOR3 : 0);
    }

    /** One step typically takes so many seconds. */
    private void typical(double seconds) {
        typical = seconds;
        double scale2 = SLOWEST_2 / (seconds * seconds * seconds);
        double scale3 = SLOWEST_3 / (seconds * seconds * seconds * seconds * seconds);
        for (int i = 0; i < SCALES; i++) {
            intensities[i] = scale2;
            intensities[SCALES + i] = scale3;
            scale2 *= RATIO_2;
            scale3 *= RATIO_3;
        }
    }

    /** The members know nothing but a value and how fast steps typically follow each other. */
    private void begin(long nanos, double value, double variance) {
        Arrays.fill(states, 0);
        for (int i = 0; i < MEMBERS; i++) {
            weights[i] = prior(i);
        }
        double rate = FIRST_RATE / typical;
        double bend = FIRST_BEND / (typical * typical);
        for (int i = 0; i < MEMBERS; i++) {
            int o = i * Walk.SIZE;
            states[o] = value;
            states[o + Walk.VALUE_VALUE] = variance;
            states[o + Walk.RATE_RATE] = rate * rate;
            states[o + Walk.BEND_BEND] = order(i) == 2 ? 0 : bend * bend;
        }
        begun = true;
        at = nanos;
    }

    /** Takes what was seen, for good. */
    void take(Sight sight, double time) {
        typical(time);
        if (!begun) {
            begin(sight.nanos, sight.middle(), sight.spread());
            return;
        }
        double h = seconds(sight.nanos - at);
        double keep = Math.pow(FADING, Math.min(1, h / typical));
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < MEMBERS; i++) {
            int o = i * Walk.SIZE;
            Walk.carry(states, o, h, order(i), intensities[i]);
            weights[i] = keep * weights[i] + (1 - keep) * prior(i) + Math.max(see(states, o, sight), LEAST);
            best = Math.max(best, weights[i]);
        }
        for (int i = 0; i < MEMBERS; i++) {
            weights[i] -= best;
        }
        at = sight.nanos;
    }

    /** A state at the instant of what was seen takes it; returns its logarithmic likelihood. */
    double see(double[] state, int o, Sight sight) {
        if (sight.isBand()) {
            return walk.confine(state, o, sight.low(), sight.high());
        }
        double rate = state[o + Walk.RATE] * state[o + Walk.RATE] + state[o + Walk.RATE_RATE];
        return walk.observe(state, o, sight.value(), sight.variance(rate));
    }

    /** What is known was known by then, if that is earlier. */
    void setBack(long nanos) {
        at = Math.min(at, nanos);
    }

    static double seconds(long nanos) {
        return nanos / 1e9;
    }

    void clear() {
        typical = 0;
        begun = false;
        at = 0;
        Arrays.fill(states, 0);
        Arrays.fill(weights, 0);
    }

    void copyFrom(Bank other) {
        System.arraycopy(other.states, 0, states, 0, states.length);
        System.arraycopy(other.weights, 0, weights, 0, MEMBERS);
        System.arraycopy(other.intensities, 0, intensities, 0, MEMBERS);
        typical = other.typical;
        begun = other.begun;
        at = other.at;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        out.writeLong(at);
        out.writeDouble(typical);
        for (double number : states) {
            out.writeDouble(number);
        }
        for (double number : weights) {
            out.writeDouble(number);
        }
    }

    void load(DataInput in) throws IOException {
        begun = in.readBoolean();
        at = in.readLong();
        double seconds = in.readDouble();
        if (begun) {
            typical(seconds);
        }
        for (int i = 0; i < states.length; i++) {
            states[i] = in.readDouble();
        }
        for (int i = 0; i < MEMBERS; i++) {
            weights[i] = in.readDouble();
        }
    }
}
