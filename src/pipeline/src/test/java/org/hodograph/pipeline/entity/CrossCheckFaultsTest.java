package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** What is wrong with a speed sensor beside its scale: it is off, or it is stuck. */
class CrossCheckFaultsTest {

    private static List<JsonNode> verdicts(DoubleUnaryOperator truth, DoubleUnaryOperator told) throws IOException {
        Heard heard = new Heard("""
                series: [{match: "*", method: "local-polynomial(span=3s, degree=2)", lag: 1500ms}]
                cross-checks: [{derivative: speed, of: odometer, window: 60s}]
                """);
        Random random = new Random(8);
        double way = 0;
        for (int k = 0; k < 1800; k++) {
            double t = k / 10.0;
            way += truth.applyAsDouble(t) / 10;
            heard.give("odometer", k * Heard.SECOND / 10, way + 0.01 * random.nextGaussian());
            heard.give("speed", k * Heard.SECOND / 10, told.applyAsDouble(t) + 0.02 * random.nextGaussian());
        }
        List<JsonNode> verdicts = new ArrayList<>();
        for (String text : heard.texts(Topic.EVENTS)) {
            verdicts.add(new ObjectMapper().readTree(text));
        }
        return verdicts;
    }

    private static double city(double t) {
        return 12 + 6 * Math.sin(0.2 * t);
    }

    @Test
    void agreementStaysOne() throws IOException {
        List<JsonNode> verdicts = verdicts(CrossCheckFaultsTest::city, CrossCheckFaultsTest::city);
        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.get("event").asText()).isEqualTo("AGREEMENT");
            assertThat(verdict.get("offset").asDouble()).isBetween(-0.1, 0.1);
        });
    }

    @Test
    void anOffsetIsSeen() throws IOException {
        List<JsonNode> verdicts = verdicts(CrossCheckFaultsTest::city, t -> city(t) + 3);
        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.get("event").asText()).isEqualTo("DISAGREEMENT");
            assertThat(verdict.get("offset").asDouble()).isBetween(-3.1, -2.9);
            assertThat(verdict.get("scale").asDouble()).isBetween(0.97, 1.03);
            assertThat(verdict.get("confidence").asDouble()).isGreaterThan(0.99);
        });
        assertThat(verdicts(t -> 20, t -> 23)).singleElement().satisfies(verdict -> {
            assertThat(verdict.get("event").asText()).isEqualTo("DISAGREEMENT");
            assertThat(verdict.get("scale").isNull()).isTrue();
        });
        assertThat(verdicts(t -> 20, t -> 20))
                .as("nothing moves, nothing is wrong")
                .isEmpty();
    }

    @Test
    void aStuckSensorIsSeen() throws IOException {
        List<JsonNode> verdicts = verdicts(CrossCheckFaultsTest::city, t -> t < 70 ? city(t) : city(70));
        assertThat(verdicts)
                .extracting(verdict -> verdict.get("event").asText())
                .containsExactly("AGREEMENT", "DISAGREEMENT");
        assertThat(verdicts(CrossCheckFaultsTest::city, t -> 12))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.get("event").asText()).isEqualTo("DISAGREEMENT"));
    }
}
