package org.hodograph.standalone.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hodograph.kernels.Estimate;

/**
 * What is to be seen.
 *
 * @param title the series
 * @param subtitle method and lag
 * @param labels of the value axes, by order, with their units
 * @param curves one for each method
 * @param samples as they were read; empty where they aren't comparable
 * @param truth by order; null where it isn't known
 * @param isApart whether each method has a column of its own
 * @param width of the picture in pixels
 * @param height of the picture in pixels; 0: as high as its panels need
 */
@SuppressWarnings("ArrayRecordComponent") // handed from reading to drawing, never compared
public record Picture(
        String title,
        String subtitle,
        List<String> labels,
        List<Curve> curves,
        Trace samples,
        Trace[] truth,
        boolean isApart,
        int width,
        int height) {

    private static final double MARGIN = 0.06; // of the range, above and below
    private static final double UNSURE = 3; // times the median error: not what the axis is made for
    private static final double TAIL = 0.005; // of samples on each side that may leave the panel
    private static final double MUCH = 2.5; // times the room that sure numbers take

    public Picture {
        labels = List.copyOf(labels);
        curves = List.copyOf(curves);
    }

    /** The orders that have anything to show. */
    List<Integer> orders() {
        List<Integer> orders = new ArrayList<>();
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            int k = order;
            if (curves.stream().anyMatch(curve -> !curve.trace(k).isEmpty()) || truth[k] != null) {
                orders.add(order);
            }
        }
        return orders;
    }

    /** Leaves only what can be seen. */
    void thin(int pixels) {
        long from = from();
        long width = Math.max(1, (to() - from) / Math.max(1, pixels));
        samples.thin(width);
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            for (Curve curve : curves) {
                curve.trace(order).thin(width);
            }
            if (truth[order] != null) {
                truth[order].thin(width);
            }
        }
    }

    /** The first instant of all. */
    long from() {
        long from = samples.size() > 0 ? samples.nanos(0) : Long.MAX_VALUE;
        for (Curve curve : curves) {
            Trace trace = curve.trace(0);
            from = trace.size() > 0 ? Math.min(from, trace.nanos(0)) : from;
        }
        return from;
    }

    /** The last instant of all. */
    long to() {
        long to = samples.size() > 0 ? samples.nanos(samples.size() - 1) : Long.MIN_VALUE;
        for (Curve curve : curves) {
            Trace trace = curve.trace(0);
            to = trace.size() > 0 ? Math.max(to, trace.nanos(trace.size() - 1)) : to;
        }
        return to;
    }

    /**
     * The least and the greatest number that the axis of an order shows: the whole truth, every estimate whose standard error is
     * not far above the usual one, with its band, and nearly all samples; every estimate and sample where these take not much more
     * room. What is known to be unsure, as the first numbers of a series, does not make the rest flat.
     */
    double[] range(int order) {
        Extent extent = new Extent();
        Extent whole = new Extent();
        for (Curve curve : curves) {
            extent.add(curve.trace(order), usual(curve.trace(order)));
            whole.addValues(curve.trace(order));
        }
        if (truth[order] != null) {
            extent.add(truth[order], Double.POSITIVE_INFINITY);
        }
        if (order == 0) {
            extent.addMost(numbers(samples));
            whole.addValues(samples);
        }
        if (whole.width() <= MUCH * extent.width()) {
            extent.add(whole.least);
            extent.add(whole.greatest);
        }
        return extent.padded(MARGIN);
    }

    private static double usual(Trace trace) {
        double[] errors = new double[trace.size()];
        int count = 0;
        for (int i = 0; i < errors.length; i++) {
            if (!Double.isNaN(trace.error(i))) {
                errors[count++] = trace.error(i);
            }
        }
        Arrays.sort(errors, 0, count);
        return count == 0 ? Double.POSITIVE_INFINITY : UNSURE * errors[count / 2];
    }

    /** Its values, ascending. */
    private static double[] numbers(Trace trace) {
        double[] numbers = new double[trace.size()];
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            double number = trace.value(i);
            if (!Double.isNaN(number)) {
                numbers[count++] = number;
            }
        }
        double[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The least and the greatest so far. */
    private static final class Extent {

        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        /** {@code mostError} is infinite where no errors are known; where they are, a point without one rests on too few samples. */
        void add(Trace trace, double mostError) {
            for (int i = 0; i < trace.size(); i++) {
                boolean isSure = mostError == Double.POSITIVE_INFINITY || trace.error(i) <= mostError;
                if (isSure && !Double.isNaN(trace.value(i))) {
                    add(trace.low(i));
                    add(trace.high(i));
                }
            }
        }

        void addValues(Trace trace) {
            for (int i = 0; i < trace.size(); i++) {
                if (!Double.isNaN(trace.value(i))) {
                    add(trace.value(i));
                }
            }
        }

        double width() {
            return greatest - least;
        }

        void addMost(double[] sorted) {
            if (sorted.length > 0) {
                int tail = (int) (TAIL * sorted.length);
                add(sorted[tail]);
                add(sorted[sorted.length - 1 - tail]);
            }
        }

        private void add(double number) {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }

        double[] padded(double share) {
            if (!(least <= greatest)) {
                return new double[] {-1, 1};
            }
            double width = greatest - least;
            double more = width > 0 ? share * width : least == 0 ? 1 : 0.1 * Math.abs(least);
            return new double[] {least - more, greatest + more};
        }
    }
}
