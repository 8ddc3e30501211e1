package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The streaming side: the polynomial of the window round every instant. */
final class LocalPolynomialDifferentiator extends WindowedDifferentiator {

    private final LocalPolynomial method;
    private final boolean isRobust;
    private ThreadFits fits = ThreadFits.mine(); // of the thread that asked last

    /** A worker of {@code whole}, which is this local polynomial or one made of it. */
    LocalPolynomialDifferentiator(Method whole, LocalPolynomial method, boolean isRobust) {
        super(whole, method.window(), method.degree() + 1);
        this.method = method;
        this.isRobust = isRobust;
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        WindowFit fit = fit();
        int size = window.size();
        boolean uniform = method.weights() == Weights.UNIFORM;
        double value = window.value(size - 1);
        if (uniform && size >= EvenFit.LEAST && window.isEven()) {
            window.copyValues(fit.room(size));
            double place = (double) (nanos - window.oldest()) / window.step() - 0.5 * (size - 1);
            return fit.solveEven(place, seconds(window.step()), value, out);
        }
        long reference = window.nanos(size / 2);
        double at = seconds(nanos - reference);
        if (uniform) {
            window.copyValues(fit.values(size));
            window.copyTimes(reference, fit.times());
            return fit.solveUniform(NANOS_PER_SECOND, at, value, out);
        }
        double bandwidth = bandwidth(nanos);
        fit.resize(size);
        for (int i = 0; i < size; i++) {
            double time = seconds(window.nanos(i) - reference);
            double weight = method.weights().at(Math.abs(time - at) / bandwidth);
            fit.set(i, time, window.value(i) - value, weight);
        }
        return fit.solve(at, value, false, out);
    }

    private WindowFit fit() {
        fits = ThreadFits.mine();
        return isRobust ? fits.robust(method.degree()) : fits.plain(method.degree());
    }

    private double bandwidth(long nanos) {
        if (method.bandwidth() > 0) {
            return method.bandwidth();
        }
        long oldest =
                method.window().isSpan() ? window.newest() - method.window().spanNanos() : window.oldest();
        return seconds(Math.max(nanos - oldest, window.newest() - nanos));
    }
}
