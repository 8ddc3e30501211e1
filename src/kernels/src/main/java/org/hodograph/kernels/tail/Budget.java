package org.hodograph.kernels.tail;

import java.io.Serializable;

/**
 * What a series may cost in false alarms and how it learns what is usual. Amounts are in seconds or, where {@code …InSamples}, in
 * samples.
 *
 * @param side which values are unusual
 * @param every one false alarm in so much, all sides together
 * @param everyInSamples whether that is a number of samples
 * @param learn the least that must be learned before anything is unusual
 * @param learnInSamples whether that is a number of samples
 * @param memory what was longer ago is forgotten
 * @param memoryInSamples whether that is a number of samples
 */
public record Budget(
        Side side,
        double every,
        boolean everyInSamples,
        double learn,
        boolean learnInSamples,
        double memory,
        boolean memoryInSamples)
        implements Serializable {

    /** Which values are unusual. */
    public enum Side {
        /** Far above or below where the series drifts. */
        BOTH,
        /** Far above it. */
        HIGH,
        /** Far below it. */
        LOW,
        /** Far from 0. */
        MAGNITUDE
    }

    public Budget {
        if (side == null) {
            throw new IllegalArgumentException("a budget needs a side");
        }
        requirePositive("false-alarms", every);
        requirePositive("learn", learn);
        requirePositive("memory", memory);
        if (learnInSamples == memoryInSamples && memory < learn) {
            throw new IllegalArgumentException("memory must not be shorter than learn");
        }
    }

    private static void requirePositive(String name, double amount) {
        if (!(amount > 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above 0, but is " + amount);
        }
    }

    /** Whether large values are unusual, or large magnitudes. */
    boolean hasHigh() {
        return side != Side.LOW;
    }

    boolean hasLow() {
        return side == Side.LOW || side == Side.BOTH;
    }

    boolean isOfMagnitudes() {
        return side == Side.MAGNITUDE;
    }

    /** How many tails there are. */
    int sides() {
        return side == Side.BOTH ? 2 : 1;
    }

    /** The budget of each tail, in samples. */
    double samplesEvery(double interval) {
        return inSamples(every, everyInSamples, interval) * sides();
    }

    double samplesMemory(double interval) {
        return inSamples(memory, memoryInSamples, interval);
    }

    double samplesLearn(double interval) {
        return inSamples(learn, learnInSamples, interval);
    }

    private static double inSamples(double amount, boolean isSamples, double interval) {
        return isSamples ? amount : interval > 0 ? amount / interval : Double.POSITIVE_INFINITY;
    }
}
