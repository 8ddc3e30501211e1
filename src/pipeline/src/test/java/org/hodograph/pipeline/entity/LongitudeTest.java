package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A track across the antimeridian needs no setting. */
class LongitudeTest {

    private static final String YAML = """
            series: [{match: "*"UNIT, method: "local-polynomial(window=7, degree=2)", lag: 3 samples}]
            tracks: [{match: "*", x: longitude, y: latitude}]
            """;

    @ParameterizedTest
    @CsvSource({"'', 1", "', unit: deg', 1", "', unit: rad', 0.017453292519943295"})
    void theSpeedIsTheSameAcrossTheAntimeridian(String unit, double scale) throws IOException {
        Heard there = drive(YAML.replace("UNIT", unit), 179.99, scale);
        Heard here = drive(YAML.replace("UNIT", unit), 10, scale);
        for (int k = 0; k < here.texts(Topic.TRACK).size(); k++) {
            JsonNode crossing =
                    new ObjectMapper().readTree(there.texts(Topic.TRACK).get(k));
            JsonNode plain = new ObjectMapper().readTree(here.texts(Topic.TRACK).get(k));
            for (String field : new String[] {"x", "y", "speed", "course", "longitudinalAcceleration"}) {
                assertThat(crossing.get(field).asDouble())
                        .as("%s, point %d", field, k)
                        .isCloseTo(plain.get(field).asDouble(), within(1e-3));
            }
        }
        double half = 180 * (unit.isEmpty() ? 1 : Math.PI / 180);
        assertThat(there.texts(Topic.DERIVATIVES)).allSatisfy(text -> {
            JsonNode answer = new ObjectMapper().readTree(text);
            if (!answer.get("value").isNull()) {
                assertThat(answer.get("value").asDouble()).isBetween(-half, half);
            }
        });
        assertThat(there.texts(Topic.TRACK)).hasSizeGreaterThan(90);
    }

    private static Heard drive(String yaml, double from, double scale) {
        Heard heard = new Heard(yaml);
        for (int k = 0; k < 100; k++) {
            double longitude = from + 0.0003 * k;
            heard.give("longitude", k * Heard.SECOND, (longitude > 180 ? longitude - 360 : longitude) * scale);
            heard.give("latitude", k * Heard.SECOND, (-17 + 0.0001 * k) * scale);
        }
        return heard;
    }

    /** Where nothing turns, records are what a gauge's are, and a state that was saved of one goes on. */
    @Test
    void aLongitudeThatDoesNotTurnIsAGauge() {
        String yaml = YAML.replace("UNIT", "");
        assertThat(drive(yaml, 10, 1).texts(Topic.DERIVATIVES))
                .isEqualTo(
                        drive(yaml.substring(0, yaml.indexOf("tracks")), 10, 1).texts(Topic.DERIVATIVES));
    }
}
