package org.hodograph.kernels.polynomial;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Rounding;

/**
 * Weighted least squares by a polynomial, in the basis of polynomials orthogonal on the very samples:
 *
 * <pre>π₀ = 1,  πⱼ₊₁(z) = (z − αⱼ) πⱼ(z) − βⱼ πⱼ₋₁(z),  αⱼ = Σ w z πⱼ² / Nⱼ,  βⱼ = Nⱼ / Nⱼ₋₁,  Nⱼ = Σ w πⱼ²</pre>
 *
 * <p>The coefficient of πⱼ is Σ w r πⱼ / Nⱼ with r the residual of the degrees below, so no normal equations are formed,
 * any spacing is good, and the residuals are accurate however well the polynomial fits. With φⱼ = πⱼ/√Nⱼ and
 * M = Σ w² φ φᵀ, white noise of variance σ² gives the k-th and l-th derivative the covariance
 * σ² φ⁽ᵏ⁾ᵀ M φ⁽ˡ⁾, and Σ w r² has the mean σ² (Σ w − tr M): both exact, for any weights. σ² is at least that of {@link
 * Rounding}; what a window that is too long and noise that is not white add to this is in {@link Misfit}.
 *
 * <p>Cost O(samples · degree). Owns its scratch; for one thread; allocates only to grow. Source: G. E. Forsythe 1957,
 * doi 10.1137/0105007; W. S. Cleveland and S. J. Devlin 1988, doi 10.1080/01621459.1988.10478639, for the errors.
 */
public final class OrthogonalFit implements PolynomialFit {

    /** πⱼ has lost its length to rounding: with eps² ≈ 5e-32 and healthy ratios above 1e-10, nothing real lies between. */
    private static final double RANK_TOLERANCE = 1e-24;

    private static final int ORDERS = Estimate.MAX_ORDER + 1;

    private final int degree;
    private final int last; // degree of the last further term
    private final Moments moments = new Moments();
    private final Moments.Step step = new Moments.Step();
    private final Misfit misfit = new Misfit();
    private final double[] alpha;
    private final double[] norm; // Nⱼ
    private final double[] coefficient;
    private final double[] basis; // φⱼ⁽ᵏ⁾(z) row-major, (degree + 1) × ORDERS
    private final NoiseGains gains;
    private final double[] inflations = new double[ORDERS]; // f by order
    private final double[] parts = new double[Misfit.FURTHER]; // of the further terms in the bias, over Nⱼ
    private double[] times; // minus the reference time; then scaled
    private double[] residuals; // values minus the reference value; then what is left of them
    private double[] weights;
    private double[][] polynomials; // πⱼ at the samples
    private double[] influence; // lᵢ of one order
    private int size;
    private int reach; // degree of the last term that was fitted
    private boolean equal; // all weights are 1
    private double scale; // of time, a power of two
    private double largest; // value minus reference
    private double offset;

    /** Fits polynomials of this degree. */
    public OrthogonalFit(int degree) {
        this.degree = degree;
        last = degree + Misfit.FURTHER;
        alpha = new double[last + 1];
        norm = new double[last + 1];
        coefficient = new double[last + 1];
        basis = new double[(last + 1) * ORDERS];
        gains = new NoiseGains(degree);
        resize(0);
        grow(16);
    }

    @Override
    public void resize(int samples) {
        size = samples;
        equal = true;
        if (times == null || times.length < samples) {
            grow(Math.max(16, Integer.highestOneBit(Math.max(1, samples - 1)) << 1));
        }
    }

    private void grow(int capacity) {
        times = new double[capacity];
        residuals = new double[capacity];
        weights = new double[capacity];
        polynomials = new double[last + 1][capacity];
        Arrays.fill(polynomials[0], 1); // and stays so
        influence = new double[capacity];
    }

    @Override
    public void set(int i, double time, double value, double weight) {
        times[i] = time;
        residuals[i] = value;
        weights[i] = weight;
        equal &= weight == 1;
    }

    /** Says how far from 0 the values were before their reference was subtracted, where {@code solve} is given none. */
    public void setOffset(double reference) {
        offset = Math.abs(reference);
    }

    @Override
    public boolean solve(double at, double reference, boolean uniform, Estimate out) {
        if (!fit(at, uniform)) {
            return false;
        }
        evaluate(at, reference, uniform, out);
        return !out.isEmpty();
    }

    /** What {@link #fit} has found, at {@code at}; the residuals are then those of the further terms too. */
    void evaluate(double at, double reference, boolean uniform, Estimate out) {
        int most = degree + Misfit.further(size, degree + 1);
        while (reach < most && project(reach + 1)) {
            reach++;
        }
        differentiate(at * scale);
        report(reference, uniform, out);
    }

