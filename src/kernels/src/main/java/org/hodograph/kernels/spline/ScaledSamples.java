package org.hodograph.kernels.spline;

import org.hodograph.kernels.Rounding;

/**
 * The samples of one fit, scaled by powers of two, which rounds nothing: the mean spacing is from 1 to 2, the largest |y| too,
 * and so is the largest weight. Microseconds and hours, 1e-9 and 1e9 are the same numbers then. Reused; for one thread.
 */
final class ScaledSamples {

    /** Share of the outermost interval that is rounding of an instant that was meant to be the end. */
    private static final double AT_END = 1e-9;

    private double[] x = new double[0];
    private double[] y = new double[0];
    private double[] weights = new double[0];
    private int size;
    private int count;
    private double within;
    private double scale; // of x
    private double unit; // of y
    private double heft; // of the weights

    /**
     * Takes samples with x ascending, minus a reference.
     *
     * @param given null: all 1
     * @param before how many samples there were before equal x were merged
     * @param squares what merging them took out of the residual sum of squares
     * @param degree below degree + 1 samples there is no answer
     * @return false if there is no answer: too few, two at one x, or beyond the doubles
     */
    boolean take(double[] givenX, double[] givenY, double[] given, int number, int before, double squares, int degree) {
        size = number;
        count = before;
        double span = size > degree ? givenX[size - 1] - givenX[0] : 0;
        if (!(span > 0) || span == Double.POSITIVE_INFINITY) {
            return false;
        }
        scale = powerOfTwo(span / (size - 1));
        unit = powerOfTwo(largest(givenY, size));
        heft = given == null ? 1 : powerOfTwo(largest(given, size));
        within = squares(squares);
        grow();
        for (int i = 0; i < size; i++) {
            x[i] = givenX[i] * scale;
            y[i] = givenY[i] * unit;
            weights[i] = given == null ? 1 : given[i] * heft;
            if ((i > 0 && !(x[i] > x[i - 1])) || !Double.isFinite(y[i])) {
                return false;
            }
        }
        return true;
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

    /** The sum of squares, scaled, that merging equal x took out of the residuals. */
    double within() {
        return within;
    }

    /** A point, scaled. */
    double point(double given) {
        return given * scale;
    }

    /** Whether a scaled point is the first or the last sample's. */
    boolean isEnd(double at) {
        return at - x[0] <= AT_END * (x[1] - x[0]) || x[size - 1] - at <= AT_END * (x[size - 1] - x[size - 2]);
    }

    /** A slope, scaled. */
    double slope(double given) {
        return given * unit / scale;
    }

    /** The λ of a penalty λ ∫ (f⁽ᵐ⁾)², scaled. */
    double lambda(double given, int order) {
        return Math.scalb(given, (2 * order - 1) * Math.getExponent(scale)) * heft;
    }

    /** A residual sum of squares, scaled. */
    double squares(double given) {
        return given * unit * unit * heft;
    }

    /** An estimate of the order-th derivative in the units given. */
    double derivative(double scaled, int order) {
        return Math.scalb(scaled, order * Math.getExponent(scale) - Math.getExponent(unit));
    }

    /** A covariance of derivatives of two orders in the units given; {@code orders} is their sum. */
    double covariance(double scaled, int orders) {
        return Math.scalb(scaled, orders * Math.getExponent(scale) - 2 * Math.getExponent(unit));
    }

    /** A noise gain in the units given. */
    double gain(double squared, int order) {
        return Math.scalb(Math.sqrt(squared * heft), order * Math.getExponent(scale));
    }

    /**
     * The noise variance of a sample of weight 1, scaled, from the mean square distance of samples from the chords of their
     * neighbours: bends of the signal count as noise (T. Gasser and others 1986, doi 10.1093/biomet/73.3.625). NaN below three samples.
     */
    double chords() {
        double sum = 0;
        for (int i = 1; i + 1 < size; i++) {
            double a = (x[i + 1] - x[i]) / (x[i + 1] - x[i - 1]);
            double bend = y[i] - a * y[i - 1] - (1 - a) * y[i + 1];
            double squared = 1 / weights[i] + a * a / weights[i - 1] + (1 - a) * (1 - a) / weights[i + 1];
            sum += bend * bend / squared;
        }
        return size < 3 ? Double.NaN : sum / (size - 2);
    }

    /** The variance that rounding gives a sample, scaled; y is minus {@code reference}. */
    double rounding(double reference) {
        return squares(Rounding.variance(Math.abs(reference) + largest(y, size) / unit));
    }

    /** The standard deviation of a sample of weight 1 in the units given. */
    double noise(double variance) {
        return Math.sqrt(variance / heft) / unit;
    }
}
