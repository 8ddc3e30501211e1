package org.hodograph.kernels.savitzkygolay;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.polynomial.ThreadFits;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The streaming side: the newest n samples, if they are evenly spaced. */
final class SavitzkyGolayDifferentiator extends WindowedDifferentiator {

    private final int degree;
    private ThreadFits fits = ThreadFits.mine(); // of the thread that asked last

    SavitzkyGolayDifferentiator(SavitzkyGolay method) {
        super(method, new Window(method.window(), 0, 0), method.window());
        degree = method.degree();
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        if (!window.isEven() && !isNearlyEven()) {
            return false;
        }
        fits = ThreadFits.mine();
        double half = seconds(window.newest() - window.oldest()) / 2;
        double u = seconds(nanos - window.oldest()) / half - 1;
        double value = window.value(window.size() - 1);
        window.copyValues(fits.plain(degree).room(window.size()));
        return SavitzkyGolay.solve(fits.plain(degree), window.size(), u, half, value, out);
    }

    private boolean isNearlyEven() {
        double mean = (double) (window.newest() - window.oldest()) / (window.size() - 1);
        long before = window.oldest();
        for (int i = 1; i < window.size(); i++) {
            long at = window.nanos(i);
            if (Math.abs(at - before - mean) > SavitzkyGolay.UNEVENNESS * mean) {
                return false;
            }
            before = at;
        }
        return true;
    }
}
