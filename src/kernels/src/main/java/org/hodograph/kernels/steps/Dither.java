package org.hodograph.kernels.steps;

/**
 * Where a signal was, from how often each of a few neighbouring levels was read while noise made the reading flip: mean and
 * variance of the likelihood of the counts,
 *
 * <pre>Π_l (Φ((l + ½ − x)/σ) − Φ((l − ½ − x)/σ))^n_l</pre>
 *
 * with x and the noise σ in steps, summed over a grid.
 */
final class Dither {

    private static final int POINTS = 40;
    private static final double FAR = 2.5; // deviations
    private static final double LEAST = 1e-9; // of a probability

    private final double[] logs = new double[POINTS];
    private double mean;
    private double variance;

    /** Counts of the levels from {@code lowest} on. */
    void locate(double lowest, int[] counts, double noise) {
        int from = 0;
        while (counts[from] == 0) {
            from++;
        }
        int to = counts.length - 1;
        while (counts[to] == 0) {
            to--;
        }
        double within = from == to ? 0.5 : -0.5; // two levels: the signal is near what is between them
        double low = lowest + from - within - FAR * noise;
        double high = lowest + to + within + FAR * noise;
        double width = (high - low) / POINTS;
        double best = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < POINTS; p++) {
            double x = low + (p + 0.5) * width;
            double sum = 0;
            double below = Normal.below((lowest + from - 0.5 - x) / noise);
            for (int l = from; l <= to; l++) {
                double above = Normal.below((lowest + l + 0.5 - x) / noise);
                sum += counts[l] == 0 ? 0 : counts[l] * Math.log(Math.max(above - below, LEAST));
                below = above;
            }
            logs[p] = sum;
            best = Math.max(best, sum);
        }
        double mass = 0;
        double first = 0;
        double second = 0;
        double middle = (low + high) / 2;
        for (int p = 0; p < POINTS; p++) {
            double x = low + (p + 0.5) * width - middle;
            double weight = Math.exp(logs[p] - best);
            mass += weight;
            first += weight * x;
            second += weight * x * x;
        }
        first /= mass;
        mean = middle + first;
        variance = Math.max(second / mass - first * first, 0) + width * width / 12;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }
}
