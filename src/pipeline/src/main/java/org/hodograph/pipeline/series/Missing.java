package org.hodograph.pipeline.series;

import java.io.Serializable;
import java.util.List;

/**
 * Numbers that a sensor writes where it has none.
 *
 * @param marks as written, in the sample's own unit
 * @param isRejected whether such a sample is refused for everybody to see, not only counted
 */
public record Missing(List<Double> marks, boolean isRejected) implements Serializable {

    /** Every number is one. */
    public static final Missing NONE = new Missing(List.of(), false);

    public Missing {
        marks = List.copyOf(marks);
        for (double mark : marks) {
            if (!Double.isFinite(mark)) {
                throw new IllegalArgumentException("missing lists numbers, but has " + mark);
            }
        }
    }

    boolean isMark(double value) {
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i) == value) {
                return true;
            }
        }
        return false;
    }
}