    /** The polynomial's value at {@code at}, without the reference value; NaN if the samples don't determine it. As {@link #solve}, but cheaper. */
    public double value(double at) {
        if (!fit(at, false)) {
            return Double.NaN;
        }
        double below = 0; // Clenshaw's recurrence, from the highest degree down
        double sum = 0;
        for (int j = degree; j >= 0; j--) {
            double beta = j < degree ? norm[j + 1] / norm[j] : 0;
            double next = coefficient[j] + (at * scale - alpha[j]) * sum - beta * below;
            below = sum;
            sum = next;
        }
        return sum;
    }

    /**
     * Each order from the polynomial of that very degree: k! times the leading coefficient of the least-squares polynomial
     * of degree k, the same at every instant. All weights are 1.
     *
     * @return false if the samples don't determine the polynomial of the full degree
     */
    public boolean solveLeading(double reference, Estimate out) {
        if (!fit(0, true)) {
            return false;
        }
        double freedom = size - degree - 1;
        double variance = freedom > 0
                ? variance(WeightedSums.ofSquares(weights, residuals, size), freedom, reference)
                : Double.NaN;
        out.setNoise(Math.sqrt(variance));
        out.setFreedom(freedom);
        double unit = 1; // k! scale^k
        for (int k = 0; k <= Math.min(degree, Estimate.MAX_ORDER); k++) {
            out.setDerivative(k, coefficient[k] * unit + (k == 0 ? reference : 0));
            out.setNoiseGain(k, unit / Math.sqrt(norm[k]));
            for (int l = 0; l < k; l++) {
                out.setCovariance(k, l, 0 * variance); // orthogonal; NaN where there is no variance
            }
            out.setCovariance(k, k, variance * unit * unit / norm[k]);
            unit *= (k + 1) * scale;
        }
        return !out.isEmpty();
    }

    /** Fits; {@code at} only bounds the scale of time. The samples' residuals and leverages are then there. */
    boolean fit(double at, boolean uniform) {
        int heavy = uniform ? size : drop();
        if (heavy <= degree) {
            return false;
        }
        scale = scale(at);
        Vectors.multiply(times, scale, size);
        largest = Largest.of(residuals, size);
        if (equal) {
            moments.ofOnes(times, residuals, size);
        } else {
            moments.ofOnes(times, residuals, weights, size);
        }
        for (int j = 0; j <= degree; j++) {
            if (!project(j)) {
                return false;
            }
        }
        reach = degree;
        return true;
    }

    /** Room for the values of samples of weight 1, minus the reference value. */
    double[] values() {
        return residuals;
    }

    /** Room for their times, minus the reference time. */
    double[] times() {
        return times;
    }

    int size() {
        return size;
    }

    /** What the fit leaves of the i-th sample of weight above 0. */
    double residual(int i) {
        return residuals[i];
    }

    /** Σ φⱼ² at the i-th sample of weight above 0: the variance of the fitted value there if weights are reciprocal variances. */
    double leverage(int i) {
        double sum = 0;
        for (int j = 0; j <= degree; j++) {
            sum += polynomials[j][i] * polynomials[j][i] / norm[j];
        }
        return sum;
    }

    /** {@link #leverage} of all samples, to rounding. */
    void leverages(double[] to) {
        Arrays.fill(to, 0, size, 1 / norm[0]);
        for (int j = 1; j <= degree; j++) {
            Vectors.addSquares(to, 1 / norm[j], polynomials[j], size);
        }
    }

