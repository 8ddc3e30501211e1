package org.hodograph.kernels.savitzkygolay;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Rounding;

/**
 * The polynomials φ₀ … φₚ that are orthonormal on n even points u = −1 … 1 (Gram's), tabulated once, and the least-squares
 * fit of values at these points:
 *
 * <pre>cⱼ = Σ φⱼ(uᵢ) yᵢ,   p⁽ᵏ⁾(u) = Σ cⱼ φⱼ⁽ᵏ⁾(u),   σ² = Σ (yᵢ − p(uᵢ))² / (n − degree − 1)</pre>
 *
 * <p>Noise of variance σ² gives orders k and l the covariance σ² Σ φⱼ⁽ᵏ⁾ φⱼ⁽ˡ⁾. Cost O(n · degree). For one thread; allocates
 * only when built.
 */
final class GridPolynomials {

    private static final int ORDERS = Estimate.MAX_ORDER + 1;

    private final int size;
    private final int terms; // degree + 1
    private final double[] table; // φⱼ(uᵢ), row-major, size × terms
    private final double[] norm; // √Nⱼ of the monic πⱼ
    private final double[] values;
    private final double[] coefficient;
    private final double[] basis; // φⱼ⁽ᵏ⁾(u), row-major, terms × ORDERS

    GridPolynomials(int size, int degree) {
        this.size = size;
        terms = degree + 1;
        table = new double[size * terms];
        norm = new double[terms];
        values = new double[size];
        coefficient = new double[terms];
        basis = new double[terms * ORDERS];
        tabulate();
    }

    /** πⱼ₊₁ = u πⱼ − (Nⱼ/Nⱼ₋₁) πⱼ₋₁, each then divided by its length. */
    private void tabulate() {
        for (int j = 0; j < terms; j++) {
            double beta = j > 1 ? square(norm[j - 1] / norm[j - 2]) : 0;
            double sum = 0;
            for (int i = 0; i < size; i++) {
                double u = (2.0 * i - (size - 1)) / (size - 1);
                int at = i * terms + j;
                table[at] = j == 0 ? 1 : u * table[at - 1] - (j > 1 ? beta * table[at - 2] : 0);
                sum += square(table[at]);
            }
            norm[j] = Math.sqrt(sum);
        }
        for (int i = 0; i < table.length; i++) {
            table[i] /= norm[i % terms];
        }
    }

    private static double square(double number) {
        return number * number;
    }

    /** Sets the value, minus the reference value, at the i-th point. */
    void set(int i, double value) {
        values[i] = value;
    }

    /**
     * Fits the values and evaluates.
     *
     * @param u where, −1 being the first point and 1 the last
     * @param half half of the span in units of the derivatives' denominator
     * @param reference added back to the value
     */
    void solve(double u, double half, double reference, Estimate out) {
        project();
        double freedom = size - terms;
        double variance = freedom > 0 ? Math.max(squares() / freedom, rounding(reference)) : Double.NaN;
        differentiate(u);
        out.setNoise(Math.sqrt(variance));
        out.setFreedom(freedom);
        double unit = 1; // half^-k
        for (int k = 0; k < Math.min(terms, ORDERS); k++) {
            double sum = 0;
            for (int j = k; j < terms; j++) {
                sum += coefficient[j] * basis[j * ORDERS + k];
            }
            out.setDerivative(k, sum * unit + (k == 0 ? reference : 0));
            double unitBelow = 1;
            for (int l = 0; l <= k; l++) {
                double gain = 0;
                for (int j = k; j < terms; j++) {
                    gain += basis[j * ORDERS + k] * basis[j * ORDERS + l];
                }
                out.setCovariance(k, l, variance * gain * unit * unitBelow);
                if (k == l) {
                    out.setNoiseGain(k, Math.sqrt(gain) * unit);
                }
                unitBelow /= half;
            }
            unit /= half;
        }
    }

    private double rounding(double reference) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return Rounding.variance(Math.abs(reference) + largest);
    }

    private void project() {
        Arrays.fill(coefficient, 0);
        for (int i = 0; i < size; i++) {
            double value = values[i];
            int row = i * terms;
            for (int j = 0; j < terms; j++) {
                coefficient[j] += table[row + j] * value;
            }
        }
    }

    private double squares() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double residual = values[i];
            int row = i * terms;
            for (int j = 0; j < terms; j++) {
                residual -= table[row + j] * coefficient[j];
            }
            sum += residual * residual;
        }
        return sum;
    }

    /** πⱼ₊₁⁽ᵏ⁾ = u πⱼ⁽ᵏ⁾ + k πⱼ⁽ᵏ⁻¹⁾ − (Nⱼ/Nⱼ₋₁) πⱼ₋₁⁽ᵏ⁾, with the lengths divided out on the way. */
    private void differentiate(double u) {
        Arrays.fill(basis, 0);
        basis[0] = 1 / norm[0];
        for (int j = 1; j < terms; j++) {
            double shorter = norm[j - 1] / norm[j];
            double beta = j > 1 ? norm[j - 1] / norm[j - 2] * shorter : 0;
            for (int k = 0; k < ORDERS; k++) {
                double next = u * basis[(j - 1) * ORDERS + k];
                if (k > 0) {
                    next += k * basis[(j - 1) * ORDERS + k - 1];
                }
                next *= shorter;
                if (j > 1) {
                    next -= beta * basis[(j - 2) * ORDERS + k];
                }
                basis[j * ORDERS + k] = next;
            }
        }
    }
}
