package org.hodograph.kernels;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Batch samples made ready for a fit: finite, sorted by x, equal x treated as asked.
 *
 * @param x ascending
 * @param y one for each x
 */
@SuppressWarnings("ArrayRecordComponent") // handed from preparation to fit, never compared
public record Samples(double[] x, double[] y) {

    /** What becomes of samples at the same x. */
    public enum Repeats {
        /** One sample with their mean y. */
        MEAN,
        /** The one that stands last in the input. */
        LAST,
        /** All of them, in the order of the input. */
        KEEP
    }

    /**
     * Leaves out samples that are not finite, sorts the others by x and merges equal x.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Samples of(double[] x, double[] y, Repeats repeats) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " values, but y " + y.length);
        }
        Integer[] order = new Integer[x.length];
        int finite = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                order[finite++] = i;
            }
        }
        Arrays.sort(order, 0, finite, Comparator.comparingDouble(i -> x[i] + 0.0)); // stable; -0 equals 0
        double[] sortedX = new double[finite];
        double[] sortedY = new double[finite];
        int size = 0;
        int merged = 0;
        for (int i = 0; i < finite; i++) {
            double at = x[order[i]];
            double value = y[order[i]];
            if (repeats != Repeats.KEEP && size > 0 && sortedX[size - 1] == at) {
                merged++;
                sortedY[size - 1] =
                        repeats == Repeats.LAST ? value : sortedY[size - 1] + (value - sortedY[size - 1]) / merged;
            } else {
                sortedX[size] = at;
                sortedY[size++] = value;
                merged = 1;
            }
        }
        return new Samples(Arrays.copyOf(sortedX, size), Arrays.copyOf(sortedY, size));
    }

    /** The first {@code size} of the samples at these places, ascending. */
    public Samples some(int[] places, int size) {
        double[] someX = new double[size];
        double[] someY = new double[size];
        for (int i = 0; i < size; i++) {
            someX[i] = x[places[i]];
            someY[i] = y[places[i]];
        }
        return new Samples(someX, someY);
    }

    /** Where the {@code count} samples nearest to {@code at} begin in the ascending {@code x}; of two equally far ones the lower. */
    public static int nearest(double[] x, double at, int count) {
        return nearest(x, x.length, at, count);
    }

    /** The same among the first {@code size} of {@code x}. */
    public static int nearest(double[] x, int size, double at, int count) {
        int from = 0;
        int to = Math.max(0, size - count);
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (x[middle + count] - at < at - x[middle]) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
