package org.hodograph.kernels.difference;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.window.SampleWindow;
import org.hodograph.kernels.window.Window;

/** The newest n samples and the polynomial through them. */
final class FiniteDifferenceDifferentiator implements Differentiator {

    private static final double NANOS_PER_SECOND = 1e9;

    private final FiniteDifference method;
    private final SampleWindow window;
    private final Stencil stencil = new Stencil();

    FiniteDifferenceDifferentiator(FiniteDifference method) {
        this.method = method;
        window = new SampleWindow(new Window(method.points(), 0, 0));
        stencil.resize(method.points());
    }

    @Override
    public Intake push(long nanos, double y) {
        return window.push(nanos, y);
    }

    @Override
    public boolean estimateAt(long nanos, Estimate out) {
        out.clear();
        int size = window.size();
        if (size < method.points() || !window.covers(nanos)) {
            return false;
        }
        double value = window.value(size - 1);
        for (int i = 0; i < size; i++) {
            stencil.set(i, (window.nanos(i) - nanos) / NANOS_PER_SECOND, window.value(i) - value);
        }
        if (!stencil.solve(value, out)) {
            out.clear();
            return false;
        }
        out.setInstant(nanos);
        out.setWindow(size, (window.newest() - window.oldest()) / NANOS_PER_SECOND);
        return true;
    }

    @Override
    public boolean isWarm() {
        return window.isFull();
    }

    @Override
    public void copyFrom(Differentiator same) {
        if (!(same instanceof FiniteDifferenceDifferentiator other) || !other.method.equals(method)) {
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
