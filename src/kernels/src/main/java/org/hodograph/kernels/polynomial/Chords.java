package org.hodograph.kernels.polynomial;

/**
 * Distances of samples from the chords between their neighbours, over what white noise of variance 1 makes of them: they tell
 * the noise whatever smooth curve is below it, and a wild sample spoils three of them at most.
 *
 * <pre>|yᵢ − a yᵢ₋₁ − b yᵢ₊₁| / √(1 + a² + b²),   a = (tᵢ₊₁ − tᵢ) / (tᵢ₊₁ − tᵢ₋₁),   b = 1 − a</pre>
 */
final class Chords {

    private Chords() {}

    /** Their median; 0 of fewer than three samples. The scratch is as long as the samples. */
    static double median(double[] times, double[] values, int size, double[] scratch) {
        int count = 0;
        for (int i = 1; i + 1 < size; i++) {
            double width = times[i + 1] - times[i - 1];
            double a = (times[i + 1] - times[i]) / width; // the share of the sample before in the chord
            double b = (times[i] - times[i - 1]) / width;
            if (width > 0) {
                scratch[count++] =
                        Math.abs(values[i] - a * values[i - 1] - b * values[i + 1]) / Math.sqrt(1 + a * a + b * b);
            }
        }
        return count == 0 ? 0 : Median.of(scratch, count);
    }

    /** Whether more than half of their squares are at least this. Nothing is divided, so both sides are times width². */
    static boolean areMostly(double least, double[] times, double[] values, int size) {
        long below = 0;
        double slope = values[1] - values[0];
        double width = times[1] - times[0];
        boolean apart = width > 0;
        for (int i = 2; i < size; i++) {
            double next = values[i] - values[i - 1];
            double nextWidth = times[i] - times[i - 1];
            double both = width + nextWidth;
            double bend = nextWidth * slope - width * next;
            double limit = least * (both * both + width * width + nextWidth * nextWidth);
            below += Double.doubleToRawLongBits(bend * bend - limit) >>> 63;
            apart &= nextWidth > 0;
            slope = next;
            width = nextWidth;
        }
        int chords = size - 2;
        return apart && chords - below > chords / 2;
    }
}
