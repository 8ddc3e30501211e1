package org.hodograph.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;

/** A recorded lap, and what its own other columns say: direction and speed of the receiver's Doppler measurement, never its positions. */
final class LapRecording {

    private static final double METRES_PER_DEGREE = 6_371_008.8 * Math.PI / 180; // on a sphere
    private static final double G = 9.80665; // m/s2
    private static final double HALF = 0.5; // s each side of an instant

    /** A row: bearing in rad without wraps, degrees of latitude and longitude, m/s, m/s2. */
    record Row(double bearing, double latitude, double longitude, double speed, double along) {}

    private final NavigableMap<Double, Row> rows = new TreeMap<>(); // by seconds since 1970

    LapRecording(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            double turned = Double.NaN;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                if (cells.length > 20 && cells[0].startsWith("17")) {
                    double bearing = Math.toRadians(number(cells, 7));
                    turned =
                            Double.isNaN(turned) ? bearing : turned + Math.IEEEremainder(bearing - turned, 2 * Math.PI);
                    rows.putIfAbsent(
                            number(cells, 0),
                            new Row(
                                    turned,
                                    number(cells, 11),
                                    number(cells, 12),
                                    number(cells, 14),
                                    G * number(cells, 19)));
                }
            }
        }
    }

    private static double number(String[] cells, int column) {
        return Double.parseDouble(cells[column]);
    }

    double first() {
        return rows.firstKey();
    }

    double last() {
        return rows.lastKey();
    }

    /** Value and derivatives by time of a polynomial of the bearing, rad, over a second. */
    double[] bearing(double t) {
        WeightedObservedPoints points = new WeightedObservedPoints();
        near(t).forEach((at, row) -> points.add(at - t, row.bearing()));
        return PolynomialCurveFitter.create(2).fit(points.toList());
    }

    /** The same of the speed, m/s: value, first derivative, half of the second. */
    double[] speed(double t) {
        WeightedObservedPoints points = new WeightedObservedPoints();
        near(t).forEach((at, row) -> points.add(at - t, row.speed()));
        return PolynomialCurveFitter.create(2).fit(points.toList());
    }

    /** To the left is positive, 1/m. */
    double curvature(double t) {
        return -bearing(t)[1] / speed(t)[0];
    }

    /** The longitudinal acceleration that the recording application computed itself, m/s2. */
    double published(double t) {
        return rows.floorEntry(t).getValue().along();
    }

    /** Rows by time up to half a second before and after an instant. */
    NavigableMap<Double, Row> near(double t) {
        return rows.subMap(t - HALF, true, t + HALF, true);
    }

    /** Metres east and north of where the car was at an instant. */
    double[] away(double t, Row row) {
        Row here = rows.floorEntry(t).getValue();
        return new double[] {
            METRES_PER_DEGREE * (row.longitude() - here.longitude()) * Math.cos(Math.toRadians(here.latitude())),
            METRES_PER_DEGREE * (row.latitude() - here.latitude())
        };
    }
}
