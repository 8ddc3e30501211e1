package org.hodograph.kernels.loess;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;

/** The batch side: all samples, evaluated anywhere. */
final class LoessFit implements Fit {

    private final LocalRegression regression;
    private final int size;
    private final double reference;

    LoessFit(Loess method, double[] x, double[] y) {
        Samples samples = Samples.of(x, y, Samples.Repeats.KEEP);
        size = samples.x().length;
        reference = size == 0 ? 0 : samples.y()[size - 1];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = samples.y()[i] - reference;
        }
        regression = new LocalRegression(method);
        regression.prepare(samples.x(), values, size, reference);
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (!Double.isFinite(at) || !regression.estimateAt(at, out)) {
            out.clear();
            return false;
        }
        out.setDerivative(0, out.derivative(0) + reference);
        return true;
    }
}
