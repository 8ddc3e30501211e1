package org.hodograph.kernels.geometry;

import org.hodograph.kernels.Estimate;

/**
 * The way from latitude φ and longitude λ on the WGS84 ellipsoid to local east-north metres. With the radii of curvature
 *
 * <pre>M = a(1 − e²) / (1 − e² sin²φ)^(3/2)  along the meridian,   N = a / √(1 − e² sin²φ)  across it</pre>
 *
 * <p>the tangent plane at the very point has, for the derivatives by time,
 *
 * <pre>
 * E′ = N cosφ λ′      E″ = N cosφ λ″ − 2 M sinφ φ′λ′
 * N′ = M φ′           N″ = M φ″ + N sinφ cosφ λ′² + M_φ φ′²
 * </pre>
 *
 * <p>so a geodesic has no lateral acceleration, at any latitude and speed. The third derivatives are scaled only: what is left
 * out is of the size speed × acceleration / Earth radius. Covariances are scaled by the metric; the curvature of
 * the Earth adds a relative 2 tanφ · speed / radius (10⁻⁵ at 30 m/s) which is left out. Height above the ellipsoid is
 * left out too, 1.6 · 10⁻⁷ a metre. Stateless, O(1). Source: W. Torge and J. Müller 2012, Geodesy, 4.1, doi
 * 10.1515/9783110250008.
 */
public final class Wgs84 {

    /** Semi-major axis, metres. */
    public static final double A = 6_378_137;

    /** First eccentricity squared. */
    public static final double E2 = 6.694379990141316e-3;

    private Wgs84() {}

    /** Radius of curvature along the meridian, metres; latitude in radians. */
    public static double meridian(double latitude) {
        double sin = Math.sin(latitude);
        double w = 1 - E2 * sin * sin;
        return A * (1 - E2) / (w * Math.sqrt(w));
    }

    /** Radius of curvature across the meridian, metres; latitude in radians. */
    public static double normal(double latitude) {
        double sin = Math.sin(latitude);
        return A / Math.sqrt(1 - E2 * sin * sin);
    }

    /**
     * Turns estimates of angles into estimates of metres in the tangent plane at the point; order 0 becomes 0 there.
     *
     * @param radians what one unit of the angles is: 1, or π/180 for degrees
     */
    public static void metres(Estimate longitude, Estimate latitude, double radians, Estimate east, Estimate north) {
        double phi = latitude.derivative(0) * radians;
        double sin = Math.sin(phi);
        double cos = Math.cos(phi);
        double m = meridian(phi);
        double n = normal(phi);
        double across = n * cos;
        double bulge = 3 * m * E2 * sin * cos / (1 - E2 * sin * sin); // M_φ
        double lon = longitude.derivative(1) * radians;
        double lat = latitude.derivative(1) * radians;
        scale(longitude, across * radians, east);
        scale(latitude, m * radians, north);
        east.setDerivative(2, east.derivative(2) - 2 * m * sin * lat * lon);
        north.setDerivative(2, north.derivative(2) + across * sin * lon * lon + bulge * lat * lat);
    }

    private static void scale(Estimate from, double metres, Estimate to) {
        to.copyFrom(from);
        for (int i = 0; i <= Estimate.MAX_ORDER; i++) {
            to.setDerivative(i, i == 0 ? 0 : from.derivative(i) * metres);
            for (int j = 0; j <= i; j++) {
                to.setCovariance(i, j, from.covariance(i, j) * metres * metres);
            }
        }
    }
}
