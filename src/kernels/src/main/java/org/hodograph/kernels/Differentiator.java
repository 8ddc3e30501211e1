package org.hodograph.kernels;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The streaming worker of a {@link Method}: takes the samples of one series in the order of time and estimates value and
 * derivatives at an instant its window covers.
 *
 * <p>For one thread. After warm-up nothing is allocated. Time is in nanoseconds since 1970 and is turned into a double
 * only after a reference time of the window was subtracted; derivatives are per second.
 */
public interface Differentiator {

    /** Takes a sample. Anything but {@link Intake#ACCEPTED} leaves the state as it was. */
    Intake push(long nanos, double y);

    /**
     * Whether a sample after the newest still finds a place: one at {@code nanos}, with {@code more} others between the newest
     * and it that it doesn't push out. What has none is {@link Intake#FULL}.
     */
    boolean hasRoom(long nanos, int more);

    /**
     * Estimates value and derivatives at {@code nanos}. An order that is not defined is absent in {@code out}.
     *
     * @return false if there is no answer at all: too few samples, rank-deficient, outside the window or before the {@link
     *     Lookback}; {@code out} is then empty
     */
    boolean estimateAt(long nanos, Estimate out);

    /**
     * Estimates value and derivatives at {@code nanos}, which is not before the newest sample, taken at {@code newest}: what is known at
     * the newest sample, carried on, with an error that grows. Here by its own Taylor polynomial, for as long as the fit spans, whose
     * polynomial says nothing of what is further away; a method that says how its signal moves carries on by that.
     *
     * @return false if there is no answer; {@code out} is then empty
     */
    default boolean predictAt(long newest, long nanos, Estimate out) {
        if (!estimateAt(newest, out)) {
            return false;
        }
        double seconds = (nanos - newest) / 1e9;
        if (!(seconds <= out.span())) {
            out.clear();
            return false;
        }
        if (out.nanos() == newest) {
            Taylor.carry(out, seconds);
            out.setInstant(nanos);
        }
        return true;
    }

    /**
     * Whether the last {@link #estimateAt} had no answer because its instant lies in a silence of which the samples on both
     * sides say too little.
     */
    default boolean wasSilent() {
        return false;
    }

    /** From now on a silence is no reason to give no answer: somebody knows that the signal went on through it as it does without one. */
    default void bridge() {}

    /** Whether the window has been full since the last reset: what is estimated now no longer depends on where the series began. */
    boolean isWarm();

    /** What a method that tunes itself has chosen, in a few words, for example {@code order 3, 0.4 s, coloured}; otherwise empty. */
    default String choice() {
        return "";
    }

    /**
     * Becomes an exact copy of another worker of an equal method, allocation-free once it has grown to the same size.
     *
     * @throws IllegalArgumentException if {@code same} is a worker of another method
     */
    void copyFrom(Differentiator same);

    /** Forgets all samples. */
    void reset();

    /** Writes the state as versioned bytes. */
    void save(DataOutput out) throws IOException;

    /**
     * Replaces the state by what {@link #save} of a worker of an equal method wrote; what follows is bit for bit what the
     * saved worker would have done.
     *
     * @throws IOException if the bytes are of an unknown version or not such a state
     */
    void load(DataInput in) throws IOException;
}
