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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.series.Tracker;
import org.junit.jupiter.api.Test;

class ShapeEventsTest {

    private static final String ALL = """
            series:
              - match: "*"
                unit: m
                method: local-polynomial(window=21, degree=3)
                lag: 10 samples
                events: [maximum, minimum, inflection, corner, jump, vertical-tangent]
            """;

    private static List<JsonNode> records(Heard heard, Topic topic) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String text : heard.texts(topic)) {
            records.add(new ObjectMapper().readTree(text));
        }
        return records;
    }

    private static double seconds(JsonNode record) {
        Instant t = Instant.parse(record.get("t").asText());
        return t.getEpochSecond() + t.getNano() / 1e9;
    }

    @Test
    void waveHasItsExtremaAndInflections() throws IOException {
        Heard heard = new Heard(ALL);
        Random random = new Random(11);
        for (int k = 0; k < 1000; k++) {
            heard.give("y", k * 10_000_000L, Math.sin(2 * Math.PI * k / 200.0) + 0.002 * random.nextGaussian());
        }
        List<JsonNode> events = records(heard, Topic.EVENTS);
        // a period of 2 s: maxima at 0.5, minima at 1.5, inflections at 1, 2, …
        for (JsonNode event : events) {
            double phase = seconds(event) % 2;
            switch (event.get("event").asText()) {
                case "MAXIMUM" -> assertThat(phase).isCloseTo(0.5, within(0.03));
                case "MINIMUM" -> assertThat(phase).isCloseTo(1.5, within(0.03));
                case "INFLECTION" ->
                    assertThat(Math.abs(phase - Math.rint(phase))).isLessThan(0.06);
                default -> throw new AssertionError(event.toString());
            }
            assertThat(event.get("confidence").asDouble()).isGreaterThan(0.999);
        }
        assertThat(events)
                .extracting(event -> event.get("event").asText())
                .filteredOn("MAXIMUM"::equals)
                .hasSize(5);
        assertThat(events)
                .extracting(event -> event.get("event").asText())
                .filteredOn("MINIMUM"::equals)
                .hasSize(5);
        assertThat(events)
                .extracting(event -> event.get("event").asText())
                .filteredOn("INFLECTION"::equals)
                .hasSizeBetween(8, 10);
    }

    /** The stated rate: at most one false extremum or inflection in 10,000 samples of white noise. */
    @Test
    void noiseHasFewExtrema() {
        long seed = 12;
        Random random = new Random(seed);
        Heard heard = new Heard(ALL.replace(", corner, jump, vertical-tangent", ""));
        for (int k = 0; k < 40_000; k++) {
            heard.give("y", k * 1_000_000L, random.nextGaussian());
            heard.messages.removeIf(message -> message.topic() != Topic.EVENTS);
        }
        // Poisson: a mean of at most 4 exceeds 10 with a probability of 0.003
        assertThat(heard.messages.size()).as("seed %d", seed).isLessThanOrEqualTo(10);
    }

    /** The fit begins anew after a break, and says so; no later estimate sees both sides. */
    @Test
    void fitDoesNotSmearAcrossACorner() throws IOException {
        Heard heard = new Heard(ALL.replace("lag: 10 samples", "lag: 0ms"));
        Random random = new Random(13);
        for (int k = 0; k < 200; k++) {
            double t = (k - 100) / 100.0;
            heard.give("y", k * 10_000_000L, Math.abs(t) + 1e-4 * random.nextGaussian());
        }
        JsonNode corner = records(heard, Topic.EVENTS).stream()
                .filter(event -> event.get("event").asText().equals("CORNER"))
                .findFirst()
                .orElseThrow();
        assertThat(seconds(corner)).isCloseTo(1, within(0.011));
        assertThat(corner.get("left").asDouble()).isCloseTo(-1, within(0.02));
        assertThat(corner.get("right").asDouble()).isCloseTo(1, within(0.02));
        List<JsonNode> velocities = records(heard, Topic.VELOCITY);
        JsonNode reset = velocities.stream()
                .filter(record -> record.get("flags").toString().contains("RESET"))
                .findFirst()
                .orElseThrow();
        assertThat(seconds(reset)).isCloseTo(1.24, within(0.015));
        for (JsonNode after : velocities.subList(velocities.indexOf(reset), velocities.size())) {
            assertThat(after.get("value").asDouble()).as(after.toString()).isCloseTo(1, within(0.02));
        }
    }

    @Test
    void savedStateGoesOn() throws IOException {
        Heard whole = new Heard(ALL);
        Heard parts = new Heard(ALL);
        Random random = new Random(14);
        for (int k = 0; k < 600; k++) {
            double y = Math.sin(k * 0.03) + (k > 300 ? 2 : 0) + 0.01 * random.nextGaussian();
            whole.give("y", k * 10_000_000L, y);
            parts.give("y", k * 10_000_000L, y);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            parts.trackers.get("car/y").save(new DataOutputStream(bytes));
            Tracker loaded = new Tracker("car/y", parts.config.series().settingsFor("car/y"));
            loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            Tracker copy = new Tracker("car/y", loaded.settings());
            copy.copyFrom(loaded);
            parts.trackers.put("car/y", copy);
        }
        assertThat(whole.texts(Topic.EVENTS)).anyMatch(text -> text.contains("JUMP"));
        assertThat(parts.texts(Topic.EVENTS)).isEqualTo(whole.texts(Topic.EVENTS));
        assertThat(parts.texts(Topic.DERIVATIVES)).isEqualTo(whole.texts(Topic.DERIVATIVES));
    }

    @Test
    void plainSeriesHasACurvatureOnlyWhereItAsks() throws IOException {
        Heard none = new Heard("series: [{match: \"*\", method: \"local-polynomial(window=5, degree=2)\"}]");
        Heard second = new Heard("series: [{match: \"*\", unit: m, curvature: second-derivative,"
                + " method: \"local-polynomial(window=5, degree=2)\"}]");
        Heard graph = new Heard("series: [{match: \"*\", unit: m, curvature: \"graph(x=10s, y=5 km)\","
                + " method: \"local-polynomial(window=5, degree=2)\"}]");
        for (int k = 0; k < 6; k++) {
            for (Heard heard : List.of(none, second, graph)) {
                heard.give("y", k * Heard.SECOND, 100.0 * k * k);
            }
        }
        assertThat(none.texts(Topic.CURVATURE)).isEmpty();
        JsonNode bend = records(second, Topic.CURVATURE).get(5);
        assertThat(bend.get("value").asDouble()).isCloseTo(200, within(1e-6));
        assertThat(bend.get("unit").asText()).isEqualTo("m/s2");
        // at 5 s: y′ = 1000 m/s is a slope of 2 on paper, y″ = 200 m/s2 a bend of 4
        JsonNode drawn = records(graph, Topic.CURVATURE).get(5);
        assertThat(drawn.get("value").asDouble()).isCloseTo(4 / Math.pow(5, 1.5), within(1e-9));
        assertThat(drawn.get("unit").asText()).isEqualTo("1");
    }
}
