package org.hodograph.kernels;

import java.io.Serializable;

/**
 * How far behind the newest sample a streaming worker will be asked for an estimate: at every instant from newest −
 * {@code nanos} on, and from the {@code samples}-th sample before the newest on. A method whose state would forget the
 * past keeps what these instants need and no more.
 *
 * @param nanos a duration, nanoseconds
 * @param samples a number of samples
 */
public record Lookback(long nanos, int samples) implements Serializable {

    /** Only at the newest sample. */
    public static final Lookback NONE = new Lookback(0, 0);

    public Lookback {
        if (nanos < 0 || samples < 0) {
            throw new IllegalArgumentException(
                    "lookback must not be negative, but is " + nanos + " ns and " + samples + " samples");
        }
    }
}
