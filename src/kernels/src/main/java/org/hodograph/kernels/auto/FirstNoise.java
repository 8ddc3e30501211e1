package org.hodograph.kernels.auto;

import java.util.Arrays;

/** A first guess of the noise of samples whose signal nothing is known of. For one thread; allocates nothing. */
final class FirstNoise {

    private static final double MEDIAN = 0.455; // of the square of a normal variable
    private static final double OUTLIERS =
            20; // how far they may lift the mean square, and a flat start lower the median

    private final double[] bends;

    /** For so many samples at most. */
    FirstNoise(int most) {
        bends = new double[most];
    }

    /**
     * Its variance from the median square distance of samples from the chord of their neighbours, of two from their difference.
     *
     * @param times in ascending order, {@code values} beside them
     * @param count of both that are there, at least 2
     */
    double of(double[] times, double[] values, int count) {
        if (count == 2) {
            double rise = values[1] - values[0];
            return rise * rise / 2;
        }
        int size = count - 2;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double share = (times[i + 1] - times[i]) / (times[i + 2] - times[i]);
            double bend = values[i + 1] - values[i] - share * (values[i + 2] - values[i]);
            bends[i] = bend * bend / (1 + share * share + (1 - share) * (1 - share));
            sum += bends[i];
        }
        Arrays.sort(bends, 0, size);
        double median = 0.5 * (bends[(size - 1) / 2] + bends[size / 2]);
        return Math.max(median / MEDIAN, sum / size / OUTLIERS);
    }
}
