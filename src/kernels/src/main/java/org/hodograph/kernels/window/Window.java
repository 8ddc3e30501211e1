package org.hodograph.kernels.window;

import java.io.Serializable;

/**
 * Which samples a fit sees: the newest {@code samples}, or those younger than {@code spanNanos} before the newest; in
 * batch the nearest {@code samples}, or those within half of {@code span} of the point. Neither: all.
 *
 * @param samples 0 if the window is not kept by count
 * @param spanNanos 0 if the window is not kept by duration
 * @param span the same in units of x, for batch; 0 if the window is not kept by duration
 */
public record Window(int samples, long spanNanos, double span) implements Serializable {

    /** Every sample. */
    public static final Window ALL = new Window(0, 0, 0);

    public Window {
        if (samples < 0 || spanNanos < 0 || !(span >= 0) || (samples > 0 && span > 0)) {
            throw new IllegalArgumentException("a window is a number of samples or a span, not both and not negative");
        }
        if (samples > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "window must be at most " + MOST_SAMPLES + " samples, but is " + samples);
        }
    }

    /** The most samples a window may keep by count: 16 MB of times and values. */
    public static final int MOST_SAMPLES = 1_000_000;

    /** The most samples a window kept by duration may hold: 1 MB of times and values. A wrong unit of time would fill the memory. */
    public static final int MOST_IN_SPAN = 65_536;

    public boolean isCount() {
        return samples > 0;
    }

    public boolean isSpan() {
        return span > 0;
    }
}
