package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.window.WindowedDifferentiator;

/** The streaming side: the polynomial of the window round every instant. */
final class LocalPolynomialDifferentiator extends WindowedDifferentiator {

    private final LocalPolynomial method;
    private final PolynomialFit fit;

    /** A worker of {@code whole}, which is this local polynomial or one made of it. */
    LocalPolynomialDifferentiator(Method whole, LocalPolynomial method, PolynomialFit fit) {
        super(whole, method.window(), method.degree() + 1);
        this.method = method;
        this.fit = fit;
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        int size = window.size();
        boolean uniform = method.weights() == Weights.UNIFORM;
        long reference = window.nanos(size / 2);
        double value = window.value(size - 1);
        double at = seconds(nanos - reference);
        double bandwidth = uniform ? 1 : bandwidth(nanos);
        fit.resize(size);
        for (int i = 0; i < size; i++) {
            double time = seconds(window.nanos(i) - reference);
            double weight = uniform ? 1 : method.weights().at(Math.abs(time - at) / bandwidth);
            fit.set(i, time, window.value(i) - value, weight);
        }
        return fit.solve(at, value, uniform, out);
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
