package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;

/** The batch side: round every point its own window of the sorted samples. Equal x stay side by side in the sums. */
final class LocalPolynomialFit implements Fit {

    private final LocalPolynomial method;
    private final double[] x;
    private final double[] y;
    private final WindowFit fit;

    LocalPolynomialFit(LocalPolynomial method, double[] x, double[] y, WindowFit fit) {
        this.method = method;
        Samples samples = Samples.of(x, y, Samples.Repeats.KEEP);
        this.x = samples.x();
        this.y = samples.y();
        this.fit = fit;
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (!Double.isFinite(at)) {
            return false;
        }
        int from = 0;
        int to = x.length;
        if (method.window().isCount()) {
            int count = Math.min(method.window().samples(), x.length);
            from = Samples.nearest(x, at, count);
            to = from + count;
        } else if (method.window().isSpan()) {
            double half = method.window().span() / 2;
            while (from < to && at - x[from] > half) {
                from++;
            }
            while (to > from && x[to - 1] - at > half) {
                to--;
            }
        }
        return to - from > method.degree() && solve(from, to, at, out);
    }

    private boolean solve(int from, int to, double at, Estimate out) {
        int size = to - from;
        boolean uniform = method.weights() == Weights.UNIFORM;
        double reference = x[from + size / 2];
        double value = y[to - 1];
        if (uniform && size >= EvenFit.LEAST && isEven(from, to)) {
            System.arraycopy(y, from, fit.room(size), 0, size);
            double step = x[from + 1] - x[from];
            return tell(fit.solveEven((at - x[from]) / step - 0.5 * (size - 1), step, value, out), from, to, out);
        }
        double bandwidth = uniform ? 1 : bandwidth(from, to, at);
        fit.resize(size);
        for (int i = 0; i < size; i++) {
            double weight = uniform ? 1 : method.weights().at(Math.abs(x[from + i] - at) / bandwidth);
            fit.set(i, x[from + i] - reference, y[from + i] - value, weight);
        }
        return tell(fit.solve(at - reference, value, uniform, out), from, to, out);
    }

    private boolean tell(boolean solved, int from, int to, Estimate out) {
        if (!solved) {
            out.clear();
            return false;
        }
        out.setWindow(to - from, x[to - 1] - x[from]);
        return true;
    }

    /** Whether all steps are the same to the last bit: then the stream's nanoseconds would be, too. */
    private boolean isEven(int from, int to) {
        double step = x[from + 1] - x[from];
        for (int i = from + 2; i < to; i++) {
            if (x[i] - x[i - 1] != step) {
                return false;
            }
        }
        return step > 0;
    }

    private double bandwidth(int from, int to, double at) {
        if (method.bandwidth() > 0) {
            return method.bandwidth();
        }
        return method.window().isSpan()
                ? method.window().span() / 2
                : LocalPolynomial.beyond(Math.max(Math.abs(at - x[from]), Math.abs(x[to - 1] - at)), to - from);
    }
}
