package org.hodograph.kernels.polynomial;

/**
 * Whether the samples of a window can be seen to have no outlier without a median, by bounds alone. With t s the
 * predicted residuals of {@link RobustFit} and c the distances from the chords, normalised as there:
 *
 * <pre>at least half of |t s| are not below max |t s| / (4 · 1.4826)    so s is at least max |t s| / 4
 * at least half of c are not below it either,                     so the scale by the chords is at least that, too
 * at least half of c are not below √2 rms(t s) / 4                so s is at most 4 of that scale: a median is at most √2 rms</pre>
 *
 * <p>On plain noise 19 windows in 20 pass; for the others the medians must be looked at. For one thread; allocates only to grow.
 */
final class Quiet {

    private static final double CHORD = 2 * Math.sqrt(1.5); // a second difference over its distance from the chord
    private static final double SURE = 1 + 1e-6; // more than the rounding of either way
    private static final double LEAST_VARIANCE = 1e-6; // of a prediction: below it rounding is more
    private static final double LEAST_SQUARE = 1e-200; // below it squares of differences may be 0

    private double[] after = new double[0]; // |t s| at u above 0; (t s)² of a window that is not even
    private double[] before = new double[0]; // at −u; leverages
    private boolean hasRun;

    /**
     * Whether no residual is outlying, and no step is to be looked for.
     *
     * @param outlying so many scales of the noise are
     * @param torn no polynomial goes through samples whose residuals are more than so many scales by the chords
     */
    boolean isSeen(EvenFit fit, double outlying, double torn, double normal) {
        int size = fit.size();
        int half = size / 2;
        if (size < 3) {
            return false;
        }
        resize(half);
        fit.predict(after, before);
        double middle = Math.abs(fit.predictMiddle());
        double least = SURE
                * Math.max(middle, Math.max(Largest.of(after, half), Largest.of(before, half)))
                / (outlying * normal);
        double chord = SURE * Math.sqrt(2 * fit.mostSquares() / size) / torn;
        if (!(chord < Double.POSITIVE_INFINITY && (chord > 0 || least == 0))) { // squares beyond the doubles
            return false;
        }
        if (chord > least) { // an upper bound will not do
            chord = SURE * Math.sqrt(2 * (squares(after, before, half) + middle * middle) / size) / torn;
        }
        int below = below(after, before, half, least) + (size > 2 * half && middle < least ? 1 : 0);
        return size - below > size / 2 && hasChords(fit.values(), size, Math.max(chord, least));
    }

    /** The same of samples at any times, not all of weight 1. The fit has just been made. */
    boolean isSeen(
            OrthogonalFit fit,
            double[] times,
            double[] values,
            double[] weights,
            int size,
            double outlying,
            double torn,
            double normal) {
        if (size < 3) {
            return false;
        }
        resize(size);
        fit.leverages(before);
        if (!predict(fit.values(), weights, before, after, size)) {
            return false;
        }
        double largest = Largest.of(after, size);
        if (!(largest > LEAST_SQUARE && largest < Double.POSITIVE_INFINITY)) {
            return largest == 0 && Largest.of(fit.values(), size) == 0;
        }
        double least = square(SURE / (outlying * normal)) * largest;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += after[i];
        }
        if (size - below(after, size, least) <= size / 2) {
            return false;
        }
        double chord = Math.max(least, square(SURE / torn) * 2 * sum / size);
        return Chords.areMostly(chord, times, values, size);
    }

    /** (t s)² by residuals and leverages; false if a sample can hardly be predicted from the others. */
    private static boolean predict(double[] residuals, double[] weights, double[] leverages, double[] to, int size) {
        for (int i = 0; i < size; i++) {
            double variance = Prediction.variance(weights[i], leverages[i]);
            if (variance < LEAST_VARIANCE) {
                return false;
            }
            to[i] = residuals[i] * residuals[i] / variance;
        }
        return true;
    }

    private static int below(double[] numbers, int size, double least) {
        long limit = Double.doubleToRawLongBits(least);
        long below = 0;
        for (int i = 0; i < size; i++) {
            below += (Double.doubleToRawLongBits(numbers[i]) - limit) >>> 63;
        }
        return (int) below;
    }

    private static double square(double number) {
        return number * number;
    }

    private void resize(int size) {
        if (after.length < size) {
            after = new double[Math.max(size, 2 * after.length)];
            before = new double[after.length];
        }
    }

    /** Whether three or more samples in a row are equal; after all else was seen to be quiet. */
    boolean hasRun() {
        return hasRun;
    }

    private static double squares(double[] some, double[] others, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += some[i] * some[i] + others[i] * others[i];
        }
        return sum;
    }

    /** How many are below; of numbers that are not below 0 the order is that of their bits. */
    private static int below(double[] some, double[] others, int size, double least) {
        long limit = Double.doubleToRawLongBits(least);
        long below = 0;
        for (int i = 0; i < size; i++) {
            below += (Double.doubleToRawLongBits(some[i]) - limit) >>> 63;
            below += (Double.doubleToRawLongBits(others[i]) - limit) >>> 63;
        }
        return (int) below;
    }

    /** Whether the median distance from the chords is at least this. */
    private boolean hasChords(double[] values, int size, double least) {
        long limit = Double.doubleToRawLongBits(CHORD * least);
        long below = 0;
        hasRun = false;
        double slope = values[1] - values[0];
        for (int i = 2; i < size; i++) {
            double next = values[i] - values[i - 1];
            long bend = Double.doubleToRawLongBits(Math.abs(next - slope));
            below += (bend - limit) >>> 63;
            if (bend == 0 && next == 0) {
                hasRun = true;
            }
            slope = next;
        }
        int chords = size - 2;
        return chords - below > chords / 2;
    }
}
