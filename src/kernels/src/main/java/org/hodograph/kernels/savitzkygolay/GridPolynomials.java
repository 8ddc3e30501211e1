package org.hodograph.kernels.savitzkygolay;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Rounding;
import org.hodograph.kernels.polynomial.Misfit;

/**
 * The polynomials φ₀ … φₚ that are orthonormal on n even points u = −1 … 1 (Gram's), tabulated once, and the least-squares
 * fit of values at these points:
 *
 * <pre>cⱼ = Σ φⱼ(uᵢ) yᵢ,   p⁽ᵏ⁾(u) = Σ cⱼ φⱼ⁽ᵏ⁾(u),   σ² = Σ (yᵢ − p(uᵢ))² / (n − degree − 1)</pre>
 *
 * <p>White noise of variance σ² gives orders k and l the covariance σ² Σ φⱼ⁽ᵏ⁾ φⱼ⁽ˡ⁾; the rest is {@link Misfit}'s. Cost O(n · degree). For one thread; allocates
 * only when built.
 */
final class GridPolynomials {

    private static final int ORDERS = Estimate.MAX_ORDER + 1;

    private final int size;
    private final int terms; // degree + 1
    private final int all; // terms and those further ones that tell of the errors
    private final Misfit misfit = new Misfit();
    private final double[] table; // φⱼ(uᵢ), row-major, size × all
    private final double[] norm; // √Nⱼ of the monic πⱼ
    private final double[] values;
    private final double[] coefficient;
    private final double[] basis; // φⱼ⁽ᵏ⁾(u), row-major, all × ORDERS
    private final double[] residuals;
    private final double[] influence; // lᵢ of one order
    private final double[] inflations = new double[ORDERS];

    GridPolynomials(int size, int degree) {
        this.size = size;
        terms = degree + 1;
        all = terms + Misfit.further(size, terms);
        table = new double[size * all];
        norm = new double[all];
        values = new double[size];
        residuals = new double[size];
        influence = new double[size];
        coefficient = new double[all];
        basis = new double[all * ORDERS];
        tabulate();
    }

    /** πⱼ₊₁ = u πⱼ − (Nⱼ/Nⱼ₋₁) πⱼ₋₁, each then divided by its length. */
    private void tabulate() {
        for (int j = 0; j < all; j++) {
            double beta = j > 1 ? square(norm[j - 1] / norm[j - 2]) : 0;
            double sum = 0;
            for (int i = 0; i < size; i++) {
                double u = (2.0 * i - (size - 1)) / (size - 1);
                int at = i * all + j;
                table[at] = j == 0 ? 1 : u * table[at - 1] - (j > 1 ? beta * table[at - 2] : 0);
                sum += square(table[at]);
            }
            norm[j] = Math.sqrt(sum);
        }
        for (int i = 0; i < table.length; i++) {
            table[i] /= norm[i % all];
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
        double further = 0;
        for (int j = terms; j < all; j++) {
            further += square(coefficient[j]);
        }
        double squares = misfit.take(residuals, null, size);
        misfit.judge(further, all - terms, size, size - all, size, size);
        double freedom = size - terms;
        double variance = freedom > 0 ? Math.max((squares + further) / freedom, rounding(reference)) : Double.NaN;
        differentiate(u);
        out.setNoise(Math.sqrt(variance));
        out.setFreedom(freedom / misfit.loss());
        double unit = 1; // half^-k
        for (int k = 0; k < Math.min(terms, ORDERS); k++) {
            double sum = 0;
            for (int j = k; j < terms; j++) {
                sum += coefficient[j] * basis[j * ORDERS + k];
            }
            out.setDerivative(k, sum * unit + (k == 0 ? reference : 0));
            inflations[k] = misfit.isColoured() ? inflation(k) : 1;
            double unitBelow = 1;
            for (int l = 0; l <= k; l++) {
                double gain = 0;
                for (int j = k; j < terms; j++) {
                    gain += basis[j * ORDERS + k] * basis[j * ORDERS + l];
                }
                double colour = k == l ? inflations[k] : Math.sqrt(inflations[k] * inflations[l]);
                out.setCovariance(k, l, (variance * gain * colour + bias(k, l)) * unit * unitBelow);
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

    /** Covariance of what the further terms would add, see {@link Misfit}. */
    private double bias(int k, int l) {
        double sum = 0;
        for (int j = terms; j < all && misfit.isBiased(); j++) {
            sum += misfit.part(j - terms, coefficient[j]) * basis[j * ORDERS + k] * basis[j * ORDERS + l];
        }
        return sum;
    }

    private double inflation(int k) {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = k; j < terms; j++) {
                sum += table[i * all + j] * basis[j * ORDERS + k];
            }
            influence[i] = sum;
        }
        return misfit.inflation(influence, size);
    }

    private void project() {
        Arrays.fill(coefficient, 0);
        for (int i = 0; i < size; i++) {
            double value = values[i];
            int row = i * all;
            for (int j = 0; j < all; j++) {
                coefficient[j] += table[row + j] * value;
            }
        }
        for (int i = 0; i < size; i++) {
            double residual = values[i];
            int row = i * all;
            for (int j = 0; j < all; j++) {
                residual -= table[row + j] * coefficient[j];
            }
            residuals[i] = residual;
        }
    }

    /** πⱼ₊₁⁽ᵏ⁾ = u πⱼ⁽ᵏ⁾ + k πⱼ⁽ᵏ⁻¹⁾ − (Nⱼ/Nⱼ₋₁) πⱼ₋₁⁽ᵏ⁾, with the lengths divided out on the way. */
    private void differentiate(double u) {
        Arrays.fill(basis, 0);
        basis[0] = 1 / norm[0];
        for (int j = 1; j < all; j++) {
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
