package org.hodograph.kernels.window;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Method;

/**
 * The streaming worker of a method that refits on the window what its batch side fits on a file: splines, loess, nets.
 * Times are seconds from the newest sample, values are minus the newest one: large clocks and offsets round nothing.
 */
public final class RefitDifferentiator extends WindowedDifferentiator {

    private final Refit refit;
    private final Reach reach;
    private double[] times = new double[0];
    private double[] values = new double[0];

    /** What fits the window: owns its scratch and grows it as needed. */
    public interface Refit {

        /**
         * Fits the first {@code size} samples and evaluates.
         *
         * @param x ascending, no two equal
         * @param y minus a reference; constant samples are all 0
         * @param reference which order 0 is to be without, too
         * @param at where, between the first and the last x
         * @param out empty; order 0 without the reference
         * @return false if there is no answer
         */
        boolean solve(double[] x, double[] y, int size, double reference, double at, Estimate out);
    }

    public RefitDifferentiator(Method method, Window samples, int least, Reach reach, Refit refit) {
        super(method, samples, least);
        this.refit = refit;
        this.reach = reach;
    }

    @Override
    protected Reach reach() {
        return reach;
    }

    @Override
    protected boolean solve(long nanos, Estimate out) {
        int size = window.size();
        if (times.length < size) {
            times = new double[Math.max(size, 2 * times.length)];
            values = new double[times.length];
        }
        long newest = window.newest();
        double reference = window.value(size - 1);
        for (int i = 0; i < size; i++) {
            times[i] = seconds(window.nanos(i) - newest);
            values[i] = window.value(i) - reference;
        }
        if (!refit.solve(times, values, size, reference, seconds(nanos - newest), out)) {
            return false;
        }
        out.setDerivative(0, out.derivative(0) + reference);
        return true;
    }
}
