package org.hodograph.kernels;

import java.io.Serializable;
import org.hodograph.kernels.window.SampleRing;

/**
 * How far behind the newest sample a streaming worker will be asked for an estimate: at every instant from newest −
 * {@code nanos} on, and from the {@code samples}-th sample before the newest on. A method whose state would forget the
 * past keeps what these instants need and no more.
 *
 * @param nanos a duration, nanoseconds
 * @param samples a number of samples
 */
public record Lookback(long nanos, int samples) implements Serializable {

    /**
     * The most samples that a method which keeps what it knew at each of them, {@code kalman} and {@code auto}, goes back: an answer
     * costs a step of every member for each.
     */
    public static final int MOST_SAMPLES = 4_096;

    /** Only at the newest sample. */
    public static final Lookback NONE = new Lookback(0, 0);

    public Lookback {
        if (nanos < 0 || samples < 0) {
            throw new IllegalArgumentException(
                    "lookback must not be negative, but is " + nanos + " ns and " + samples + " samples");
        }
    }

    /**
     * This lookback, if a filter can keep it.
     *
     * @throws IllegalArgumentException if it is of too many samples
     */
    public Lookback requireKept(String method) {
        if (samples >= MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    method + ": lookback must be below " + MOST_SAMPLES + " samples, but is " + samples);
        }
        return this;
    }

    /**
     * Whether a filter that keeps the samples in {@code kept}, the last one at or before newest − {@code nanos} among them, has a
     * place for one at {@code at} after {@code more} others.
     */
    public boolean hasRoom(SampleRing kept, long at, int more) {
        if (kept.size() + more < MOST_SAMPLES) {
            return true;
        }
        int younger = kept.younger(at, nanos);
        int before = more > 0 || younger < kept.size() ? 1 : 0;
        return younger + more + before < MOST_SAMPLES;
    }
}
