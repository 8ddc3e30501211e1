package org.hodograph.kernels.embedding;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.polynomial.OrthogonalFit;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The streaming side: the line round the sample nearest to the instant, cut at the newest sample and at the series' first. */
final class LlaDifferentiator extends WindowedDifferentiator {

    private final Lla method;
    private final OrthogonalFit fit = new OrthogonalFit(1);

    LlaDifferentiator(Lla method) {
        super(method, new Window(method.window(), 0, 0), 2);
        this.method = method;
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        int size = window.size();
        int nearest = nearest(nanos);
        if (nearest < method.half() && window.isFull()) {
            return false; // samples of its line are gone
        }
        int from = Math.max(0, nearest - method.half());
        int to = Math.min(size, nearest + method.half() + 1);
        long reference = window.nanos(nearest);
        double value = window.value(to - 1);
        out.setWindow(to - from, seconds(window.nanos(to - 1) - window.nanos(from)));
        fit.resize(to - from);
        for (int i = from; i < to; i++) {
            fit.set(i - from, seconds(window.nanos(i) - reference), window.value(i) - value, 1);
        }
        return fit.solve(seconds(nanos - reference), value, true, out);
    }

    /** Of two equally near samples the older one. */
    private int nearest(long nanos) {
        int i = 0;
        while (i + 1 < window.size() && window.nanos(i + 1) - nanos < nanos - window.nanos(i)) {
            i++;
        }
        return i;
    }
}
