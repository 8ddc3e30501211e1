package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** A car whose odometer counts 0.73 of the way: the cross-check finds that; its fuel per distance is a car's. */
class WrongOdometerTest {

    private static final String YAML = """
            source: {format: openxc, entity: ford}
            series:
              - {match: "*/fine_odometer_since_restart", unit: km, method: "local-polynomial(span=4s, degree=2)", lag: 2s}
              - {match: "*/vehicle_speed", unit: km/h, order: 1, method: "local-polynomial(span=4s, degree=2)", lag: 2s}
              - {match: "*/fuel_consumed_since_restart", unit: L, method: "local-polynomial(span=10s, degree=2)", lag: 5s}
            cross-checks: [{derivative: vehicle_speed, of: fine_odometer_since_restart, window: 60s}]
            sensitivities: [{name: fuel, of: fuel_consumed_since_restart, by: fine_odometer_since_restart, window: 60s}]
            """;

    @Test
    void crossCheckFindsTheScale() throws IOException {
        Replay replay = Replay.of(Replay.recording("openxc-mpg-drive/drivingnew.trace"), YAML);
        List<JsonNode> verdicts = replay.records(Topic.EVENTS).stream()
                .filter(event -> event.has("scale"))
                .toList();
        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.get("event").asText()).isEqualTo("DISAGREEMENT");
            assertThat(verdict.get("series").asText()).isEqualTo("ford/fine_odometer_since_restart");
            assertThat(verdict.get("with").asText()).isEqualTo("ford/vehicle_speed");
            assertThat(verdict.get("scale").asDouble()).isCloseTo(0.73, within(0.015));
            assertThat(verdict.get("confidence").asDouble()).isGreaterThan(0.999);
            assertThat(Math.abs(verdict.get("delay").asDouble())).isLessThan(0.5);
        });
    }

    @Test
    void fuelPerDistanceIsThatOfACar() throws IOException {
        Replay replay = Replay.of(Replay.recording("openxc-mpg-drive/drivingnew.trace"), YAML);
        List<JsonNode> fuel = replay.records(Topic.SENSITIVITY);
        assertThat(fuel.size()).isGreaterThan(500);
        JsonNode last = fuel.get(fuel.size() - 1);
        assertThat(last.get("unit").asText()).isEqualTo("m2");
        // m3/m · 1e8 is L/100 km
        assertThat(last.get("value").asDouble() * 1e8).isBetween(5.0, 30.0);
        assertThat(last.get("elasticity").asDouble()).isBetween(0.0, 2.0);
        assertThat(fuel)
                .as("standing still there is nothing to divide by")
                .anyMatch(point -> point.get("flags").toString().contains("NOT_IDENTIFIABLE")
                        && point.get("value").isNull());
    }
}
