package org.hodograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class JetTest {

    private static final double[] U = {1.25, -0.5, 0.75, 0.3};
    private static final double[] V = {2.5, 1.5, -0.25, 0.6};

    /** Two curves with the derivatives U and V at t = 0, cubic, so exactly known everywhere. */
    private static double at(double[] orders, double t) {
        return orders[0] + t * (orders[1] + t * (orders[2] / 2 + t * orders[3] / 6));
    }

    private static Jet exact(double[] orders) {
        return Jet.of(orders, new double[16]);
    }

    private interface Binary {
        double of(double u, double v);
    }

    private static void agree(Jet jet, Binary function) {
        double h = 1e-3;
        double[] f = new double[9];
        for (int i = -4; i <= 4; i++) {
            f[i + 4] = function.of(at(U, i * h), at(V, i * h));
        }
        // central differences of eighth, eighth and sixth order
        double d1 = (f[0] / 280
                        - 4 * f[1] / 105
                        + f[2] / 5
                        - 4 * f[3] / 5
                        + 4 * f[5] / 5
                        - f[6] / 5
                        + 4 * f[7] / 105
                        - f[8] / 280)
                / h;
        double d2 = (-f[0] / 560
                        + 8 * f[1] / 315
                        - f[2] / 5
                        + 8 * f[3] / 5
                        - 205 * f[4] / 72
                        + 8 * f[5] / 5
                        - f[6] / 5
                        + 8 * f[7] / 315
                        - f[8] / 560)
                / (h * h);
        double d3 = (-7 * f[0] / 240
                        + 3 * f[1] / 10
                        - 169 * f[2] / 120
                        + 61 * f[3] / 30
                        - 61 * f[5] / 30
                        + 169 * f[6] / 120
                        - 3 * f[7] / 10
                        + 7 * f[8] / 240)
                / (h * h * h);
        assertThat(jet.value()).isCloseTo(f[4], within(1e-14));
        assertThat(jet.derivative(1)).isCloseTo(d1, within(1e-10)); // rounding over h
        assertThat(jet.derivative(2)).isCloseTo(d2, within(1e-8));
        assertThat(jet.derivative(3)).isCloseTo(d3, within(1e-5));
    }

    @Test
    void derivativesAreThoseOfTheFunction() {
        Jet u = exact(U);
        Jet v = exact(V);
        agree(u.plus(v), (a, b) -> a + b);
        agree(u.minus(v), (a, b) -> a - b);
        agree(u.times(v), (a, b) -> a * b);
        agree(u.times(-3), (a, b) -> -3 * a);
        agree(u.dividedBy(v), (a, b) -> a / b);
        agree(u.sqrt(), (a, b) -> Math.sqrt(a));
        agree(u.sin(), (a, b) -> Math.sin(a));
        agree(u.cos(), (a, b) -> Math.cos(a));
        agree(Jet.hypot(u, v), Math::hypot);
        agree(Jet.atan2(u, v), Math::atan2);
        agree(Jet.constant(2).dividedBy(u.times(u)).plus(v.sin()), (a, b) -> 2 / (a * a) + Math.sin(b));
    }

    /** First-order errors are the standard deviation over small random errors of the inputs, of all orders and correlated. */
    private static void errorsAgree(Function<Jet[], Jet> function) {
        Random random = new Random(1960);
        double[] factor = new double[16]; // lower triangular: covariance = L Lᵀ
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                factor[i * 4 + j] = 1e-6 * (i == j ? 1 : 0.5);
            }
        }
        double[] covariance = new double[16];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    covariance[i * 4 + j] += factor[i * 4 + k] * factor[j * 4 + k];
                }
            }
        }
        Jet told = function.apply(new Jet[] {Jet.of(U, covariance), Jet.of(V, covariance)});
        int draws = 20_000;
        double[] squares = new double[4];
        for (int draw = 0; draw < draws; draw++) {
            Jet drawn = function.apply(new Jet[] {exact(shaken(U, factor, random)), exact(shaken(V, factor, random))});
            for (int order = 0; order < 4; order++) {
                double error = drawn.derivative(order) - told.derivative(order);
                squares[order] += error * error / draws;
            }
        }
        for (int order = 0; order < 4 && !Double.isNaN(told.derivative(order)); order++) {
            // the standard deviation of 20,000 draws is known to 0.5 %
            assertThat(Math.sqrt(squares[order]) / told.standardError(order)).isCloseTo(1, within(0.02));
        }
    }

    private static double[] shaken(double[] orders, double[] factor, Random random) {
        double[] shaken = orders.clone();
        for (int k = 0; k < 4; k++) {
            double z = random.nextGaussian();
            for (int i = 0; i < 4; i++) {
                shaken[i] += factor[i * 4 + k] * z;
            }
        }
        return shaken;
    }

    @Test
    void errorsAreThoseOfShakenInputs() {
        errorsAgree(in -> in[0].plus(in[1]));
        errorsAgree(in -> in[0].minus(in[1].times(0.5)));
        errorsAgree(in -> in[0].times(in[1]));
        errorsAgree(in -> in[0].dividedBy(in[1]));
        errorsAgree(in -> in[0].sqrt());
        errorsAgree(in -> in[0].sin().plus(in[1].cos()));
        errorsAgree(in -> Jet.hypot(in[0], in[1]));
        errorsAgree(in -> Jet.atan2(in[0], in[1]));
        errorsAgree(in -> Jet.atan2(in[0], in[1]).derivative().times(Jet.hypot(in[0], in[1])));
        errorsAgree(in -> in[0].later(0.25).times(in[1]));
    }

    @Test
    void anInputThatOccursTwiceIsOne() {
        Jet u = Jet.of(new double[] {3, 1}, new double[] {0.04, 0, 0, 0.09});
        assertThat(u.minus(u).standardError(0)).isZero();
        assertThat(u.times(u).standardError(0)).isCloseTo(2 * 3 * 0.2, within(1e-15));
        assertThat(u.dividedBy(u).standardError(1)).isZero();
        Jet other = Jet.of(new double[] {3, 1}, new double[] {0.04, 0, 0, 0.09});
        assertThat(u.minus(other).standardError(0)).isCloseTo(0.2 * Math.sqrt(2), within(1e-15));
    }

    @Test
    void aConstantIsExact() {
        Jet ten = Jet.constant(10);
        assertThat(ten.standardError(0)).isZero();
        assertThat(ten.derivative(3)).isZero();
        assertThat(ten.toString()).isEqualTo("Jet[10.0 ± 0.0, 0.0 ± 0.0, 0.0 ± 0.0, 0.0 ± 0.0]");
    }

    @Test
    void whatIsAbsentMakesAbsentOnlyWhatDependsOnIt() {
        Jet velocity = Jet.of(new double[] {3, 1}, new double[] {0.04, 0.01, 0.01, 0.09});
        Jet length = Jet.hypot(velocity, exact(V));
        assertThat(length.derivative(1)).isFinite();
        assertThat(length.standardError(1)).isFinite();
        assertThat(length.derivative(2)).isNaN();
        assertThat(length.standardError(2)).isNaN();
        Jet unsure = Jet.of(new double[] {3}, new double[] {Double.NaN});
        assertThat(unsure.times(exact(V)).value()).isEqualTo(7.5);
        assertThat(unsure.times(exact(V)).standardError(0)).isNaN();
    }

    @Test
    void aDerivativeIsOneOrderDown() {
        Jet rate = Jet.of(U, new double[] {1, 0, 0, 0, 0, 4, 0, 0, 0, 0, 9, 0, 0, 0, 0, 16})
                .derivative();
        assertThat(rate.value()).isEqualTo(U[1]);
        assertThat(rate.derivative(2)).isEqualTo(U[3]);
        assertThat(rate.derivative(3)).isNaN();
        assertThat(rate.standardError(0)).isEqualTo(2);
        assertThat(rate.standardError(2)).isEqualTo(4);
        assertThat(rate.standardError(3)).isNaN();
    }

    @Test
    void aCubicIsCarriedExactly() {
        Jet later = exact(U).later(0.5);
        assertThat(later.value()).isCloseTo(at(U, 0.5), within(1e-15));
        assertThat(later.derivative(3)).isEqualTo(U[3]);
        Jet line = Jet.of(new double[] {3, 2}, new double[] {0.04, 0, 0, 0.09}).later(2);
        assertThat(line.value()).isEqualTo(7);
        assertThat(line.derivative(1)).isEqualTo(2);
        assertThat(line.derivative(2)).isNaN();
        assertThat(line.standardError(0)).isCloseTo(Math.sqrt(0.04 + 4 * 0.09), within(1e-15));
    }

    @Test
    void nothingHasADirectionAtTheOrigin() {
        UnaryOperator<Jet> self = zero -> Jet.hypot(zero, zero);
        Jet length = self.apply(exact(new double[] {0, 1, 0, 0}));
        assertThat(length.value()).isZero();
        assertThat(length.derivative(1)).isNaN();
        assertThat(exact(new double[] {-1, 0, 0, 0}).sqrt().value()).isNaN();
        assertThat(Jet.hypot(Jet.constant(1e200), Jet.constant(1e200)).value()).isEqualTo(Math.hypot(1e200, 1e200));
    }

    @Test
    void aJetHasOneToFourOrders() {
        assertThatThrownBy(() -> Jet.of(new double[5], new double[25]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a jet has 1 to 4 orders, but there are 5");
        assertThatThrownBy(() -> Jet.of(new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the covariance of 2 orders has 4 numbers, but there are 2");
    }
}
