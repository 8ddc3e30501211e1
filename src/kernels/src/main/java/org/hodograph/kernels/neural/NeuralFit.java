package org.hodograph.kernels.neural;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;

/** The batch side: one net for all samples, evaluated anywhere; beyond the samples it levels off. */
final class NeuralFit implements Fit {

    private final TrainedNet net;
    private final double newest; // x and y are measured from the last sample, as in a stream
    private final double reference;

    NeuralFit(Neural method, double[] x, double[] y) {
        Samples samples = Samples.of(x, y, Samples.Repeats.KEEP);
        int size = samples.x().length;
        newest = size == 0 ? 0 : samples.x()[size - 1];
        reference = size == 0 ? 0 : samples.y()[size - 1];
        double[] times = new double[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = samples.x()[i] - newest;
            values[i] = samples.y()[i] - reference;
        }
        net = TrainedNet.of(method, times, values, size, reference);
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (net == null || !Double.isFinite(at) || !net.estimateAt(at - newest, out)) {
            out.clear();
            return false;
        }
        out.setDerivative(0, out.derivative(0) + reference);
        return true;
    }
}
