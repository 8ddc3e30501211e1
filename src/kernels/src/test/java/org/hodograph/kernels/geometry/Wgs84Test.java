package org.hodograph.kernels.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.geometry.Motion.Quantity;
import org.junit.jupiter.api.Test;

class Wgs84Test {

    private final Estimate longitude = new Estimate();
    private final Estimate latitude = new Estimate();
    private final Estimate east = new Estimate();
    private final Estimate north = new Estimate();

    private static double[] ecef(double latitude, double longitude) {
        double n = Wgs84.normal(latitude);
        return new double[] {
            n * Math.cos(latitude) * Math.cos(longitude),
            n * Math.cos(latitude) * Math.sin(longitude),
            n * (1 - Wgs84.E2) * Math.sin(latitude)
        };
    }

    /** A degree of latitude is 110,574 m at the equator and 111,694 m at the pole (Torge and Müller, table of meridian arcs). */
    @Test
    void radiiAreThoseOfTheEllipsoid() {
        assertThat(Wgs84.meridian(0) * Math.PI / 180).isCloseTo(110_574.3, within(0.1));
        assertThat(Wgs84.meridian(Math.PI / 2) * Math.PI / 180).isCloseTo(111_693.9, within(0.1));
        assertThat(Wgs84.meridian(Math.PI / 2)).isCloseTo(Wgs84.normal(Math.PI / 2), within(1e-8));
    }

    /** The tangent plane's second derivatives equal those of the path in space, projected, at 70° north and 300 m/s. */
    @Test
    void accelerationEqualsThatInSpace() {
        double phi = Math.toRadians(70);
        double lambda = 0.3;
        double[] lat = {phi, 3e-5, 2e-7};
        double[] lon = {lambda, 8e-5, -3e-7};
        for (int order = 0; order < 3; order++) {
            latitude.setDerivative(order, lat[order]);
            longitude.setDerivative(order, lon[order]);
        }
        Wgs84.metres(longitude, latitude, 1, east, north);

        double h = 0.5; // s: the fourth derivative leaves 1e-9, rounding 1e-8
        double[][] p = new double[3][];
        for (int i = 0; i < 3; i++) {
            double t = (i - 1) * h;
            p[i] = ecef(lat[0] + lat[1] * t + lat[2] * t * t / 2, lon[0] + lon[1] * t + lon[2] * t * t / 2);
        }
        double[] toEast = {-Math.sin(lambda), Math.cos(lambda), 0};
        double[] toNorth = {-Math.sin(phi) * Math.cos(lambda), -Math.sin(phi) * Math.sin(lambda), Math.cos(phi)};
        double expectedEast = 0;
        double expectedNorth = 0;
        for (int axis = 0; axis < 3; axis++) {
            double second = (p[0][axis] - 2 * p[1][axis] + p[2][axis]) / (h * h);
            expectedEast += second * toEast[axis];
            expectedNorth += second * toNorth[axis];
        }
        assertThat(east.derivative(2)).isCloseTo(expectedEast, within(1e-6));
        assertThat(north.derivative(2)).isCloseTo(expectedNorth, within(1e-6));
        assertThat(Math.abs(east.derivative(2) - lon[2] * Wgs84.normal(phi) * Math.cos(phi)))
                .as("the second-order term that the test is about")
                .isGreaterThan(1e-2);
    }

    @Test
    void equatorIsStraightAndAParallelTurns() {
        for (int order = 0; order < 3; order++) {
            latitude.setDerivative(order, 0);
            longitude.setDerivative(order, order == 1 ? 1e-4 : 0);
        }
        Motion motion = new Motion();
        Wgs84.metres(longitude, latitude, 1, east, north);
        motion.plane(east, north);
        assertThat(motion.value(Quantity.CURVATURE)).isZero();
        latitude.setDerivative(0, Math.toRadians(45));
        Wgs84.metres(longitude, latitude, 1, east, north);
        motion.plane(east, north);
        assertThat(motion.value(Quantity.CURVATURE))
                .as("a parallel's geodesic curvature is tan φ / N")
                .isCloseTo(1 / Wgs84.normal(Math.toRadians(45)), within(1e-15));
    }
}
