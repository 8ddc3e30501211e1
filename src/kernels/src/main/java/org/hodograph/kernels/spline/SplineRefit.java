package org.hodograph.kernels.spline;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.window.RefitDifferentiator;

/**
 * What all spline methods share, batch and stream: x, y and weights are scaled by powers of two, so that microseconds and
 * hours, 1e-9 and 1e9 are the same numbers and a scaling rounds nothing; then a method chooses knots and penalty. For one
 * thread; allocates only to grow.
 */
abstract class SplineRefit implements RefitDifferentiator.Refit {

    /** Residual degrees of freedom below this share of the samples are rounding, not freedom. */
    private static final double NO_FREEDOM = 1e-7;

    /** Share of the outermost interval that is rounding of an instant that was meant to be the end. */
    private static final double AT_END = 1e-9;

    final PenalisedSpline spline;
    private final int degree;
    private final boolean linear;
    private double[] x = new double[0];
    private double[] y = new double[0];
    private double[] weights = new double[0];
    private int size;
    private int count;
    private double within;
    private double scale; // of x
    private double unit; // of y
    private double heft; // of the weights
    private double variance; // of a sample of weight 1, in the scaled numbers

    /** @param linear whether the estimate is linear in y, so that it has a noise gain */
    SplineRefit(int degree, int band, boolean linear) {
        this.degree = degree;
        this.linear = linear;
        spline = new PenalisedSpline(degree, band);
    }

    /**
     * Chooses knots and penalty and solves.
     *
     * @return false if there is no answer
     */
    abstract boolean choose(Scaled samples);

    /** Whether f″ is 0 at the ends whatever the samples: it is not known there then. */
    abstract boolean isNatural();

    /** Whether the spline leaves residuals that tell the noise. */
    boolean hasResiduals() {
        return true;
    }

    /** The samples of one fit, scaled: the mean spacing is between 1 and 2, so is the largest |y|; no weight is above 2. */
    final class Scaled {

        double[] x() {
            return x;
        }

        double[] y() {
            return y;
        }

        double[] weights() {
            return weights;
        }

        int size() {
            return size;
        }

        /** How many samples there were before equal x were merged. */
        int count() {
            return count;
        }

        /** The sum of squares that merging equal x took out of the residuals. */
        double within() {
            return within;
        }

        double slope(double given) {
            return given * unit / scale;
        }

        /** λ ∫ (f⁽ᵐ⁾)² in the scaled numbers. */
        double lambda(double given, int order) {
            return given * Math.scalb(1.0, (2 * order - 1) * Math.getExponent(scale)) * heft;
        }

        /** A residual sum of squares in the scaled numbers. */
        double squares(double given) {
            return given * unit * unit * heft;
        }
    }

    private final Scaled samples = new Scaled();

    @Override
    public final boolean solve(double[] times, double[] values, int number, double at, Estimate out) {
        return fit(times, values, null, number, number, 0) && evaluate(at, out);
    }

    /**
     * Fits samples with x ascending, minus a reference.
     *
     * @param given null: all 1
     * @param before how many samples there were before equal x were merged
     * @param squares what merging them took out of the residual sum of squares
     */
    final boolean fit(double[] givenX, double[] givenY, double[] given, int number, int before, double squares) {
        size = number;
        count = before;
        double span = size > degree ? givenX[size - 1] - givenX[0] : 0;
        if (!(span > 0) || span == Double.POSITIVE_INFINITY) {
            return false;
        }
        scale = powerOfTwo(span / (size - 1));
        unit = powerOfTwo(largest(givenY, size));
        heft = given == null ? 1 : powerOfTwo(largest(given, size));
        grow();
        for (int i = 0; i < size; i++) {
            x[i] = givenX[i] * scale;
            y[i] = givenY[i] * unit;
            weights[i] = given == null ? 1 : given[i] * heft;
            if ((i > 0 && !(x[i] > x[i - 1])) || !Double.isFinite(y[i])) {
                return false;
            }
        }
        within = samples.squares(squares);
        if (!choose(samples)) {
            return false;
        }
        double freedom = hasResiduals() ? spline.freedom(count) : 0;
        variance = freedom > NO_FREEDOM * count ? (spline.squares() + within) / freedom : Double.NaN;
        return true;
    }

    /** How many samples the fit rests on, equal x counted one by one. */
    final int count() {
        return count;
    }

    /** Evaluates the fit; outside the samples there is no answer. */
    final boolean evaluate(double givenAt, Estimate out) {
        double at = givenAt * scale;
        if (!(at >= x[0] && at <= x[size - 1])) {
            return false;
        }
        spline.evaluate(at, out);
        out.setNoise(Math.sqrt(variance / heft) / unit);
        report(spline.influence(at), isNatural() && isEnd(at), out);
        return true;
    }

    private boolean isEnd(double at) {
        return at - x[0] <= AT_END * (x[1] - x[0]) || x[size - 1] - at <= AT_END * (x[size - 1] - x[size - 2]);
    }

    /** Brings the results back to the units given, and leaves out order 2 where it is 0 by definition. */
    private void report(Influence influence, boolean natural, Estimate out) {
        int time = Math.getExponent(scale);
        int height = Math.getExponent(unit);
        for (int k = 0; k <= Math.min(degree, Estimate.MAX_ORDER); k++) {
            if (natural && k == 2) {
                out.setDerivative(k, Double.NaN);
                continue;
            }
            out.setDerivative(k, Math.scalb(out.derivative(k), k * time - height));
            if (linear) {
                out.setNoiseGain(k, Math.scalb(Math.sqrt(influence.covariance(k, k) * heft), k * time));
            }
            for (int j = 0; j <= k; j++) {
                if (!(natural && j == 2)) {
                    double covariance = variance * influence.covariance(k, j);
                    out.setCovariance(k, j, Math.scalb(covariance, (k + j) * time - 2 * height));
                }
            }
        }
    }

    private void grow() {
        if (x.length < size) {
            int capacity = Math.max(size, 2 * x.length);
            x = new double[capacity];
            y = new double[capacity];
            weights = new double[capacity];
        }
    }

    private static double largest(double[] numbers, int size) {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(numbers[i]));
        }
        return largest;
    }

    /** That brings a size to 1 or above, below 2. */
    private static double powerOfTwo(double of) {
        return of > 0 && of < Double.POSITIVE_INFINITY ? Math.scalb(1.0, -Math.max(-1000, Math.getExponent(of))) : 1;
    }
}
