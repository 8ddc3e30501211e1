package org.hodograph.kernels.polynomial;

/**
 * Whether the samples of an even window can be seen to have no outlier without a median, by bounds alone. With t s the
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
    private static final double SURE = 1 + 1e-9; // more than the rounding of either way

    private double[] after = new double[0]; // |t s| at u above 0
    private double[] before = new double[0]; // at −u
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
        if (after.length < half) {
            after = new double[Math.max(half, 2 * after.length)];
            before = new double[after.length];
        }
        fit.predict(after, before);
        double middle = Math.abs(fit.predictMiddle());
        double least = SURE * Math.max(middle, largest(after, before, half)) / (outlying * normal);
        double chord = SURE * Math.sqrt(2 * fit.mostSquares() / size) / torn;
        if (!(chord < Double.POSITIVE_INFINITY)) {
            return false;
        }
        if (chord > least) { // an upper bound will not do
            chord = SURE * Math.sqrt(2 * (squares(after, before, half) + middle * middle) / size) / torn;
        }
        int below = below(after, before, half, least) + (size > 2 * half && middle < least ? 1 : 0);
        return size - below > size / 2 && hasChords(fit.values(), size, Math.max(chord, least));
    }

    /** Whether three or more samples in a row are equal; after all else was seen to be quiet. */
    boolean hasRun() {
        return hasRun;
    }

    private static double largest(double[] some, double[] others, int size) {
        long most = 0;
        long other = 0;
        for (int i = 0; i < size; i++) {
            most = larger(most, Double.doubleToRawLongBits(some[i]));
            other = larger(other, Double.doubleToRawLongBits(others[i]));
        }
        return Double.longBitsToDouble(larger(most, other));
    }

    private static long larger(long a, long b) {
        long difference = a - b;
        return a - (difference & (difference >> 63));
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
