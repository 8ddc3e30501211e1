package org.hodograph.kernels.embedding;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.polynomial.OrthogonalFit;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The streaming side: the newest run, told at its mean time. A run that is still short knows the orders below its samples. */
final class GoldDifferentiator extends WindowedDifferentiator {

    private final OrthogonalFit[] fits; // by degree

    GoldDifferentiator(Gold method) {
        super(method, new Window(method.embedding(), 0, 0), 1);
        fits = new OrthogonalFit[method.order() + 1];
        for (int degree = 0; degree < fits.length; degree++) {
            fits[degree] = new OrthogonalFit(degree);
        }
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        int size = window.size();
        OrthogonalFit fit = fits[Math.min(fits.length, size) - 1];
        long reference = window.nanos(size / 2);
        double value = window.value(size - 1);
        fit.resize(size);
        for (int i = 0; i < size; i++) {
            fit.set(i, seconds(window.nanos(i) - reference), window.value(i) - value, 1);
        }
        return fit.solveLeading(value, out);
    }

    /** The mean time of the run to the nearest nanosecond: later with every sample, so that no two estimates share an instant. */
    @Override
    protected long instant(long nanos) {
        int size = window.size();
        long oldest = window.oldest();
        long quotients = 0;
        long remainders = 0;
        for (int i = 1; i < size; i++) {
            long since = window.nanos(i) - oldest; // unsigned: it can exceed a long
            quotients += Long.divideUnsigned(since, size);
            remainders += Long.remainderUnsigned(since, size);
        }
        return oldest + quotients + (remainders + size / 2) / size;
    }
}
