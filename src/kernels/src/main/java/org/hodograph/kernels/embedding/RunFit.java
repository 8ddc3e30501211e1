package org.hodograph.kernels.embedding;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.polynomial.OrthogonalFit;

/** The batch side of {@link Glla} and {@link Gold}: of all runs of consecutive samples the one whose mean is nearest to the point. */
final class RunFit implements Fit {

    private final int embedding;
    private final boolean leading;
    private final double[] x;
    private final double[] y;
    private final double[] means; // of the run that begins at each x
    private final OrthogonalFit fit;

    /**
     * A fit of these samples.
     *
     * @param leading whether each order comes from the polynomial of its own degree
     */
    RunFit(int embedding, int order, boolean leading, double[] x, double[] y) {
        this.embedding = embedding;
        this.leading = leading;
        Samples samples = Samples.of(x, y, Samples.Repeats.KEEP);
        this.x = samples.x();
        this.y = samples.y();
        means = new double[Math.max(0, this.x.length - embedding + 1)];
        for (int from = 0; from < means.length; from++) {
            double sum = 0;
            for (int i = 0; i < embedding; i++) {
                sum += this.x[from + i] - this.x[from];
            }
            means[from] = this.x[from] + sum / embedding;
        }
        fit = new OrthogonalFit(order);
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (!Double.isFinite(at) || means.length == 0) {
            return false;
        }
        int from = Samples.nearest(means, at, 1);
        double reference = x[from + embedding / 2];
        double value = y[from + embedding - 1];
        fit.resize(embedding);
        for (int i = 0; i < embedding; i++) {
            fit.set(i, x[from + i] - reference, y[from + i] - value, 1);
        }
        boolean solved = leading ? fit.solveLeading(value, out) : fit.solve(at - reference, value, true, out);
        if (!solved) {
            out.clear();
            return false;
        }
        out.setWindow(embedding, x[from + embedding - 1] - x[from]);
        return true;
    }
}
