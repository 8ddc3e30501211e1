package org.hodograph.kernels.kalman;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Rounding;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.outlier.Gate;

/**
 * The batch side: at every point what the samples up to it say, joined with what those after it say. Both are kept at
 * every sample, so that an estimate costs O(log n). Equal x stay side by side; outside the samples the process is
 * predicted, with errors that grow.
 */
final class KalmanFit implements Fit {

    private final int order;
    private final int stride;
    private final double[] x;
    private final double[] y;
    private final double intensity;
    private final double reach;
    private final double scale; // variance of a sample's noise
    private final double[] before; // row-major, samples × stride: known from the samples up to this one
    private final double[] after; // from this one on
    private final InformationState state;
    private final InformationState later;
    private final double[] mean;
    private final double[] covariance;

    KalmanFit(Kalman method, double[] x, double[] y) {
        order = method.model().order();
        stride = InformationState.size(order);
        Samples samples = Gate.without(Samples.of(x, y, Samples.Repeats.KEEP));
        this.x = samples.x();
        this.y = samples.y();
        Likelihood likelihood = new Likelihood(method, this.x, this.y);
        intensity = likelihood.intensity();
        reach = likelihood.reach();
        scale = floored(likelihood.scale());
        state = new InformationState(order);
        later = new InformationState(order);
        mean = new double[order];
        covariance = new double[order * order];
        before = new double[this.x.length * stride];
        after = new double[this.x.length * stride];
        filterAhead();
        filterBack();
    }

    /** A noise that was estimated is at least rounding; NaN stays. */
    private double floored(double variance) {
        double largest = 0;
        for (double value : y) {
            largest = Math.max(largest, Math.abs(value));
        }
        return variance < Rounding.variance(largest) ? Rounding.variance(largest) : variance;
    }

    private void filterAhead() {
        state.clear();
        for (int i = 0; i < x.length; i++) {
            if (i > 0) {
                state.shift(y[i] - y[i - 1]);
                state.ahead(x[i] - x[i - 1], intensity, reach);
            }
            state.observe();
            state.save(before, i * stride);
        }
    }

    private void filterBack() {
        state.clear();
        for (int i = x.length - 1; i >= 0; i--) {
            if (i < x.length - 1) {
                state.shift(y[i] - y[i + 1]);
                state.back(x[i + 1] - x[i], intensity, reach);
            }
            state.observe();
            state.save(after, i * stride);
        }
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (!Double.isFinite(at) || distinct() < order) {
            return false;
        }
        int floor = floor(at);
        double reference = y[Math.max(floor, 0)];
        if (floor < 0) {
            state.load(after, 0);
            state.back(x[0] - at, intensity, reach);
            state.settle();
        } else {
            state.load(before, floor * stride);
            if (at > x[floor]) {
                state.ahead(at - x[floor], intensity, reach);
            }
            if (floor + 1 < x.length) {
                later.load(after, (floor + 1) * stride);
                later.shift(y[floor] - y[floor + 1]);
                later.back(x[floor + 1] - at, intensity, reach);
                state.join(later);
            } else if (at > x[floor]) {
                state.settle();
            }
        }
        report(reference, out);
        return !out.isEmpty();
    }

    /** How many different x there are, counted up to the order. */
    private int distinct() {
        int distinct = 0;
        for (int i = 0; i < x.length && distinct < order; i++) {
            distinct += i == 0 || x[i] > x[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /** The last sample at or before a point; −1 before the first. */
    private int floor(double at) {
        int low = -1;
        int high = x.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (x[middle] <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void report(double reference, Estimate out) {
        state.solve(mean, covariance);
        for (int k = 0; k < order; k++) {
            out.setDerivative(k, mean[k] + (k == 0 ? reference : 0));
            for (int l = 0; l <= k; l++) {
                out.setCovariance(k, l, scale * covariance[k * order + l]);
            }
        }
        out.setNoise(Math.sqrt(scale));
        if (out.isEmpty()) {
            out.clear();
            return;
        }
        out.setWindow(x.length, x[x.length - 1] - x[0]);
    }
}
