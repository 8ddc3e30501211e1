package org.hodograph.kernels.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each step that is written out against the same with matrices. */
class RecursionTest {

    private static final double DELTA = 0.83;
    private static final double SPACING = 1.21;

    private final Random random = new Random(1960);

    static Stream<Family> families() {
        return Arrays.stream(Catalogue.of(Auto.Noise.AUTO));
    }

    @ParameterizedTest
    @MethodSource("families")
    void stepsAreThoseOfMatrices(Family family) {
        int d = family.dimension();
        int size = family.size();
        Dynamics dynamics = new Dynamics(family);
        dynamics.over(DELTA, SPACING);
        Recursion recursion = Recursion.of(family);
        double[] x = random.doubles((long) size * d, -2, 2).toArray();
        double[] p = new double[size * Recursion.pairs(d)];
        double[] gain = new double[size * d];
        double[] expected = new double[size];
        double[][][] covariance = new double[size][][];
        for (int g = 0; g < size; g++) {
            double[][] root = random(d);
            covariance[g] = product(root, transposed(root));
            keep(covariance[g], family, g, p);
        }
        double[] before = x.clone();

        recursion.move(dynamics, x, size);
        recursion.spread(dynamics, p, size);
        recursion.expect(p, gain, expected, size);
        double[] variance = new double[size];
        for (int g = 0; g < size; g++) {
            double[][] a = transition(dynamics, family, g);
            double[][] moved = product(a, column(before, g, d));
            for (int i = 0; i < d; i++) {
                assertThat(x[g * d + i]).isCloseTo(moved[i][0], within(1e-12));
            }
            covariance[g] = plus(product(product(a, covariance[g]), transposed(a)), noise(dynamics, family, g));
            isKept(covariance[g], family, g, p);
            double sum = family.kind() == Family.Kind.COLOURED ? 0 : 1;
            for (int i = 0; i < d; i++) {
                double both = measured(covariance[g][i], family);
                assertThat(gain[g * d + i]).isCloseTo(both, within(1e-10 * (1 + Math.abs(both))));
                sum += i == 0 || (family.kind() == Family.Kind.COLOURED && i == family.order()) ? both : 0;
            }
            assertThat(expected[g]).isCloseTo(sum, within(1e-10 * sum));
            variance[g] = expected[g] * (1 + g % 2);
        }

        double[] with = gain.clone();
        double[] moved = x.clone();
        double[] innovation = random.doubles(size, -1, 1).toArray();
        assertThat(recursion.reduce(p, gain, variance, size)).isTrue();
        Correction.states(x, d, gain, innovation, size);
        for (int g = 0; g < size; g++) {
            double[][] c = column(with, g, d);
            double[][] off = product(c, transposed(c));
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance[g][i][j] -= off[i][j] / variance[g];
                }
                double k = with[g * d + i] / variance[g];
                assertThat(gain[g * d + i]).isCloseTo(k, within(1e-12 * (1 + Math.abs(k))));
                assertThat(x[g * d + i]).isCloseTo(moved[g * d + i] + k * innovation[g], within(1e-10));
            }
            // row of the value: what one of noise 1 gives, however the innovation's variance was inflated
            if (family.kind() == Family.Kind.COLOURED || variance[g] == expected[g]) {
                isKept(covariance[g], family, g, p);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void aVarianceThatIsNoMoreIsTold(Family family) {
        int d = family.dimension();
        double[] p = new double[family.size() * Recursion.pairs(d)];
        double[] gain = new double[family.size() * d];
        double[] variance = new double[family.size()];
        Arrays.fill(variance, 1);
        assertThat(Recursion.of(family).reduce(p, gain, variance, family.size()))
                .isFalse();
    }

    private double[][] random(int d) {
        double[][] all = new double[d][];
        for (int i = 0; i < d; i++) {
            all[i] = random.doubles(d, -1, 1).toArray();
        }
        return all;
    }

    private static double measured(double[] row, Family family) {
        return row[0] + (family.kind() == Family.Kind.COLOURED ? row[family.order()] : 0);
    }

    private static double[][] transition(Dynamics dynamics, Family family, int g) {
        int d = family.dimension();
        int m = family.order();
        double[][] a = new double[d][d];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                a[i][j] = dynamics.transition(i, j, g);
            }
        }
        if (d > m) {
            a[m][m] = family.colour()[0];
            a[m][m + 1] = family.colour()[1];
            a[m + 1][m] = 1;
        }
        return a;
    }

    private static double[][] noise(Dynamics dynamics, Family family, int g) {
        int m = family.order();
        double[][] q = new double[family.dimension()][family.dimension()];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                q[i][j] = dynamics.noise(i, j, g);
            }
        }
        if (family.dimension() > m) {
            q[m][m] = dynamics.colourNoise();
        }
        return q;
    }

    private static void keep(double[][] covariance, Family family, int g, double[] p) {
        int d = family.dimension();
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                p[g * Recursion.pairs(d) + Coloured.place(family.order(), i, j)] = covariance[i][j];
            }
        }
    }

    private static void isKept(double[][] covariance, Family family, int g, double[] p) {
        int d = family.dimension();
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                assertThat(p[g * Recursion.pairs(d) + Coloured.place(family.order(), i, j)])
                        .as("%s, member %d, (%d, %d)", family.kind(), g, i, j)
                        .isCloseTo(covariance[i][j], within(1e-9 * (1 + Math.abs(covariance[i][j]))));
            }
        }
    }

    private static double[][] column(double[] all, int g, int d) {
        double[][] column = new double[d][1];
        for (int i = 0; i < d; i++) {
            column[i][0] = all[g * d + i];
        }
        return column;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] transposed(double[][] a) {
        double[][] b = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                b[j][i] = a[i][j];
            }
        }
        return b;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        double[][] c = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                c[i][j] = a[i][j] + b[i][j];
            }
        }
        return c;
    }
}
