package org.hodograph.kernels.loess;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.polynomial.Median;
import org.hodograph.kernels.polynomial.OrthogonalFit;
import org.hodograph.kernels.polynomial.Weights;

/** The fit of both sides: robustness weights once for the samples, then a polynomial at every point. For one thread; allocates only to grow. */
final class LocalRegression {

    /** Six medians are about four standard deviations. */
    private static final double REACH = 6;

    private final Loess method;
    private final OrthogonalFit fit;
    private double[] x;
    private double[] y;
    private int size;
    private double[] robustness = new double[0];
    private double[] residuals = new double[0];
    private double[] sizes = new double[0]; // of residuals; the median loses their order

    LocalRegression(Loess method) {
        this.method = method;
        fit = new OrthogonalFit(method.degree());
    }

    /** Takes the samples to fit, ascending in x and minus {@code reference} in y; they stay the caller's. */
    void prepare(double[] times, double[] values, int samples, double reference) {
        fit.setOffset(reference);
        x = times;
        y = values;
        size = samples;
        if (robustness.length < samples) {
            robustness = new double[times.length];
            residuals = new double[times.length];
            sizes = new double[times.length];
        }
        Arrays.fill(robustness, 0, samples, 1);
        for (int iteration = 0; iteration < method.robust(); iteration++) {
            if (!reweigh()) {
                return;
            }
        }
    }

    /** Returns false if more than half of the residuals are rounding: there is no scale to judge the others by. */
    private boolean reweigh() {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double fitted = place(x[i]) ? fit.value(0) : Double.NaN;
            residuals[i] = Double.isNaN(fitted) ? 0 : Math.abs(y[i] - fitted);
            largest = Math.max(largest, Math.abs(y[i]));
            sizes[i] = residuals[i];
        }
        double bound = REACH * Median.of(sizes, size);
        if (!(bound > 64 * Math.ulp(largest))) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            double u = residuals[i] / bound;
            robustness[i] = u < 1 ? (1 - u * u) * (1 - u * u) : 0;
        }
        return true;
    }

    /** Hands the neighbours of {@code at}, times relative to it, to the fit. */
    private boolean place(double at) {
        int neighbours = method.neighbours(size);
        if (neighbours == 0) {
            return false;
        }
        int from = nearest(at, neighbours);
        double farthest = Math.max(Math.abs(at - x[from]), Math.abs(x[from + neighbours - 1] - at));
        fit.resize(neighbours);
        for (int i = 0; i < neighbours; i++) {
            double time = x[from + i] - at;
            fit.set(i, time, y[from + i], robustness[from + i] * Weights.TRICUBE.at(Math.abs(time) / farthest));
        }
        return farthest > 0;
    }

    private int nearest(double at, int neighbours) {
        return Samples.nearest(x, size, at, neighbours);
    }

    /** Order 0 is minus the reference, as the values were. */
    boolean estimateAt(double at, Estimate out) {
        if (!place(at) || !fit.solve(0, 0, false, out)) {
            return false;
        }
        int neighbours = method.neighbours(size);
        int from = nearest(at, neighbours);
        out.setWindow(neighbours, x[from + neighbours - 1] - x[from]);
        if (method.robust() > 0) {
            for (int order = 0; order <= method.maxOrder(); order++) {
                out.setNoiseGain(order, Double.NaN);
            }
        }
        return true;
    }
}