    /** Leaves out samples without weight. */
    private int drop() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (weights[i] > 0) {
                set(kept++, times[i], residuals[i], weights[i]);
            }
        }
        size = kept;
        return kept;
    }

    /** A power of two, so that scaling rounds nothing and time scaled by 2^k scales the results exactly. */
    private double scale(double at) {
        // times ascend: the largest is at an end
        double largest = Math.max(Math.abs(at), Math.max(Math.abs(times[0]), Math.abs(times[size - 1])));
        return largest == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(largest));
    }

    /** Nⱼ, αⱼ and the coefficient of πⱼ, whose sums are there; then it leaves the residuals, and πⱼ₊₁ comes to be with its sums. */
    private boolean project(int j) {
        if (!(moments.length() > RANK_TOLERANCE * norm[0]) && j > 0) {
            return false;
        }
        norm[j] = moments.length();
        alpha[j] = moments.meanTime();
        coefficient[j] = moments.coefficient();
        step.polynomial = polynomials[j];
        step.alpha = alpha[j];
        step.coefficient = coefficient[j];
        step.before = j == 0 ? polynomials[0] : polynomials[j - 1];
        step.beta = j == 0 ? 0 : norm[j] / norm[j - 1];
        if (j == last) {
            Vectors.takeOff(residuals, coefficient[j], polynomials[j], size);
            return true;
        }
        step.next = polynomials[j + 1];
        if (equal) {
            moments.ofNext(step, times, residuals, size);
        } else {
            moments.ofNext(step, times, residuals, weights, size);
        }
        return true;
    }

    /** πⱼ⁽ᵏ⁾(z) by differentiating the recurrence: πⱼ₊₁⁽ᵏ⁾ = (z − αⱼ) πⱼ⁽ᵏ⁾ + k πⱼ⁽ᵏ⁻¹⁾ − βⱼ πⱼ₋₁⁽ᵏ⁾. */
    private void differentiate(double z) {
        Arrays.fill(basis, 0);
        basis[0] = 1;
        for (int j = 0; j < reach; j++) {
            double beta = j > 0 ? norm[j] / norm[j - 1] : 0;
            for (int k = 0; k < ORDERS; k++) {
                double next = (z - alpha[j]) * basis[j * ORDERS + k];
                if (k > 0) {
                    next += k * basis[j * ORDERS + k - 1];
                }
                if (j > 0) {
                    next -= beta * basis[(j - 1) * ORDERS + k];
                }
                basis[(j + 1) * ORDERS + k] = next;
            }
        }
    }

    private void report(double reference, boolean uniform, Estimate out) {
        int top = Math.min(degree, Estimate.MAX_ORDER);
        double unit = 1; // scale^k
        for (int k = 0; k <= top; k++) {
            double sum = 0;
            for (int j = k; j <= degree; j++) {
                sum += coefficient[j] * basis[j * ORDERS + k];
            }
            out.setDerivative(k, sum * unit + (k == 0 ? reference : 0));
            unit *= scale;
        }
        double total = uniform ? size : WeightedSums.of(weights, size);
        double freedom = total - spread(uniform);
        double further = 0; // Σ aⱼ²
        double took = 0;
        for (int j = degree + 1; j <= reach; j++) {
            further += coefficient[j] * coefficient[j] * norm[j];
            took += uniform ? 1 : spread(j, j);
        }
        double squares = misfit.take(residuals, uniform ? null : weights, size) + further;
        // below the rounding of its two terms there is no freedom left, only noise
        double variance = freedom > 1e-9 * total ? variance(squares, freedom, reference) : Double.NaN;
        out.setNoise(Math.sqrt(variance));
        // as many samples as the weights are worth, (Σ w)² / Σ w², less what the polynomial takes
        double worth = uniform ? size : total * total / WeightedSums.ofSquares(weights, size);
        misfit.judge(further, took, total, freedom - took, worth, size);
        out.setFreedom(worth * freedom / total / misfit.loss());
        gains.take(basis, norm, uniform);
        reportErrors(top, variance, out);
    }

    private void reportErrors(int top, double variance, Estimate out) {
        boolean isBiased = misfit.isBiased();
        for (int j = degree + 1; j <= reach && isBiased; j++) {
            double part = misfit.part(j - degree - 1, coefficient[j] * Math.sqrt(norm[j]));
            parts[j - degree - 1] = part / norm[j];
        }
        double unit = 1; // scale^k
        for (int k = 0; k <= top; k++) {
            inflations[k] = misfit.isColoured() ? inflation(k) : 1;
            double both = unit; // scale^(k + l)
            for (int l = 0; l <= k; l++) {
                double gain = gains.of(k, l);
                double colour =
                        k == l || !misfit.isColoured() ? inflations[k] : Math.sqrt(inflations[k] * inflations[l]);
                out.setCovariance(
                        k, l, (isBiased ? variance * gain * colour + bias(k, l) : variance * gain * colour) * both);
                if (k == l) {
                    out.setNoiseGain(k, Math.sqrt(gain) * unit);
                }
                both *= scale;
            }
            unit *= scale;
        }
    }

    /** Covariance of what the further terms would add, see {@link Misfit}. */
    private double bias(int k, int l) {
        double sum = 0;
        for (int j = degree + 1; j <= reach; j++) {
            sum += parts[j - degree - 1] * basis[j * ORDERS + k] * basis[j * ORDERS + l];
        }
        return sum;
    }

    private double inflation(int k) {
        Arrays.fill(influence, 0, size, 0);
        for (int j = k; j <= degree; j++) {
            double[] p = polynomials[j];
            double part = basis[j * ORDERS + k] / norm[j];
            for (int i = 0; i < size; i++) {
                influence[i] += part * p[i];
            }
        }
        if (!equal) {
            for (int i = 0; i < size; i++) {
                influence[i] *= weights[i];
            }
        }
        return misfit.inflation(influence, size);
    }

    private double variance(double squares, double freedom, double reference) {
        return Math.max(squares / freedom, Rounding.variance(Math.abs(reference) + offset + largest));
    }

    /** Fills M and returns its trace. */
    private double spread(boolean uniform) {
        double trace = 0;
        for (int j = 0; j <= degree; j++) {
            for (int m = 0; m <= j; m++) {
                double sum = uniform ? (j == m ? 1 : 0) : spread(j, m);
                gains.set(j, m, sum);
                trace += j == m ? sum : 0;
            }
        }
        return trace;
    }

    private double spread(int j, int m) {
        double[] p = polynomials[j];
        double[] q = polynomials[m];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * weights[i] * p[i] * q[i];
        }
        return sum / Math.sqrt(norm[j] * norm[m]);
    }
}
