package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the status topic tells of limits that are learned, and of the tail behind an alert. */
class UsualLevelsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NOISE = 0.1;

    private static Heard heard(String quantity, String settings, String sink) {
        return new Heard(
                "series: [{match: \"*\", unit: m/s, order: 1, method: \"local-polynomial(window=5, degree=1)\"" + sink
                        + "}]\nalerts: [{alert: A, on: {series: \"*/speed\", quantity: " + quantity + "}, " + settings
                        + "}]\n");
    }

    private static void drive(Heard heard, long step, int to, IntToDoubleFunction speed) {
        Random random = new Random(1);
        for (int i = 0; i < to; i++) {
            heard.give("speed", i * step, speed.applyAsDouble(i) + NOISE * random.nextGaussian());
        }
    }

    private static double stop(int second) {
        return second < 2000 ? 20 : second < 2003 ? 20 - 6 * (second - 1999) : 2;
    }

    private static List<JsonNode> told(Heard heard, Topic topic, String field) throws IOException {
        List<JsonNode> told = new ArrayList<>();
        for (String text : heard.texts(topic)) {
            JsonNode record = JSON.readTree(text);
            if (field.isEmpty() || record.has(field)) {
                told.add(record);
            }
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource({
        "unusual, true, true",
        "unusual high, true, false",
        "unusual low, false, true",
        "abs unusual, true, false"
    })
    void aLimitIsToldWhileItIsLearnedAndWhenItMoves(String when, boolean hasAbove, boolean hasBelow)
            throws IOException {
        Heard heard = heard("acceleration", "when: " + when + ", false-alarms: 1/5e3 samples, learn: 600 samples", "");
        drive(heard, Heard.SECOND, 6000, i -> 20);
        List<JsonNode> levels = told(heard, Topic.STATUS, "usual");
        assertThat(levels).hasSizeBetween(20 + 16, 120); // a twentieth each of learning, each 300 s, and what moved
        double before = -1;
        for (JsonNode level : levels) {
            assertThat(level.get("alert").asText()).isEqualTo("A");
            assertThat(level.get("series").asText()).isEqualTo("car/speed");
            assertThat(level.get("accepted").asBoolean()).isTrue();
            assertThat(level.get("errors")).isEmpty();
            JsonNode usual = level.get("usual");
            assertThat(usual.get("quantity").asText()).isEqualTo("acceleration");
            assertThat(usual.get("unit").asText()).isEqualTo("m/s2");
            double learned = usual.get("learned").asDouble();
            assertThat(learned).isBetween(Math.max(0, before), 1.0);
            before = learned;
            assertThat(usual.get("above").isNumber() && !(hasAbove && learned == 1))
                    .isFalse();
            assertThat(usual.get("below").isNumber() && !(hasBelow && learned == 1))
                    .isFalse();
        }
        JsonNode last = levels.get(levels.size() - 1).get("usual");
        assertThat(last.get("above").isNumber()).isEqualTo(hasAbove);
        assertThat(last.get("below").isNumber()).isEqualTo(hasBelow);
        assertThat(Math.abs(last.get(hasAbove ? "above" : "below").asDouble()))
                .isBetween(0.05, 0.3); // noise of 0.1 m/s over five samples
    }

    /** At 10 Hz, with a context that changes all the time: once a second, and the limits of the place at hand. */
    @Test
    void aLimitIsToldAtMostOnceASecond() throws IOException {
        Heard heard = heard("value", "when: unusual, false-alarms: 1/5e3 samples, learn: 10 samples", "");
        drive(heard, Heard.SECOND / 10, 20_000, i -> 20 + 1e-3 * i);
        List<JsonNode> levels = told(heard, Topic.STATUS, "usual");
        assertThat(levels)
                .hasSizeBetween(50, 2_000)
                .extracting(level -> level.get("t").asText().substring(0, 19))
                .doesNotHaveDuplicates();
    }

    @Test
    void levelsAreInTheUnitsOfTheAlertsRecords() throws IOException {
        Heard heard = heard(
                "value", "when: unusual, false-alarms: 1/5e3 samples, learn: 600 samples", ", show-in: {speed: km/h}");
        drive(heard, Heard.SECOND, 2200, UsualLevelsTest::stop);
        JsonNode firing = told(heard, Topic.ALERTS, "").get(0);
        JsonNode level = told(heard, Topic.STATUS, "usual").stream()
                .filter(told -> told.get("t").asText().compareTo(firing.get("t").asText()) <= 0)
                .reduce((first, second) -> second)
                .orElseThrow()
                .get("usual");
        assertThat(level.get("unit")).isEqualTo(firing.get("unit"));
        double usual = firing.get("usual").asDouble();
        assertThat(level.get("below").asDouble()).isCloseTo(usual, within(0.02 * Math.abs(72 - usual) + 0.1));
    }

    @Test
    void anAlertHasItsTail() throws IOException {
        Heard heard = heard("acceleration", "when: unusual, false-alarms: 1/5e3 samples, learn: 600 samples", "");
        drive(heard, Heard.SECOND, 2200, UsualLevelsTest::stop);
        List<JsonNode> alerts = told(heard, Topic.ALERTS, "");
        List<JsonNode> tails = told(heard, Topic.STATUS, "tail");
        assertThat(alerts).hasSize(2);
        assertThat(tails).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(tails.get(i).get("since")).isEqualTo(alerts.get(i).get("since"));
            assertThat(tails.get(i).get("t")).isEqualTo(alerts.get(i).get("t"));
            JsonNode tail = tails.get(i).get("tail");
            assertThat(tail.get("unit")).isEqualTo(alerts.get(i).get("unit"));
            assertThat(tail.get("inSamples").asBoolean()).isTrue();
            assertThat(tail.get("every").asDouble()).isEqualTo(10_000); // of this side
            assertThat(tail.get("samples").asInt()).isBetween(1_800, 2_000);
            double usual = alerts.get(i).get("usual").asDouble();
            assertThat(tail.get("limit").asDouble()).isCloseTo(usual, within(1e-6));
            assertThat(tail.get("levels").get(23).asDouble()).isLessThan(usual);
            assertThat(tail.get("peakTimes")).hasSameSizeAs(tail.get("peaks")).hasSizeBetween(10, 128);
            assertThat(tail.get("alarms")).as("without the one that is told").isEmpty();
            double rarity = alerts.get(i).get("raritySamples").asDouble();
            double last = tail.get("times").get(23).asDouble();
            assertThat(last).isGreaterThanOrEqualTo(Math.min(2 * rarity, 30 * 10_000) * 0.999);
            assertThat(tails.get(i).toString()).hasSizeLessThan(6_000);
        }
    }

    /** The noise of a series is learned as its logarithm and shown as itself. */
    @Test
    void theTailOfANoiseIsOfTheNoise() throws IOException {
        Heard heard = heard(
                "noise",
                "when: unusual high, false-alarms: 1/5e3 samples, learn: 500 samples, memory: 1e5 samples",
                "");
        drive(heard, Heard.SECOND, 2100, i -> i < 2000 ? 20 : 20 + 3 * (i % 2));
        JsonNode firing = told(heard, Topic.ALERTS, "").get(0);
        JsonNode tail = told(heard, Topic.STATUS, "tail").get(0).get("tail");
        assertThat(tail.get("limit").asDouble()).isCloseTo(firing.get("usual").asDouble(), within(1e-6));
        assertThat(tail.get("peaks"))
                .allSatisfy(peak -> assertThat(peak.asDouble()).isBetween(NOISE, 0.5));
    }
}
