package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hodograph.kernels.geometry.Wgs84;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackTest {

    private static final String WGS84 = """
            series: [{match: "*", method: "local-polynomial(span=1s, degree=3)", lag: 500ms, gap: 3s}]
            tracks: [{match: "*", x: lon, y: lat}]
            """;
    private static final double LATITUDE = 52;

    private record One(String signal, long nanos, double value) {}

    /** A left turn of radius 50 m at 10 m/s; longitude 10 times a second, latitude 7 times, 13 ms apart at the start. */
    private static List<One> leftTurn(int seconds) {
        List<One> samples = new ArrayList<>();
        double phi = Math.toRadians(LATITUDE);
        for (int k = 0; k < 10 * seconds; k++) {
            double t = k / 10.0;
            double east = 50 * Math.sin(0.2 * t);
            samples.add(
                    new One("lon", k * 100_000_000L, 13 + Math.toDegrees(east / (Wgs84.normal(phi) * Math.cos(phi)))));
        }
        for (int k = 0; k < 7 * seconds; k++) {
            long nanos = 13_000_000 + k * Heard.SECOND / 7;
            double north = 50 * (1 - Math.cos(0.2 * nanos / 1e9));
            samples.add(new One("lat", nanos, LATITUDE + Math.toDegrees(north / Wgs84.meridian(phi))));
        }
        samples.sort(Comparator.comparingLong(One::nanos));
        return samples;
    }

    private static List<String> tracks(List<One> samples) {
        Heard heard = new Heard(WGS84);
        samples.forEach(one -> heard.give(one.signal, one.nanos, one.value));
        return heard.texts(Topic.TRACK);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void asynchronousCoordinatesGiveTheTurn() throws IOException {
        List<String> tracks = tracks(leftTurn(20));
        // 200 + 140 instants less the half second of lag at the start and what the slower one has not reached
        assertThat(tracks.size()).isBetween(315, 330);
        double path = 0;
        for (String text : tracks.subList(10, tracks.size())) {
            JsonNode point = json(text);
            assertThat(point.get("curvature").asDouble()).as(text).isCloseTo(1 / 50.0, within(2e-5));
            assertThat(point.get("speed").asDouble()).as(text).isCloseTo(10, within(2e-3));
            assertThat(point.get("lateralAcceleration").asDouble()).as(text).isCloseTo(2, within(3e-3));
            assertThat(point.get("yawRate").asDouble()).as(text).isCloseTo(0.2, within(3e-4));
            path = point.get("pathLength").asDouble();
        }
        double duration = seconds(json(tracks.get(tracks.size() - 1))) - seconds(json(tracks.get(0)));
        assertThat(path).isCloseTo(10 * duration, within(0.02));
    }

    /** A member that comes in bulk before the other, as from two partitions at a replay: fewer points, none invented. */
    @Test
    void aMemberFarAheadIsNotCarriedBack() throws IOException {
        List<One> samples = leftTurn(250);
        samples.sort(Comparator.comparing(One::signal)); // stable: all of lat, then all of lon
        List<String> tracks = tracks(samples);
        assertThat(tracks.size()).isGreaterThan(1000);
        for (String text : tracks.subList(10, tracks.size())) {
            assertThat(json(text).get("speed").asDouble()).as(text).isCloseTo(10, within(0.02));
        }
    }

    /** R13: nothing is said of a path while a member is silent, though no gap is declared. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman", "local-polynomial(span=1s, degree=2)"})
    void aSilentMemberLeavesAHole(String method) throws IOException {
        Heard heard = new Heard("""
                series: [{match: "*", method: "%s"}]
                tracks: [{match: "*", x: lon, y: lat}]
                """.formatted(method));
        for (One one : leftTurn(120)) {
            double t = one.nanos / 1e9;
            if (one.signal.equals("lon") || t < 40 || t > 80) {
                heard.give(one.signal, one.nanos, one.value);
            }
        }
        int after = 0;
        for (String text : heard.texts(Topic.TRACK)) {
            double t = seconds(json(text));
            assertThat(t < 40 || t > 79).as(text).isTrue();
            after += t > 80 ? 1 : 0;
        }
        assertThat(after).isGreaterThan(500);
    }

    private static double seconds(JsonNode point) {
        return Duration.between(Instant.EPOCH, Instant.parse(point.get("t").asText()))
                        .toNanos()
                / 1e9;
    }

    /** However arrivals are interleaved, the same records come out. */
    @Test
    void interleavingOfArrivalsDoesNotMatter() {
        List<One> samples = leftTurn(20);
        List<String> expected = tracks(samples);
        for (String first : List.of("lon", "lat")) {
            List<One> blocks = new ArrayList<>(samples);
            blocks.sort(Comparator.comparing(one -> !one.signal.equals(first)));
            assertThat(tracks(blocks)).as("%s first", first).isEqualTo(expected);
        }
        long seed = 20;
        Random random = new Random(seed);
        List<One> lon = new ArrayList<>(
                samples.stream().filter(one -> one.signal.equals("lon")).toList());
        List<One> lat = new ArrayList<>(
                samples.stream().filter(one -> one.signal.equals("lat")).toList());
        List<One> mixed = new ArrayList<>();
        while (!lon.isEmpty() || !lat.isEmpty()) {
            List<One> from = lat.isEmpty() || (!lon.isEmpty() && random.nextBoolean()) ? lon : lat;
            mixed.add(from.remove(0));
        }
        assertThat(tracks(mixed)).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void savedStateGoesOnBitForBit() throws IOException {
        List<One> samples = leftTurn(20);
        Heard heard = new Heard(WGS84);
        for (int i = 0; i < samples.size(); i++) {
            heard.give(samples.get(i).signal, samples.get(i).nanos, samples.get(i).value);
            if (i % 29 == 0) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                heard.entity.save(new DataOutputStream(bytes));
                Entity loaded = new Entity("car", heard.config.entities());
                loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
                ByteArrayOutputStream again = new ByteArrayOutputStream();
                loaded.copy().save(new DataOutputStream(again));
                assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
                heard.entity = loaded;
            }
        }
        assertThat(heard.texts(Topic.TRACK)).isEqualTo(tracks(samples));
    }

    /** R13: nothing is made up between the two sides of a gap, and the path does not grow across it. */
    @Test
    void nothingIsMadeUpAcrossAGap() throws IOException {
        List<One> samples = leftTurn(20);
        samples.removeIf(one -> one.nanos > 8 * Heard.SECOND && one.nanos < 12 * Heard.SECOND);
        List<JsonNode> points = new ArrayList<>();
        for (String text : tracks(samples)) {
            points.add(json(text));
        }
        double left = 0;
        int last = -1;
        for (int i = 0; i < points.size(); i++) {
            double t = seconds(points.get(i));
            // half a second of lag ends before the gap, and one of warm-up begins after it
            assertThat(t <= 7.6 || t >= 12).as("%s s", t).isTrue();
            last = t < 10 ? i : last;
            left = t < 10 ? t : left;
        }
        assertThat(left).isGreaterThan(7.3);
        JsonNode before = points.get(last);
        JsonNode after = points.get(last + 1);
        assertThat(after.get("pathLength")).isEqualTo(before.get("pathLength"));
        assertThat(after.get("flags").toString()).contains("GAP");
    }

    /** The plane is centred anew every 10 km, and neither position nor distance shows it. */
    @Test
    void longWayHasNoJump() throws IOException {
        Heard heard = new Heard(WGS84);
        double phi = Math.toRadians(LATITUDE);
        double degrees = Math.toDegrees(30 / (Wgs84.normal(phi) * Math.cos(phi)));
        for (int k = 0; k < 10_000; k++) {
            heard.give("lat", k * 100_000_000L, LATITUDE);
            heard.give("lon", k * 100_000_000L, 13 + degrees * k / 10.0);
        }
        double x = -3;
        for (String text : heard.texts(Topic.TRACK)) {
            double next = json(text).get("x").asDouble();
            assertThat(next - x).as(text).isCloseTo(3, within(1e-6));
            x = next;
        }
        assertThat(x).isGreaterThan(29_000);
    }

    @Test
    void saeTurnsTheSignsOfTurns() throws IOException {
        Heard heard = new Heard(WGS84.replace("y: lat", "y: lat, axes: sae-j670"));
        leftTurn(5).forEach(one -> heard.give(one.signal, one.nanos, one.value));
        JsonNode point = json(heard.texts(Topic.TRACK).get(20));
        assertThat(point.get("curvature").asDouble()).isCloseTo(-0.02, within(1e-4));
        assertThat(point.get("yawRate").asDouble()).isNegative();
        assertThat(point.get("lateralAcceleration").asDouble()).isNegative();
    }

    /** R21: an hour of a parked receiver, white and wandering noise together: no direction, no alert. */
    @Test
    void stationaryReceiverHasNoDirectionAndNoAlert() throws IOException {
        Heard heard = new Heard("""
                series: [{match: "*", method: "local-polynomial(span=10s, degree=2)", lag: 5s}]
                tracks: [{match: "*", x: lon, y: lat}]
                alerts:
                  - {alert: Curve, on: {series: "*", quantity: curvature}, when: "abs > 0.05 1/m"}
                  - {alert: Corner, on: {series: "*", quantity: lateral-acceleration}, when: "abs > 1 m/s2"}
                  - {alert: Moves, on: {series: "*", quantity: speed}, when: "> 1 m/s"}
                """);
        long seed = 21;
        Random random = new Random(seed);
        double wanderEast = 0;
        double wanderNorth = 0;
        for (int k = 0; k < 3600; k++) {
            // a receiver's error wanders by metres within minutes and has white noise of some decimetres on top
            wanderEast += -wanderEast / 120 + 0.15 * random.nextGaussian();
            wanderNorth += -wanderNorth / 120 + 0.15 * random.nextGaussian();
            heard.give("lon", k * Heard.SECOND, 13 + (wanderEast + 0.5 * random.nextGaussian()) / 68_000);
            heard.give("lat", k * Heard.SECOND, 52 + (wanderNorth + 0.5 * random.nextGaussian()) / 111_000);
        }
        List<String> tracks = heard.texts(Topic.TRACK);
        assertThat(tracks).hasSize(3595);
        for (String text : tracks.subList(10, tracks.size())) {
            assertThat(json(text).get("curvature").isNull())
                    .as("%s, seed %d", text, seed)
                    .isTrue();
            assertThat(text).contains("STANDSTILL").contains("\"pathLength\":0.0");
        }
        assertThat(heard.texts(Topic.ALERTS)).as("seed %d", seed).isEmpty();
    }

    @Test
    void pathInSpaceHasTorsionAndNoSign() throws IOException {
        Heard heard = new Heard("""
                series: [{match: "*", method: "local-polynomial(window=11, degree=3)", lag: 5 samples}]
                tracks: [{match: car, x: x, y: y, z: z, frame: metres, min-speed: 0 m/s}]
                """);
        for (int k = 0; k < 60; k++) {
            double t = k * 0.02;
            heard.give("x", k * 20_000_000L, -2 * Math.cos(t), "m");
            heard.give("y", k * 20_000_000L, 2 * Math.sin(t), "m");
            heard.give("z", k * 20_000_000L, 0.5 * t, "m");
        }
        JsonNode point = json(heard.texts(Topic.TRACK).get(30));
        assertThat(point.get("curvature").asDouble()).isCloseTo(2 / 4.25, within(1e-3));
        assertThat(point.get("torsion").asDouble()).isCloseTo(-0.5 / 4.25, within(2e-3));
        assertThat(point.get("se").has("torsion")).isTrue();
        assertThat(point.get("z").asDouble()).isCloseTo(0.5 * 0.02 * 30, within(1e-9));
    }
}
