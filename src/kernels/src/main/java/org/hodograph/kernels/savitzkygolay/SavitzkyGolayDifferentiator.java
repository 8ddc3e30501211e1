package org.hodograph.kernels.savitzkygolay;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The streaming side: the newest n samples, if they are evenly spaced. */
final class SavitzkyGolayDifferentiator extends WindowedDifferentiator {

    private final GridPolynomials polynomials;

    SavitzkyGolayDifferentiator(SavitzkyGolay method) {
        super(method, new Window(method.window(), 0, 0), method.window());
        polynomials = new GridPolynomials(method.window(), method.degree());
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        int size = window.size();
        double value = window.value(size - 1);
        double mean = (double) (window.newest() - window.oldest()) / (size - 1);
        long before = window.oldest();
        for (int i = 0; i < size; i++) {
            long at = window.nanos(i);
            if (i > 0 && Math.abs(at - before - mean) > SavitzkyGolay.UNEVENNESS * mean) {
                return false;
            }
            before = at;
            polynomials.set(i, window.value(i) - value);
        }
        double half = seconds(window.newest() - window.oldest()) / 2;
        polynomials.solve(seconds(nanos - window.oldest()) / half - 1, half, value, out);
        return true;
    }
}
