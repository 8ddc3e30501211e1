package org.hodograph.kernels;

import java.io.Serializable;

/**
 * An estimator of derivatives: an immutable description that checks itself when built and makes the workers.
 *
 * <p>{@link Object#toString()} is its text form, {@code name(setting=value, …)}, the same in configuration, command
 * line and records; {@link Methods#parse} reads it back.
 */
public interface Method extends Serializable {

    /** The first word of the text form, for example {@code local-polynomial}. */
    String name();

    /** The version of its numbers. It rises whenever the same samples give another result; records carry {@code name@version}. */
    int version();

    /**
     * The oldest version whose workers' saved states the workers of this one go on from: what follows are numbers of this
     * version. States of still older ones are left aside.
     */
    default int oldestState() {
        return version();
    }

    /** The highest derivative this method can know, at most 3. Above it there is no answer, never a 0. */
    int maxOrder();

    /**
     * Lags from this duration on never have an answer, in nanoseconds: the span of the window of a method that keeps one
     * by duration, otherwise {@link Long#MAX_VALUE}.
     */
    default long reachNanos() {
        return Long.MAX_VALUE;
    }

    /**
     * Lags from this number of samples on never have an answer: the samples of the window of a method that keeps one by
     * count, otherwise {@link Integer#MAX_VALUE}.
     */
    default int reachSamples() {
        return Integer.MAX_VALUE;
    }

    /**
     * A streaming worker with an empty state that answers at the newest sample; of a windowed method, anywhere in its
     * window.
     *
     * @throws IllegalArgumentException if the description lacks what a stream needs, for example a window
     */
    Differentiator newDifferentiator();

    /**
     * A streaming worker with an empty state that answers as far behind the newest sample as {@code lookback} says. A
     * window holds its past anyway; a filter must know what to keep.
     *
     * @throws IllegalArgumentException as {@link #newDifferentiator()}
     */
    default Differentiator newDifferentiator(Lookback lookback) {
        return newDifferentiator();
    }

    /**
     * Fits samples at once. {@code x} may be anything, need not be time and need not be sorted; samples whose {@code x}
     * or {@code y} is not finite are left out. Too few samples are no error: the fit then has no answer.
     *
     * @throws IllegalArgumentException if {@code x} and {@code y} differ in length
     */
    Fit fit(double[] x, double[] y);
}
