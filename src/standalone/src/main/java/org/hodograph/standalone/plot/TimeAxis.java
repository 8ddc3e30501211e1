package org.hodograph.standalone.plot;

import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;

/**
 * How time is shown: plain seconds where times count from 0, seconds since the first sample where all is over within minutes, dates
 * and times of day in UTC for what takes longer.
 */
final class TimeAxis {

    private static final long DATES = 100_000_000_000_000_000L; // from 1973 on: before, times are no dates
    private static final long SHORT = 180_000_000_000L;
    private static final double LABEL = 70; // pixels from one to the next
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final long first;
    private final long origin;
    private final long end;
    private final boolean isDated;

    TimeAxis(long from, long to) {
        boolean isAbsolute = from >= DATES;
        isDated = isAbsolute && to - from > SHORT;
        origin = isAbsolute && !isDated ? from : 0;
        end = to;
        first = from;
    }

    /** The number on the axis of an instant, nanoseconds since 1970. */
    double of(long nanos) {
        return isDated ? nanos / NANOS_PER_MILLI : (nanos - origin) / NANOS_PER_SECOND;
    }

    /** A new axis over the whole time, {@code width} pixels long. */
    ValueAxis newAxis(int width) {
        ValueAxis axis;
        double from = of(first);
        double to = of(end) > from ? of(end) : from + 1;
        if (isDated) {
            axis = new DateAxis("time (UTC)", TimeZone.getTimeZone("UTC"), Locale.ENGLISH);
        } else {
            NumberAxis seconds = new NumberAxis(origin == 0 ? "t (s)" : "t (s since " + instant(origin) + ")");
            // the axis by itself looks at its ends, whose labels may be shorter than those between
            seconds.setTickUnit(new Ticks().getCeilingTickUnit((to - from) * LABEL / width));
            axis = seconds;
        }
        axis.setRange(from, to);
        return axis;
    }

    private static String instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .toString();
    }
}
