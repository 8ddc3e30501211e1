package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One lap of a sports car: curvature from GPS positions against bearing and Doppler speed of the same receiver. */
class RacetrackLapTest {

    private static final String FILE = "racetrack-lap/session_20251231_111959_tianma_lap13_v3.csv.gz";
    private static final String SOURCE = """
            source:
              format: csv
              time: s
              csv: {skip: 9, header-rows: 3}
              fields:
                series: [fragment_id]
                time: timestamp unix time
                value: ["latitude deg 100: gps", "longitude deg 100: gps"]
            tracks: [{match: "*", x: "longitude deg 100: gps", y: "latitude deg 100: gps"}]
            alerts:
              - {alert: Impossible, on: {series: "*", quantity: curvature}, when: "abs > 0.2 1/m"}
              - {alert: Torn, on: {series: "*", quantity: lateral-acceleration}, when: "abs > 30 m/s2"}
            """;
    private static final String HAND =
            SOURCE + "series: [{match: \"*\", method: \"local-polynomial(span=1.5s, degree=3)\", lag: 750ms}]\n";

    /** time, bearing in rad without wraps, speed */
    private final TreeMap<Double, double[]> truth = new TreeMap<>();

    private Path file;

    @BeforeEach
    void read() throws IOException {
        file = Replay.recording(FILE);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            double turned = Double.NaN;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                if (cells.length > 20 && cells[0].startsWith("17")) {
                    double bearing = Math.toRadians(Double.parseDouble(cells[7]));
                    turned =
                            Double.isNaN(turned) ? bearing : turned + Math.IEEEremainder(bearing - turned, 2 * Math.PI);
                    truth.putIfAbsent(
                            Double.parseDouble(cells[0]), new double[] {turned, Double.parseDouble(cells[14])});
                }
            }
        }
    }

    /** −d(bearing)/dt / speed, the slope over ± 0.5 s. */
    private double curvature(double t) {
        SimpleRegression line = new SimpleRegression();
        truth.subMap(t - 0.5, true, t + 0.5, true).forEach((at, row) -> line.addData(at - t, row[0]));
        double before = truth.floorKey(t);
        double after = truth.ceilingKey(t);
        double share = after > before ? (t - before) / (after - before) : 0;
        double speed = truth.get(before)[1] + share * (truth.get(after)[1] - truth.get(before)[1]);
        return -line.getSlope() / speed;
    }

    @SuppressWarnings("ArrayRecordComponent") // columns of a table, never compared
    private record Lap(double[] times, double[] ours, double[] theirs) {

        double correlation() {
            return new PearsonsCorrelation().correlation(ours, theirs);
        }

        double tightest() {
            double most = 0;
            for (double one : ours) {
                most = Math.max(most, Math.abs(one));
            }
            return 1 / most;
        }

        /** For each run of at least 1 s where theirs exceeds 0.01 1/m: L or R by the sign of ours, or ? where ours is flat. */
        String corners() {
            StringBuilder corners = new StringBuilder();
            int start = 0;
            for (int i = 1; i <= times.length; i++) {
                if (i == times.length || side(theirs[i]) != side(theirs[start])) {
                    if (side(theirs[start]) != 0 && times[i - 1] - times[start] >= 1) {
                        corners.append(side(mean(start, i)) == 0 ? '?' : mean(start, i) > 0 ? 'L' : 'R');
                    }
                    start = i;
                }
            }
            return corners.toString();
        }

        private static int side(double curvature) {
            return Math.abs(curvature) <= 0.01 ? 0 : curvature > 0 ? 1 : -1;
        }

        private double mean(int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += ours[i];
            }
            return sum / (to - from);
        }
    }

    private Lap lap(Replay replay) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (JsonNode point : replay.records(Topic.CURVATURE)) {
            Instant t = Instant.parse(point.get("t").asText());
            double seconds = t.getEpochSecond() + t.getNano() / 1e9;
            if (!point.get("value").isNull() && seconds <= truth.lastKey()) {
                rows.add(new double[] {seconds, point.get("value").asDouble(), curvature(seconds)});
            }
        }
        double[][] columns = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < 3; column++) {
                columns[column][i] = rows.get(i)[column];
            }
        }
        return new Lap(columns[0], columns[1], columns[2]);
    }

    @Test
    void curvatureFollowsTheLap() throws IOException {
        Replay replay = Replay.of(file, HAND);
        Lap lap = lap(replay);
        assertThat(lap.ours.length).isGreaterThan(6200);
        assertThat(lap.correlation()).isGreaterThanOrEqualTo(0.965);
        assertThat(lap.corners()).isEqualTo("LLLLRRRLL");
        assertThat(lap.tightest()).isBetween(11.4 * 0.9, 11.4 * 1.1);
        assertThat(replay.records(Topic.ALERTS))
                .as("no alert at the 170 doubled rows or the wrap of the bearing")
                .isEmpty();
    }
}
