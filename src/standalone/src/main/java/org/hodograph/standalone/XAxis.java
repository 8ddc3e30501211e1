package org.hodograph.standalone;

import java.math.BigDecimal;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

/**
 * What x is: plain numbers, or times in seconds since 1970. A fit sees times from an origin on, since a double has no digits
 * left for the fraction of a second that is 1.7e9.
 *
 * @param isTime whether x is a time
 * @param originNanos of times, nanoseconds since 1970
 */
record XAxis(boolean isTime, long originNanos) {

    /** Plain numbers. */
    static final XAxis PLAIN = new XAxis(false, 0);

    private static final double SECOND = 1e9; // nanoseconds

    /** The x of an instant. */
    double of(long nanos) {
        return (nanos - originNanos) / SECOND;
    }

    /**
     * The x that a user writes.
     *
     * @throws NumberFormatException if it is no number
     */
    double parse(String text) {
        return isTime
                ? new BigDecimal(text.strip())
                        .subtract(BigDecimal.valueOf(originNanos, 9))
                        .doubleValue()
                : Double.parseDouble(text.strip());
    }

    /** The x that a user reads. */
    String print(double x) {
        return isTime
                ? TimeText.print(Math.addExact(originNanos, Math.round(x * SECOND)), TimeScale.S)
                : DerivativesCsv.number(x);
    }
}
