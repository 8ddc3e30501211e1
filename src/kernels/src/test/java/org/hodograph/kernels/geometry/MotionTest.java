package org.hodograph.kernels.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.geometry.Motion.Quantity;
import org.junit.jupiter.api.Test;

class MotionTest {

    private final Motion motion = new Motion();

    private static Estimate axis(double... derivatives) {
        Estimate estimate = new Estimate();
        for (int order = 0; order < derivatives.length; order++) {
            estimate.setDerivative(order, derivatives[order]);
        }
        return estimate;
    }

    @Test
    void leftTurnIsPositiveAndLateralAccelerationIsSpeedSquaredTimesCurvature() {
        motion.plane(axis(0, 3, 1), axis(0, 4, 2));
        assertThat(motion.value(Quantity.SPEED)).isEqualTo(5);
        assertThat(motion.value(Quantity.CURVATURE)).isCloseTo((3 * 2 - 4 * 1) / 125.0, within(1e-15));
        assertThat(motion.value(Quantity.LATERAL_ACCELERATION))
                .isCloseTo(25 * motion.value(Quantity.CURVATURE), within(1e-15))
                .isCloseTo(5 * motion.value(Quantity.YAW_RATE), within(1e-15));
        assertThat(motion.value(Quantity.LONGITUDINAL_ACCELERATION)).isCloseTo(11 / 5.0, within(1e-15));
        motion.plane(axis(0, 3, 2), axis(0, 4, 1));
        assertThat(motion.value(Quantity.CURVATURE)).isNegative();
    }

    @Test
    void courseIsClockwiseFromNorth() {
        double[][] headings = {{0, 1, 0}, {1, 0, 90}, {0, -1, 180}, {-1, 0, 270}, {-1, 1, 315}};
        for (double[] heading : headings) {
            motion.plane(axis(0, heading[0]), axis(0, heading[1]));
            assertThat(Math.toDegrees(motion.value(Quantity.COURSE))).isCloseTo(heading[2], within(1e-12));
        }
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        motion.plane(axis(0, 0, 1), axis(0, 0, 2));
        assertThat(motion.value(Quantity.SPEED)).isZero();
        assertThat(motion.value(Quantity.CURVATURE)).isNaN();
        assertThat(motion.value(Quantity.COURSE)).isNaN();
        motion.plane(axis(0, 1), axis(0, 2));
        assertThat(motion.value(Quantity.SPEED)).isEqualTo(Math.sqrt(5));
        assertThat(motion.value(Quantity.CURVATURE)).isNaN();
        assertThat(motion.standardError(Quantity.SPEED)).isNaN();
        motion.space(axis(0, 1, 0, 1), axis(0, 1, 0, 2), axis(0, 1, 0, 3));
        assertThat(motion.value(Quantity.CURVATURE)).isZero();
        assertThat(motion.value(Quantity.TORSION)).isNaN();
    }

    /** A helix of radius r and pitch 2πh has the torsion h / (r² + h²). */
    @Test
    void helixHasItsTorsion() {
        double r = 2;
        double h = 0.5;
        double t = 0.7;
        double c = r * Math.cos(t);
        double s = r * Math.sin(t);
        motion.space(axis(c, -s, -c, s), axis(s, c, -s, -c), axis(h * t, h, 0, 0));
        assertThat(motion.value(Quantity.TORSION)).isCloseTo(h / (r * r + h * h), within(1e-15));
        assertThat(motion.value(Quantity.CURVATURE)).isCloseTo(r / (r * r + h * h), within(1e-15));
    }

    /** Errors of 4,000 noisy arcs over their standard errors have the rms 1: first order is enough and covariances count. */
    @Test
    void standardErrorsAreTheSpreadUnderWhiteNoise() {
        long seed = 6;
        Random random = new Random(seed);
        Method method = Methods.parse("local-polynomial(degree=3)");
        Quantity[] quantities = {
            Quantity.SPEED,
            Quantity.COURSE,
            Quantity.YAW_RATE,
            Quantity.LONGITUDINAL_ACCELERATION,
            Quantity.LATERAL_ACCELERATION,
            Quantity.CURVATURE
        };
        double[] squares = new double[quantities.length];
        int runs = 4000;
        for (int run = 0; run < runs; run++) {
            Estimate x = noisyArc(method, random, 0);
            Estimate y = noisyArc(method, random, Math.PI / 2);
            motion.plane(x, y);
            double[] truths = {10, 2 * Math.PI - 0.55, 0.5, 0, 5, 0.05};
            for (int i = 0; i < quantities.length; i++) {
                double error = (motion.value(quantities[i]) - truths[i]) / motion.standardError(quantities[i]);
                squares[i] += error * error;
            }
        }
        for (int i = 0; i < quantities.length; i++) {
            // 61 samples a coordinate leave 57 degrees of freedom: t of that many has the rms 1.018; what noise alone
            // makes of the
            // bias and the correlation of residuals, which are in the errors too, takes up to a tenth off
            assertThat(Math.sqrt(squares[i] / runs))
                    .as("%s, seed %d", quantities[i], seed)
                    .isBetween(0.89, 1.07);
        }
    }

    /** A left turn of radius 20 m at 10 m/s over 2 s, noise 0.02 m, estimated at t = 1.1 s where the phase is 0.55 rad. */
    private static Estimate noisyArc(Method method, Random random, double shift) {
        double[] t = new double[61];
        double[] v = new double[61];
        for (int i = 0; i < t.length; i++) {
            t[i] = i / 30.0;
            v[i] = 20 * Math.cos(0.5 * t[i] - shift) + 0.02 * random.nextGaussian();
        }
        // the cubic's own bias on the arc is not noise: it is taken off
        for (int i = 0; i < t.length; i++) {
            double z = t[i] - 1.1;
            v[i] += taylor(z, shift) - 20 * Math.cos(0.5 * t[i] - shift);
        }
        Estimate out = new Estimate();
        Fit fit = method.fit(t, v);
        assertThat(fit.estimateAt(1.1, out)).isTrue();
        return out;
    }

    private static double taylor(double z, double shift) {
        double sum = 0;
        double term = 1;
        for (int k = 0; k <= 3; k++) {
            sum += 20 * term * Math.cos(0.55 - shift + k * Math.PI / 2);
            term *= 0.5 * z / (k + 1);
        }
        return sum;
    }
}
