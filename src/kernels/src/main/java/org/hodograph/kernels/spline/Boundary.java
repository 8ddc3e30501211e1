package org.hodograph.kernels.spline;

import java.util.Locale;

/** What holds at the two ends of an interpolating cubic spline, which the samples leave two conditions short. */
public enum Boundary {
    /** f″ = 0 */
    NATURAL,
    /** The first two pieces are one polynomial, and the last two. */
    NOT_A_KNOT,
    /** f′ is given. */
    CLAMPED;

    /** As the text form writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
