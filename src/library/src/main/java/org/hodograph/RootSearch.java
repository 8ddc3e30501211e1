package org.hodograph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.hodograph.kernels.Estimate;

/** Changes of sign of a derivative on a grid, each refined by Brent's method. */
final class RootSearch {

    private static final double LAST_BIT = 0x1p-53; // relative
    private static final int MOST_STEPS = 10_000; // Brent's bound is the square of the 65 bisections to the last bit

    private final DoubleFunction<Estimate> curve;
    private final int order;

    RootSearch(DoubleFunction<Estimate> curve, int order) {
        this.curve = curve;
        this.order = order;
    }

    private double derivative(double x) {
        return curve.apply(x).derivative(order);
    }

    /** Between the first and the last place of an ascending grid. */
    List<Root> between(double[] grid) {
        List<Root> roots = new ArrayList<>();
        double before = Double.NaN; // the last number that was not 0
        int since = -1; // where it stood
        for (int i = 0; i < grid.length; i++) {
            double here = derivative(grid[i]);
            if (here == 0) {
                continue;
            }
            if ((before < 0 && here > 0) || (before > 0 && here < 0)) {
                roots.add(
                        since == i - 1
                                ? at(refined(grid[since], grid[i]), here > 0)
                                : at((grid[since + 1] + grid[i - 1]) / 2, here > 0)); // a stretch of zeros: its middle
            }
            before = here; // NaN: nothing is known across a place without an answer
            since = i;
        }
        return roots;
    }

    private double refined(double from, double to) {
        double scale =
                Math.max(Math.abs(derivative(from)), Math.abs(derivative(to))); // products of small numbers would be 0
        UnivariateFunction here = x -> {
            double value = derivative(x) / scale;
            return Double.isNaN(value) ? 0 : value; // no answer: the root is as near as can be said
        };
        return new BrentSolver(LAST_BIT, Double.MIN_NORMAL, 0).solve(MOST_STEPS, here, from, to);
    }

    private Root at(double x, boolean rising) {
        Estimate there = curve.apply(x);
        double slope = Math.abs(there.derivative(order + 1));
        return new Root(x, there.standardError(order) / slope, rising);
    }
}
