package org.hodograph.kernels.window;

import java.util.function.IntUnaryOperator;

/**
 * What an answer at an instant rests on, and so what a {@link Silence} takes away from it.
 *
 * @param samples to each side, of a window of so many
 * @param most how many times as long as all else silences in the window may be; up to 1: it is one curve
 */
public record Reach(IntUnaryOperator samples, double most) {

    /** One curve through the whole window: with more silence than else its residuals see two heaps of samples. */
    public static final Reach CURVE = new Reach(size -> size, 1);

    /** No error is stated, so that none can be wrong. */
    public static final Reach NONE = new Reach(size -> 0, Double.POSITIVE_INFINITY);
}
