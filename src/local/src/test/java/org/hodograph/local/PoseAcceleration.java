package org.hodograph.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * The acceleration of comma2k19's pose, the yardstick of that recording: the derivative of the pose's speed |v|, by a local
 * quadratic centred on the instant, over the poses within {@link #REACH} of it, on their true times. A pose nearer than that to
 * an end of the recording has no centred derivative and is no yardstick.
 */
final class PoseAcceleration {

    private static final double REACH = 0.5; // seconds
    private static final ObjectMapper JSON = new ObjectMapper();

    private final double[] times;
    private final double[] accelerations;

    /** How well accelerations agree: correlation, and root mean square of the difference in m/s². */
    record Agreement(double correlation, double rms, int instants) {}

    private PoseAcceleration(double[] times, double[] speeds) {
        double begin = times[0] + REACH;
        double end = times[times.length - 1] - REACH;
        this.times = Arrays.stream(times).filter(t -> t >= begin && t <= end).toArray();
        accelerations = new double[this.times.length];
        for (int i = 0; i < accelerations.length; i++) {
            WeightedObservedPoints near = new WeightedObservedPoints();
            for (int j = 0; j < times.length; j++) {
                double away = times[j] - this.times[i];
                if (Math.abs(away) <= REACH) {
                    near.add(away, speeds[j]);
                }
            }
            accelerations[i] = PolynomialCurveFitter.create(2).fit(near.toList())[1];
        }
    }

    static PoseAcceleration of(Path poses) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(poses)), StandardCharsets.UTF_8))) {
            List<String> columns = Arrays.asList(reader.readLine().split(","));
            int t = columns.indexOf("t_s");
            int v = columns.indexOf("ecef_vx_mps");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                double[] cells = Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                double speed =
                        Math.sqrt(cells[v] * cells[v] + cells[v + 1] * cells[v + 1] + cells[v + 2] * cells[v + 2]);
                rows.add(new double[] {cells[t], speed});
            }
        }
        return new PoseAcceleration(
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                rows.stream().mapToDouble(row -> row[1]).toArray());
    }

    /**
     * Compares records of acceleration with the poses: every record that has a number counts, and between two of them the
     * straight line does; one pair for each pose instant that they span.
     */
    Agreement agreement(Path records) throws IOException {
        List<double[]> ours = new ArrayList<>();
        for (String line : Files.readAllLines(records)) {
            JsonNode json = JSON.readTree(line);
            if (!json.get("value").isNull()) {
                double seconds = Duration.between(
                                        Instant.EPOCH,
                                        Instant.parse(json.get("t").asText()))
                                .toNanos()
                        / 1e9;
                ours.add(new double[] {seconds, json.get("value").asDouble()});
            }
        }
        PolynomialSplineFunction line = new LinearInterpolator()
                .interpolate(
                        ours.stream().mapToDouble(row -> row[0]).toArray(),
                        ours.stream().mapToDouble(row -> row[1]).toArray());
        return compare(line);
    }

    private Agreement compare(PolynomialSplineFunction line) {
        List<double[]> pairs = new ArrayList<>();
        double squares = 0;
        for (int i = 0; i < times.length; i++) {
            if (line.isValidPoint(times[i])) {
                double value = line.value(times[i]);
                pairs.add(new double[] {value, accelerations[i]});
                squares += Math.pow(value - accelerations[i], 2);
            }
        }
        double correlation = new PearsonsCorrelation(pairs.toArray(double[][]::new))
                .getCorrelationMatrix()
                .getEntry(0, 1);
        return new Agreement(correlation, Math.sqrt(squares / pairs.size()), pairs.size());
    }
}
