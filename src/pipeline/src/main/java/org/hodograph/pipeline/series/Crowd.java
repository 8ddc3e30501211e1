package org.hodograph.pipeline.series;

import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.window.Window;

/**
 * The bound in samples of what a series keeps by duration: its order buffer, and the lag or span of its method. Asked before a
 * sample waits, for only then it can be rejected with its record: where it would be one too many by the time the fit sees it,
 * those that wait counted. A sample out of order is held against those on both sides of it. Cost O(log n).
 */
final class Crowd {

    private final long outOfOrderness;
    private final long reach; // of the fit, nanoseconds
    private final String waitingReason;
    private final String fitReason;

    Crowd(SeriesSettings settings) {
        outOfOrderness = settings.maxOutOfOrdernessNanos();
        boolean spans = settings.method().reachNanos() != Long.MAX_VALUE;
        reach = spans ? settings.method().reachNanos() : settings.lag().nanos();
        waitingReason = reason(OrderBuffer.MOST, "max-out-of-orderness " + Durations.print(outOfOrderness));
        fitReason = spans
                ? reason(Window.MOST_IN_SPAN, "the window of " + Durations.print(reach))
                : reason(Lookback.MOST_SAMPLES, "lag " + settings.lag());
    }

    private static String reason(int most, String what) {
        return "too-many-samples: " + most + " samples within " + what + "; is source.time right?";
    }

    /**
     * Why a sample that neither was used nor waits has no place; null: it has one.
     *
     * @param watermark that it would make
     */
    String fault(long nanos, long watermark, OrderBuffer waiting, Course course) {
        if (waiting.size() >= OrderBuffer.MOST && nanos > watermark && waiting.after(watermark) >= OrderBuffer.MOST) {
            return waitingReason;
        }
        return course.hasRoom(nanos, waiting.size()) || course.hasRoom(nanos, waiting.around(nanos, reach))
                ? null
                : fitReason;
    }
}
