package org.hodograph;

import java.util.Arrays;

/**
 * Arithmetic on f, f′, f″, f‴ as four numbers: (u v)⁽ⁿ⁾ = Σ C(n, k) u⁽ⁿ⁻ᵏ⁾ v⁽ᵏ⁾ and the chain rule. An order that is absent is NaN and
 * makes absent what depends on it, which is only orders as high or higher. Stateless.
 */
final class Leibniz {

    static final int ORDERS = 4;

    private static final int[][] BINOMIALS = {{1}, {1, 1}, {1, 2, 1}, {1, 3, 3, 1}};

    private Leibniz() {}

    static double[] times(double[] u, double[] v) {
        double[] product = new double[ORDERS];
        for (int n = 0; n < ORDERS; n++) {
            for (int k = 0; k <= n; k++) {
                product[n] += BINOMIALS[n][k] * u[n - k] * v[k];
            }
        }
        return product;
    }

    static double[] scaled(double[] u, double factor) {
        double[] scaled = new double[ORDERS];
        for (int n = 0; n < ORDERS; n++) {
            scaled[n] = factor * u[n];
        }
        return scaled;
    }

    static double[] plus(double[] u, double[] v) {
        double[] sum = new double[ORDERS];
        for (int n = 0; n < ORDERS; n++) {
            sum[n] = u[n] + v[n];
        }
        return sum;
    }

    static double[] constant(double c) {
        return new double[] {c, 0, 0, 0};
    }

    /** u / v, from u = q v order by order. */
    static double[] over(double[] u, double[] v) {
        double[] quotient = new double[ORDERS];
        for (int n = 0; n < ORDERS; n++) {
            double rest = u[n];
            for (int k = 1; k <= n; k++) {
                rest -= BINOMIALS[n][k] * quotient[n - k] * v[k];
            }
            quotient[n] = rest / v[0];
        }
        return quotient;
    }

    /** √u, from w w = u order by order. */
    static double[] sqrt(double[] u) {
        double[] root = new double[ORDERS];
        root[0] = Math.sqrt(u[0]);
        for (int n = 1; n < ORDERS; n++) {
            double rest = u[n];
            for (int k = 1; k < n; k++) {
                rest -= BINOMIALS[n][k] * root[n - k] * root[k];
            }
            root[n] = rest / (2 * root[0]);
        }
        return root;
    }

    /** g(u) of a function whose value and derivatives of orders 1 to 3 at u(t) are known (Faà di Bruno). */
    static double[] of(double g0, double g1, double g2, double g3, double[] u) {
        return new double[] {
            g0, g1 * u[1], g2 * u[1] * u[1] + g1 * u[2], g3 * u[1] * u[1] * u[1] + 3 * g2 * u[1] * u[2] + g1 * u[3]
        };
    }

    /** A function of value {@code f0} whose derivative is {@code slope}, of which orders 0 to 2 count. */
    static double[] integral(double f0, double[] slope) {
        return new double[] {f0, slope[0], slope[1], slope[2]};
    }

    /** The derivative; its order 3 is not known. */
    static double[] derivative(double[] u) {
        return new double[] {u[1], u[2], u[3], Double.NaN};
    }

    /** How a small change of the four numbers of u changes those of p u, row-major: entry (n, k) is C(n, k) p⁽ⁿ⁻ᵏ⁾. */
    static double[] multiplier(double[] p) {
        double[] matrix = new double[ORDERS * ORDERS];
        for (int n = 0; n < ORDERS; n++) {
            for (int k = 0; k <= n; k++) {
                matrix[n * ORDERS + k] = BINOMIALS[n][k] * p[n - k];
            }
        }
        return matrix;
    }

    /** How a small change of u changes its derivative: one order down. */
    static double[] differentiator() {
        double[] matrix = new double[ORDERS * ORDERS];
        for (int n = 0; n + 1 < ORDERS; n++) {
            matrix[n * ORDERS + n + 1] = 1;
        }
        Arrays.fill(matrix, (ORDERS - 1) * ORDERS, ORDERS * ORDERS, Double.NaN);
        return matrix;
    }

    /** How a small change of u changes it a time h later, h^(k−n) / (k−n)!, as far as its orders below {@code known} go. */
    static double[] carrier(double h, int known) {
        double[] matrix = new double[ORDERS * ORDERS];
        for (int n = 0; n < ORDERS; n++) {
            double factor = 1;
            for (int k = n; k < Math.max(known, n + 1); k++) {
                matrix[n * ORDERS + k] = factor;
                factor *= h / (k - n + 1);
            }
        }
        return matrix;
    }

    /** Row i of a matrix times column k of another; an entry of 0 counts nothing, whatever it meets. */
    static double[] product(double[] a, double[] b) {
        double[] product = new double[ORDERS * ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            for (int k = 0; k < ORDERS; k++) {
                double sum = 0;
                for (int j = 0; j < ORDERS; j++) {
                    double left = a[i * ORDERS + j];
                    double right = b[j * ORDERS + k];
                    if (left != 0 && right != 0) {
                        sum += left * right;
                    }
                }
                product[i * ORDERS + k] = sum;
            }
        }
        return product;
    }

    static double[] applied(double[] matrix, double[] u) {
        double[] result = new double[ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            for (int j = 0; j < ORDERS; j++) {
                if (matrix[i * ORDERS + j] != 0) {
                    result[i] += matrix[i * ORDERS + j] * u[j];
                }
            }
        }
        return result;
    }

    /** Entry (i, k) of J C Jᵀ. */
    static double spread(double[] jacobian, double[] covariance, int i, int k) {
        double sum = 0;
        for (int j = 0; j < ORDERS; j++) {
            double left = jacobian[i * ORDERS + j];
            for (int l = 0; l < ORDERS && left != 0; l++) {
                double right = jacobian[k * ORDERS + l];
                if (right != 0) {
                    sum += left * covariance[j * ORDERS + l] * right;
                }
            }
        }
        return sum;
    }
}
