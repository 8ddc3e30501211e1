package org.hodograph.kernels.polynomial;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.window.SampleWindow;

/** Fits the window anew for every estimate, so that a result depends on the window's samples and on nothing before them (R14). */
final class LocalPolynomialDifferentiator implements Differentiator {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LocalPolynomial method;
    private final SampleWindow window;
    private final OrthogonalFit fit;

    LocalPolynomialDifferentiator(LocalPolynomial method) {
        this.method = method;
        window = new SampleWindow(method.window());
        fit = new OrthogonalFit(method.degree());
    }

    @Override
    public Intake push(long nanos, double y) {
        return window.push(nanos, y);
    }

    @Override
    public boolean estimateAt(long nanos, Estimate out) {
        out.clear();
        int size = window.size();
        if (!window.covers(nanos) || size <= method.degree()) {
            return false;
        }
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
        if (!fit.solve(at, value, uniform, out)) {
            out.clear();
            return false;
        }
        out.setInstant(nanos);
        out.setWindow(size, seconds(window.newest() - window.oldest()));
        return true;
    }

    /** Divided, not multiplied: correctly rounded, so that a stream on whole fractions of a second equals a batch on them. */
    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    private double bandwidth(long nanos) {
        if (method.bandwidth() > 0) {
            return method.bandwidth();
        }
        long oldest =
                method.window().isSpan() ? window.newest() - method.window().spanNanos() : window.oldest();
        return seconds(Math.max(nanos - oldest, window.newest() - nanos));
    }

    @Override
    public boolean isWarm() {
        return window.isFull();
    }

    @Override
    public void copyFrom(Differentiator same) {
        if (!(same instanceof LocalPolynomialDifferentiator other) || !other.method.equals(method)) {
            throw new IllegalArgumentException("a worker of " + method + " can't copy " + same);
        }
        window.copyFrom(other.window);
    }

    @Override
    public void reset() {
        window.clear();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        window.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        window.load(in);
    }
}
