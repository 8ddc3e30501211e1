package org.hodograph;

import java.util.function.DoubleFunction;
import org.hodograph.kernels.Estimate;

/** The integral of an estimated curve and its standard error; {@link Fit#integral}. */
final class Integral {

    private static final double NODE = Math.sqrt(0.6); // of Gauss and Legendre's three, on −1 to 1
    private static final double[] NODES = {-NODE, 0, NODE};
    private static final double[] WEIGHTS = {5 / 18.0, 8 / 18.0, 5 / 18.0};

    private Integral() {}

    static Estimated of(DoubleFunction<Estimate> curve, Places places, double a, double b) {
        if (a == b) {
            return new Estimated(0, 0);
        }
        if (!(Math.abs(b - a) < Double.POSITIVE_INFINITY)) {
            return new Estimated(Double.NaN, Double.NaN);
        }
        double from = Math.min(a, b);
        double to = Math.max(a, b);
        double[] grid = places.grid(from, to, 1);
        double sum = 0;
        double errors = 0;
        double variance = 0; // of a sample, times the length
        for (int i = 0; i + 1 < grid.length; i++) {
            double width = grid[i + 1] - grid[i];
            for (int node = 0; node < NODES.length; node++) {
                Estimate there = curve.apply(grid[i] + (1 + NODES[node]) / 2 * width);
                double weight = WEIGHTS[node] * width;
                sum += weight * there.derivative(0);
                errors += weight * there.standardError(0);
                double noise = noise(there);
                variance += weight * noise * noise;
            }
        }
        double scatter = places.hold(from, to)
                ? Math.sqrt(variance / (to - from) * squares(places.samples(), from, to))
                : Double.NaN;
        return new Estimated(a < b ? sum : -sum, scatter < errors || Double.isNaN(errors) ? scatter : errors);
    }

    /** Of a sample; where errors are larger than white noise would make them, because it is not white, so much larger. */
    private static double noise(Estimate there) {
        double noise = there.standardError(0) / there.noiseGain(0);
        return Double.isNaN(noise) ? there.noise() : noise;
    }

    /** The sum of squares of what each sample stands for of the interval: that which is nearest to it; equal ones share it. */
    private static double squares(double[] x, double from, double to) {
        double sum = 0;
        double begin = from;
        for (int i = 0; i < x.length && begin < to; ) {
            int next = i + 1;
            while (next < x.length && x[next] == x[i]) {
                next++;
            }
            double end = next < x.length ? Math.min(to, x[i] + (x[next] - x[i]) / 2) : to;
            if (end > begin) {
                sum += (end - begin) * (end - begin) / (next - i);
                begin = end;
            }
            i = next;
        }
        return sum;
    }
}
