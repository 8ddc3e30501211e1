package org.hodograph.kernels.kalman;

import java.util.Arrays;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The noises that make samples most likely, by the innovations e of variance S s² for measurement noise 1:
 *
 * <pre>−2 log L = Σ log(S s²) + e² / (S s²)      over the samples after the first m</pre>
 *
 * <p>The one unknown is the time scale τ in median spacings, q = τ^(−2m) / Δ^(2m−1): on a grid, then by Brent's method
 * between the neighbours of the best. s² is r, or q / intensity, or Σ e²/S / (n − m). About 40 passes over the samples.
 *
 * <p>Source: F. C. Schweppe 1965, doi 10.1109/TIT.1965.1053737.
 */
final class Likelihood {

    private static final double SHORTEST = 0.25; // of the time scales, in spacings
    private static final double RATIO = 2;

    private final Kalman method;
    private final int order;
    private final double[] x;
    private final double[] y;
    private final InformationState state;
    private double logarithms; // Σ log S
    private double squares; // Σ e²/S
    private int innovations;
    private double intensity;
    private double reach;

    Likelihood(Kalman method, double[] x, double[] y) {
        this.method = method;
        this.x = x;
        this.y = y;
        order = method.model().order();
        state = new InformationState(order);
        if (method.isGiven()) {
            intensity = method.processNoise() / method.measurementNoise();
            reach = Math.exp(-Math.log(intensity) / (2 * order));
        } else {
            maximise();
        }
    }

    /** q for measurement noise 1. */
    double intensity() {
        return intensity;
    }

    /** The process's own time. */
    double reach() {
        return reach;
    }

    /** s²; NaN if there is no innovation to tell it from. */
    double scale() {
        if (!Double.isNaN(method.measurementNoise())) {
            return method.measurementNoise();
        }
        if (!Double.isNaN(method.processNoise())) {
            return method.processNoise() / intensity;
        }
        return innovations > 0 ? squares / innovations : Double.NaN;
    }

    private void maximise() {
        double spacing = spacing();
        double best = Double.POSITIVE_INFINITY;
        double at = 0;
        double longest = Math.log(Math.max(x.length, 4));
        double step = Math.log(RATIO);
        for (double candidate = Math.log(SHORTEST); candidate <= longest; candidate += step) {
            double loss = loss(candidate, spacing);
            if (loss < best) {
                best = loss;
                at = candidate;
            }
        }
        if (best > Double.NEGATIVE_INFINITY && best < Double.POSITIVE_INFINITY) {
            at = new BrentOptimizer(1e-4, 1e-3)
                    .optimize(
                            new UnivariateObjectiveFunction(candidate -> loss(candidate, spacing)),
                            GoalType.MINIMIZE,
                            new SearchInterval(at - step, at + step, at),
                            new MaxEval(60))
                    .getPoint();
        }
        loss(at, spacing);
    }

    /** The median of the intervals above 0, the lower one of two. */
    private double spacing() {
        double[] intervals = new double[Math.max(0, x.length - 1)];
        int size = 0;
        for (int i = 1; i < x.length; i++) {
            if (x[i] > x[i - 1]) {
                intervals[size++] = x[i] - x[i - 1];
            }
        }
        Arrays.sort(intervals, 0, size);
        return size == 0 ? 1 : intervals[(size - 1) / 2];
    }

    private double loss(double logTimeScale, double spacing) {
        double timeScale = Math.exp(logTimeScale);
        intensity = NoiseBank.intensity(order, timeScale, spacing);
        reach = timeScale * spacing;
        filter();
        double scale = scale();
        return logarithms + innovations * Math.log(scale) + squares / scale;
    }

    private void filter() {
        logarithms = 0;
        squares = 0;
        innovations = 0;
        state.clear();
        for (int i = 0; i < x.length; i++) {
            if (i > 0) {
                state.shift(y[i] - y[i - 1]);
                state.ahead(x[i] - x[i - 1], intensity, reach);
            }
            state.observe();
            if (i >= order && state.spread() < Double.POSITIVE_INFINITY) { // equal x may determine nothing yet
                innovations++;
                logarithms += 2 * Math.log(state.spread());
                squares += state.innovation() * state.innovation();
            }
        }
    }
}
