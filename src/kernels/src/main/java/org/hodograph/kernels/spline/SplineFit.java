package org.hodograph.kernels.spline;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.window.Window;

/** The batch side: one spline through all samples, or a new one for the samples near each point if the method has a window. */
final class SplineFit implements Fit {

    private final WeightedSamples all;
    private final Window window;
    private final SplineRefit refit;
    private final double[] x; // minus the last one's of the fit
    private final double[] y;
    private final double[] weights;
    private int from;
    private int to;
    private boolean solved;

    SplineFit(SplineMethod method, WeightedSamples samples) {
        all = samples;
        window = method.window();
        refit = method.newRefit();
        x = new double[all.size()];
        y = new double[all.size()];
        weights = all.weights() == null ? null : new double[all.size()];
        if (window.equals(Window.ALL)) {
            fit(0, all.size());
        }
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (!Double.isFinite(at)) {
            return false;
        }
        if (!window.equals(Window.ALL)) {
            fitNear(at);
        }
        if (!solved || !refit.evaluate(at - all.x()[to - 1], out) || out.isEmpty()) {
            out.clear();
            return false;
        }
        out.setDerivative(0, out.derivative(0) + all.y()[to - 1]);
        out.setWindow(refit.count(), all.x()[to - 1] - all.x()[from]);
        return true;
    }

    private void fitNear(double at) {
        int first;
        int end;
        if (window.isCount()) {
            int count = Math.min(window.samples(), all.size());
            first = Samples.nearest(all.x(), at, count);
            end = first + count;
        } else {
            double half = window.span() / 2;
            first = 0;
            while (first < all.size() && at - all.x()[first] > half) {
                first++;
            }
            end = first;
            while (end < all.size() && all.x()[end] - at <= half) {
                end++;
            }
        }
        if (first != from || end != to) {
            fit(first, end);
        }
    }

    private void fit(int first, int end) {
        from = first;
        to = end;
        int count = 0;
        double within = 0;
        for (int i = first; i < end; i++) {
            x[i - first] = all.x()[i] - all.x()[end - 1];
            y[i - first] = all.y()[i] - all.y()[end - 1];
            if (weights != null) {
                weights[i - first] = all.weights()[i];
            }
            count += all.repeats()[i];
            within += all.within()[i];
        }
        solved = refit.fit(x, y, weights, end - first, count, within, end > first ? all.y()[end - 1] : 0);
    }
}
