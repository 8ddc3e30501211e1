package org.hodograph.kernels.polynomial;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Rounding;

/**
 * The least-squares polynomial of samples that are one step apart, all of weight 1, by {@link EvenBasis}: what {@link
 * OrthogonalFit} does, to rounding, in two passes over the samples. Coefficients are aⱼ = Σ φⱼ y; sums and differences of samples
 * at u and −u halve the work. The basis is made once for all windows of a size. Errors: {@link Misfit}.
 *
 * <p>Whether a window is even is told by its samples alone, so that they alone decide the result (R14). Cost O(samples ·
 * degree). Owns its scratch; for one thread; allocates only to grow.
 */
final class EvenFit {

    /** Samples below which the way of any times is as short, and exact where two points or whole numbers make it so. */
    static final int LEAST = 8;

    private static final int ORDERS = Estimate.MAX_ORDER + 1;
    private static final int BASES = 8; // windows of different sizes that a thread fits in turn; a power of two
    private static final int SPREAD = 0x9E3779B9; // 2³²/golden ratio: sizes side by side and powers of two fall apart

    private final int degree;
    private final EvenBasis[] bases = new EvenBasis[BASES];
    private final Misfit misfit = new Misfit();
    private final double[] coefficient;
    private final double[] inflations = new double[ORDERS];
    private double[] values = new double[0];
    private double[] after; // values at u above 0; then what is left of them
    private double[] before; // those at −u
    private double[] sums; // of both
    private double[] differences;
    private double squares; // of the residuals
    private double middle; // value at 0, where that is a place; then what is left of it
    private EvenBasis basis;
    private int size;

    EvenFit(int degree) {
        this.degree = degree;
        basis = new EvenBasis(degree);
        bases[0] = basis;
        coefficient = new double[EvenBasis.rows(degree)];
    }

    /** Room for so many values, oldest first, more than the degree; {@link #fit} follows. */
    double[] room(int samples) {
        size = samples;
        if (values.length < samples) {
            int capacity = Math.max(16, Integer.highestOneBit(samples - 1) << 1);
            values = new double[capacity];
            after = new double[capacity / 2];
            before = new double[capacity / 2];
            sums = new double[capacity / 2];
            differences = new double[capacity / 2];
        }
        return values;
    }

    /** Fits the values minus a reference. The residuals, of the further terms too, are then there. */
    void fit(double reference) {
        basis = basis(size);
        int half = size / 2;
        fold(reference, half);
        for (int j = 0; j < basis.terms(); j += EvenBasis.TOGETHER) {
            project(j, half);
        }
        if (size > 2 * half) {
            middle = values[half] - reference;
            for (int j = 0; j < basis.terms(); j += 2) {
                coefficient[j] += basis.middle(j) * middle;
            }
        }
        for (int j = 0; j < basis.terms(); j += EvenBasis.TOGETHER) {
            leave(sums, j, half);
            leave(differences, j + 1, half);
        }
        unfold(sums, differences, after, before, half);
        if (size > 2 * half) {
            for (int j = 0; j < basis.terms(); j += 2) {
                middle -= coefficient[j] * basis.middle(j);
            }
        }
        squares = misfit.take(before, after, size, middle);
    }

    private EvenBasis basis(int samples) {
        int slot = (samples * SPREAD) >>> 29;
        if (bases[slot] == null) {
            bases[slot] = new EvenBasis(degree);
        }
        if (bases[slot].size() != samples) {
            bases[slot].take(samples);
        }
        return bases[slot];
    }

    private void fold(double reference, int half) {
        System.arraycopy(values, size - half, after, 0, half);
        for (int i = 0; i < half; i++) {
            before[i] = values[half - 1 - i];
        }
        fold(after, before, sums, differences, reference, half);
    }

    // The loops below know only arrays that begin alike, so that the compiler makes them vector code.

    private static void fold(
            double[] after, double[] before, double[] sums, double[] differences, double reference, int half) {
        for (int i = 0; i < half; i++) {
            double one = after[i] - reference;
            double other = before[i] - reference;
            sums[i] = one + other;
            differences[i] = one - other;
        }
    }

    private static void unfold(double[] sums, double[] differences, double[] after, double[] before, int half) {
        for (int i = 0; i < half; i++) {
            after[i] = 0.5 * (sums[i] + differences[i]);
            before[i] = 0.5 * (sums[i] - differences[i]);
        }
    }

    /** Takes every other one of six terms off what they belong to, twice as they do so for both sides. */
    private void leave(double[] from, int j, int half) {
        leave(
                from,
                basis.of(j),
                2 * coefficient[j],
                basis.of(j + 2),
                2 * coefficient[j + 2],
                basis.of(j + 4),
                2 * coefficient[j + 4],
                half);
    }

    private static void leave(
            double[] from, double[] p, double a, double[] q, double b, double[] r, double c, int half) {
        for (int i = 0; i < half; i++) {
            from[i] -= a * p[i] + b * q[i] + c * r[i];
        }
    }

