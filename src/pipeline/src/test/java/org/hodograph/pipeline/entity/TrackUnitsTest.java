package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** A track shown in other units is the same track. */
class TrackUnitsTest {

    private static final String RULES = """
            series: [{match: "*", unit: m, method: "local-polynomial(span=1s, degree=2)", lag: 500ms}]
            tracks: [{match: "*", x: x, y: y, frame: metres}]
            alerts: [{alert: Fast, on: {series: "*", quantity: speed}, when: "> 15 m/s", confidence: 0}]
            """;

    private static Heard circle(String yaml) {
        Heard heard = new Heard(yaml);
        for (int k = 0; k < 50; k++) {
            double angle = 0.04 * k; // 20 m/s on a radius of 50 m
            heard.give("x", k * Heard.SECOND / 10, 50 * Math.sin(angle));
            heard.give("y", k * Heard.SECOND / 10, 50 - 50 * Math.cos(angle));
        }
        return heard;
    }

    private static JsonNode last(Heard heard, Topic topic) throws Exception {
        List<String> texts = heard.texts(topic);
        return new ObjectMapper().readTree(texts.get(texts.size() - 1));
    }

    private static void same(JsonNode shown, JsonNode si, double factor) {
        assertThat(shown.asDouble())
                .isCloseTo(si.asDouble() * factor, within(1e-12 * Math.abs(si.asDouble() * factor)));
    }

    @Test
    void numbersConvertAndTheRecordNamesTheirUnits() throws Exception {
        Heard plain = circle(RULES);
        Heard other = circle(
                RULES
                        + "sink: {show-in: {speed: km/h, acceleration: g, angle: deg, angular-speed: deg/s, length: km, curvature: 1/km}}\n");
        JsonNode si = last(plain, Topic.TRACK);
        JsonNode shown = last(other, Topic.TRACK);
        double degree = 180 / Math.PI;
        same(shown.get("speed"), si.get("speed"), 3.6);
        same(shown.get("course"), si.get("course"), degree);
        same(shown.get("yawRate"), si.get("yawRate"), degree);
        same(shown.get("lateralAcceleration"), si.get("lateralAcceleration"), 1 / 9.80665);
        same(shown.get("curvature"), si.get("curvature"), 1000);
        same(shown.get("pathLength"), si.get("pathLength"), 0.001);
        same(shown.get("x"), si.get("x"), 0.001);
        same(shown.get("se").get("speed"), si.get("se").get("speed"), 3.6);
        same(shown.get("se").get("y"), si.get("se").get("y"), 0.001);
        assertThat(si.has("units")).isFalse();
        assertThat(shown.get("units"))
                .hasToString("{\"x\":\"km\",\"y\":\"km\",\"speed\":\"km/h\",\"course\":\"deg\","
                        + "\"yawRate\":\"deg/s\",\"longitudinalAcceleration\":\"g\",\"lateralAcceleration\":\"g\","
                        + "\"curvature\":\"1/km\",\"pathLength\":\"km\"}");
        assertThat(last(other, Topic.CURVATURE).get("unit").asText()).isEqualTo("1/km");
        same(
                last(other, Topic.CURVATURE).get("value"),
                last(plain, Topic.CURVATURE).get("value"),
                1000);
        assertThat(last(other, Topic.ALERTS).get("unit").asText()).isEqualTo("km/h");
        same(last(other, Topic.ALERTS).get("value"), last(plain, Topic.ALERTS).get("value"), 3.6);
        assertThat(last(other, Topic.ALERTS).get("threshold").asDouble()).isEqualTo(54);
        assertThat(last(other, Topic.VELOCITY).get("unit").asText()).isEqualTo("km/h");
    }

    /** A unit that is not known is told once, whatever the number of series; the values stay as they are. */
    @Test
    void anUnknownUnitIsToldOnce() {
        Heard heard = new Heard("series: [{match: '*', method: 'local-polynomial(window=3, degree=1)'}]");
        for (int k = 0; k < 3; k++) {
            heard.give("a", k * Heard.SECOND, 7, "kmh/hh");
            heard.give("b", k * Heard.SECOND, 7, "kmh/hh");
            heard.give("c", k * Heard.SECOND, 7, "sacks of rice");
            heard.give("d", k * Heard.SECOND, 7, "kts");
        }
        assertThat(heard.texts(Topic.STATUS))
                .containsExactly(
                        "{\"unit\":\"kmh/hh\",\"series\":\"car/a\",\"t\":\"1970-01-01T00:00:00Z\",\"accepted\":false,"
                                + "\"errors\":[\"unit: \\\"kmh/hh\\\" is not known, so values stay as they are, did you mean kmh/h?\"]}",
                        "{\"unit\":\"sacks of rice\",\"series\":\"car/c\",\"t\":\"1970-01-01T00:00:00Z\",\"accepted\":false,"
                                + "\"errors\":[\"unit: \\\"sacks of rice\\\" is not known, so values stay as they are\"]}");
        assertThat(heard.texts(Topic.DERIVATIVES).get(0))
                .contains("\"value\":null,")
                .contains("\"unit\":\"kmh/hh\"");
    }
}
