package org.hodograph.kernels.embedding;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.polynomial.OrthogonalFit;

/** The batch side: the straight line round the sample nearest to the point. */
final class LlaFit implements Fit {

    private final Lla method;
    private final double[] x;
    private final double[] y;
    private final OrthogonalFit fit = new OrthogonalFit(1);

    LlaFit(Lla method, double[] x, double[] y) {
        this.method = method;
        Samples samples = Samples.of(x, y, Samples.Repeats.KEEP);
        this.x = samples.x();
        this.y = samples.y();
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (!Double.isFinite(at) || x.length < 2) {
            return false;
        }
        int nearest = Samples.nearest(x, at, 1);
        int from = Math.max(0, nearest - method.half());
        int to = Math.min(x.length, nearest + method.half() + 1);
        double value = y[to - 1];
        fit.resize(to - from);
        for (int i = from; i < to; i++) {
            fit.set(i - from, x[i] - x[nearest], y[i] - value, 1);
        }
        if (!fit.solve(at - x[nearest], value, true, out)) {
            out.clear();
            return false;
        }
        out.setWindow(to - from, x[to - 1] - x[from]);
        return true;
    }
}