    /** The coefficients of six terms, without the middle. Two sums each, because one alone waits for its own last addition. */
    private void project(int j, int half) {
        double[] p0 = basis.of(j);
        double[] p1 = basis.of(j + 1);
        double[] p2 = basis.of(j + 2);
        double[] p3 = basis.of(j + 3);
        double[] p4 = basis.of(j + 4);
        double[] p5 = basis.of(j + 5);
        double[] sum = sums;
        double[] difference = differences;
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double a4 = 0;
        double a5 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        double b4 = 0;
        double b5 = 0;
        int i = half & 1;
        if (i == 1) {
            a0 = p0[0] * sum[0];
            a1 = p1[0] * difference[0];
            a2 = p2[0] * sum[0];
            a3 = p3[0] * difference[0];
            a4 = p4[0] * sum[0];
            a5 = p5[0] * difference[0];
        }
        for (; i < half; i += 2) {
            double s = sum[i];
            double d = difference[i];
            a0 += p0[i] * s;
            a1 += p1[i] * d;
            a2 += p2[i] * s;
            a3 += p3[i] * d;
            a4 += p4[i] * s;
            a5 += p5[i] * d;
            s = sum[i + 1];
            d = difference[i + 1];
            b0 += p0[i + 1] * s;
            b1 += p1[i + 1] * d;
            b2 += p2[i + 1] * s;
            b3 += p3[i + 1] * d;
            b4 += p4[i + 1] * s;
            b5 += p5[i + 1] * d;
        }
        coefficient[j] = a0 + b0;
        coefficient[j + 1] = a1 + b1;
        coefficient[j + 2] = a2 + b2;
        coefficient[j + 3] = a3 + b3;
        coefficient[j + 4] = a4 + b4;
        coefficient[j + 5] = a5 + b5;
    }

    int size() {
        return size;
    }

    /** The values as they were given, oldest first. */
    double[] values() {
        return values;
    }

    /** Writes the size of each sample's error of prediction from the others, t s of {@link RobustFit}, by its distance from the middle. */
    void predict(double[] afterMiddle, double[] beforeMiddle) {
        int even = (degree + 2) / 2 * 2; // of the further terms, which are no part of the polynomial
        int odd = 2 * degree + 3 - even;
        predict(
                after,
                before,
                basis.predictions(),
                basis.of(even),
                coefficient[even],
                basis.of(odd),
                coefficient[odd],
                afterMiddle,
                beforeMiddle,
                size / 2);
    }

    /** What their squares are at most in sum. */
    double mostSquares() {
        double sum = squares;
        for (int j = degree + 1; j < basis.terms(); j++) {
            sum += coefficient[j] * coefficient[j];
        }
        return sum * basis.mostPrediction();
    }

    private static void predict(
            double[] after,
            double[] before,
            double[] factor,
            double[] p,
            double a,
            double[] q,
            double b,
            double[] afterMiddle,
            double[] beforeMiddle,
            int half) {
        for (int i = 0; i < half; i++) {
            double both = a * p[i];
            double turned = b * q[i];
            afterMiddle[i] = Math.abs((after[i] + (both + turned)) * factor[i]);
            beforeMiddle[i] = Math.abs((before[i] + (both - turned)) * factor[i]);
        }
    }

    /** The same of the sample in the middle; 0 where there is none. */
    double predictMiddle() {
        if (size % 2 == 0) {
            return 0;
        }
        int even = (degree + 2) / 2 * 2;
        return (middle + coefficient[even] * basis.middle(even)) * basis.predictionOfMiddle();
    }

    /**
     * Evaluates what was fitted.
     *
     * @param place in steps from the middle
     * @param step in units of the derivatives' denominator
     */
    void evaluate(double place, double step, double reference, Estimate out) {
        basis.evaluate(place);
        int terms = basis.terms();
        double further = 0; // Σ aⱼ²
        for (int j = degree + 1; j < terms; j++) {
            further += coefficient[j] * coefficient[j];
        }
        double left = squares + further;
        misfit.judge(further, terms - degree - 1, size, size - terms, size, size);
        double freedom = size - degree - 1;
        double variance = freedom > 0 ? variance(left, freedom, reference) : Double.NaN;
        out.setNoise(Math.sqrt(variance));
        out.setFreedom(freedom / misfit.loss());
        double[] lagged = misfit.isColoured() ? basis.lagged() : null;
        boolean isBiased = misfit.isBiased();
        double per = 1 / step;
        double unit = 1; // step^-k
        for (int k = 0; k <= Math.min(degree, Estimate.MAX_ORDER); k++) {
            double sum = 0;
            for (int j = k; j <= degree; j++) {
                sum += coefficient[j] * basis.derivative(j, k);
            }
            out.setDerivative(k, sum * unit + (k == 0 ? reference : 0));
            out.setNoiseGain(k, Math.sqrt(basis.gain(k, k)) * unit);
            inflations[k] = lagged == null ? 1 : misfit.inflationOf(lagged, k * (Misfit.MEMORY + 1));
            double both = unit; // step^-(k + l)
            for (int l = 0; l <= k; l++) {
                double colour = k == l || lagged == null ? inflations[k] : Math.sqrt(inflations[k] * inflations[l]);
                double white = variance * basis.gain(k, l) * colour;
                out.setCovariance(k, l, (isBiased ? white + bias(k, l) : white) * both);
                both *= per;
            }
            unit *= per;
        }
    }

    /** At least that of the rounding of values; which one is the largest is looked up only where it may matter. */
    private double variance(double left, double freedom, double reference) {
        double all = left; // Σ y², not below the largest one
        for (int j = 0; j <= degree; j++) {
            all += coefficient[j] * coefficient[j];
        }
        double variance = left / freedom;
        if (variance > Rounding.variance(Math.abs(reference) + 2 * Math.sqrt(all))) {
            return variance;
        }
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(values[i] - reference));
        }
        return Math.max(variance, Rounding.variance(Math.abs(reference) + largest));
    }

    /** Covariance of what the further terms would add, see {@link Misfit}. */
    private double bias(int k, int l) {
        double sum = 0;
        for (int j = degree + 1; j < basis.terms(); j++) {
            sum += misfit.part(j - degree - 1, coefficient[j]) * basis.derivative(j, k) * basis.derivative(j, l);
        }
        return sum;
    }
}
