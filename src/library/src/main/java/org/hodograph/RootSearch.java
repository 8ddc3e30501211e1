package org.hodograph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.hodograph.kernels.Estimate;

/**
 * Changes of sign of a derivative on a grid, each refined by false position, which halves the weight of an end that stays (Illinois), with
 * a bisection every third step. Source: M. Dowell and P. Jarratt 1971, doi 10.1007/BF01934364.
 */
final class RootSearch {

    private static final int MOST_STEPS = 200; // bisections alone would take 65 to the last bit

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
                                ? at(refined(grid[since], before, grid[i], here), here > 0)
                                : at((grid[since + 1] + grid[i - 1]) / 2, here > 0)); // a stretch of zeros: its middle
            }
            before = here; // NaN: nothing is known across a place without an answer
            since = i;
        }
        return roots;
    }

    private double refined(double from, double atFrom, double to, double atTo) {
        double low = from;
        double high = to;
        double atLow = atFrom;
        double atHigh = atTo;
        int side = 0; // the end that moved last
        for (int step = 0; step < MOST_STEPS; step++) {
            double guess = (low * atHigh - high * atLow) / (atHigh - atLow);
            double x = step % 3 == 2 || !(guess > low && guess < high) ? low + (high - low) / 2 : guess;
            if (!(x > low && x < high)) {
                break; // neighbours
            }
            double here = derivative(x);
            if (here == 0 || Double.isNaN(here)) {
                return x;
            }
            if (here > 0 == atHigh > 0) {
                high = x;
                atHigh = here;
                atLow = side > 0 ? atLow / 2 : atLow;
                side = 1;
            } else {
                low = x;
                atLow = here;
                atHigh = side < 0 ? atHigh / 2 : atHigh;
                side = -1;
            }
        }
        return low + (high - low) / 2;
    }

    private Root at(double x, boolean rising) {
        Estimate there = curve.apply(x);
        double slope = Math.abs(there.derivative(order + 1));
        return new Root(x, there.standardError(order) / slope, rising);
    }
}
