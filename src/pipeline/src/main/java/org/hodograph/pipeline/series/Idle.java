package org.hodograph.pipeline.series;

import java.io.Serializable;

/**
 * What a silent series says.
 *
 * @param afterNanos silence by arrival time until the record; 0: ten times the median interval, at least one second
 * @param then what the record holds
 */
public record Idle(long afterNanos, Then then) implements Serializable {

    /** The default: after ten median intervals a record without numbers. */
    public static final Idle DEFAULT = new Idle(0, Then.NULL);

    /** What an idle record holds: the last numbers, 0 for every rate, or nothing. */
    public enum Then {
        HOLD,
        ZERO,
        NULL
    }

    public Idle {
        if (afterNanos < 0) {
            throw new IllegalArgumentException("idle after must not be negative, but is " + afterNanos + " ns");
        }
    }
}
