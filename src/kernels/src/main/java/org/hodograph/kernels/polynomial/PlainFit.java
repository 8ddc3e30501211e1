package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;

/** The least-squares polynomial: {@link EvenFit} where samples are one step apart, {@link OrthogonalFit} otherwise. For one thread. */
final class PlainFit implements WindowFit {

    private final OrthogonalFit any;
    private final EvenFit even;

    PlainFit(int degree) {
        any = new OrthogonalFit(degree);
        even = new EvenFit(degree);
    }

    @Override
    public void resize(int samples) {
        any.resize(samples);
    }

    @Override
    public void set(int i, double time, double value, double weight) {
        any.set(i, time, value, weight);
    }

    @Override
    public boolean solve(double at, double reference, boolean uniform, Estimate out) {
        return any.solve(at, reference, uniform, out);
    }

    @Override
    public double[] room(int samples) {
        return even.room(samples);
    }

    @Override
    public boolean solveEven(double place, double step, double reference, Estimate out) {
        even.fit(reference);
        even.evaluate(place, step, reference, out);
        return !out.isEmpty();
    }

    @Override
    public double[] values(int samples) {
        any.resize(samples);
        return any.values();
    }

    @Override
    public double[] times() {
        return any.times();
    }

    @Override
    public boolean solveUniform(double per, double at, double reference, Estimate out) {
        Vectors.divide(any.times(), per, any.size());
        Vectors.lower(any.values(), reference, any.size());
        return any.solve(at, reference, true, out);
    }
}
