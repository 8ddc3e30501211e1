package org.hodograph.kernels.embedding;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.polynomial.OrthogonalFit;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The streaming side: the polynomial of the newest run. */
final class GllaDifferentiator extends WindowedDifferentiator {

    private final OrthogonalFit fit;

    GllaDifferentiator(Glla method) {
        super(method, new Window(method.embedding(), 0, 0), method.order() + 1);
        fit = new OrthogonalFit(method.order());
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        int size = window.size();
        long reference = window.nanos(size / 2);
        double value = window.value(size - 1);
        fit.resize(size);
        for (int i = 0; i < size; i++) {
            fit.set(i, seconds(window.nanos(i) - reference), window.value(i) - value, 1);
        }
        return fit.solve(seconds(nanos - reference), value, true, out);
    }
}
