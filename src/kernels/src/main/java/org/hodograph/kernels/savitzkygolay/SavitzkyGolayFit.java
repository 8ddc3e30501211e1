package org.hodograph.kernels.savitzkygolay;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.polynomial.ThreadFits;
import org.hodograph.kernels.polynomial.WindowFit;

/** The batch side: the n samples nearest to the point, which at the ends are the first or the last n. */
final class SavitzkyGolayFit implements Fit {

    private final SavitzkyGolay method;
    private final double[] x;
    private final double[] y;

    SavitzkyGolayFit(SavitzkyGolay method, double[] x, double[] y) {
        this.method = method;
        Samples samples = Samples.of(x, y, Samples.Repeats.KEEP);
        this.x = samples.x();
        this.y = samples.y();
        check();
    }

    private void check() {
        double mean = (x.length < 2 ? 0 : x[x.length - 1] - x[0]) / (x.length - 1);
        int worst = 1;
        for (int i = 2; i < x.length; i++) {
            worst = Math.abs(interval(i) - mean) > Math.abs(interval(worst) - mean) ? i : worst;
        }
        if (x.length > 1 && (mean == 0 || !(Math.abs(interval(worst) - mean) <= SavitzkyGolay.UNEVENNESS * mean))) {
            throw new IllegalArgumentException(SavitzkyGolay.NAME + " needs evenly spaced x, but from x = "
                    + x[worst - 1] + " to " + x[worst] + " it is " + interval(worst) + " where the mean is " + mean
                    + "; for any spacing use local-polynomial(window=" + method.window() + ", degree=" + method.degree()
                    + ")");
        }
    }

    private double interval(int i) {
        return x[i] - x[i - 1];
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        int size = method.window();
        if (!Double.isFinite(at) || x.length < size) {
            return false;
        }
        int from = Samples.nearest(x, at, size);
        double value = y[from + size - 1];
        WindowFit fit = ThreadFits.mine().plain(method.degree());
        System.arraycopy(y, from, fit.room(size), 0, size);
        double half = (x[from + size - 1] - x[from]) / 2;
        if (!SavitzkyGolay.solve(fit, size, (at - x[from]) / half - 1, half, value, out)) {
            out.clear();
            return false;
        }
        out.setWindow(size, 2 * half);
        return true;
    }
}
