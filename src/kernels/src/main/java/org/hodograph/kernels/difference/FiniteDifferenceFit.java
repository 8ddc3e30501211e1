package org.hodograph.kernels.difference;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;

/** The batch side: the polynomial through the n samples nearest to the point, or through all. */
final class FiniteDifferenceFit implements Fit {

    private final FiniteDifference method;
    private final double[] x;
    private final double[] y;
    private final Stencil stencil = new Stencil();

    FiniteDifferenceFit(FiniteDifference method, double[] x, double[] y) {
        this.method = method;
        Samples samples = Samples.of(x, y, Samples.Repeats.KEEP);
        this.x = samples.x();
        this.y = samples.y();
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        int size = method.points() == 0 ? x.length : method.points();
        if (!Double.isFinite(at) || size < 2 || x.length < size) {
            return false;
        }
        int from = Samples.nearest(x, at, size);
        double value = y[from + size - 1];
        stencil.resize(size);
        for (int i = 0; i < size; i++) {
            stencil.set(i, x[from + i] - at, y[from + i] - value);
        }
        if (!stencil.solve(value, out)) {
            out.clear();
            return false;
        }
        out.setWindow(size, x[from + size - 1] - x[from]);
        return true;
    }
}
