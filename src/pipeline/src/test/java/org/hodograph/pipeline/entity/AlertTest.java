package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.alert.RefusalLines;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final String SERIES =
            "series: [{match: \"*\", unit: m/s, order: 1, method: \"local-polynomial(window=5, degree=1)\", gap: 5s}]\n";

    private static String rule(String settings) {
        return SERIES + "alerts: [{alert: A, on: {series: \"*/speed\", quantity: acceleration}, " + settings + "}]\n";
    }

    /** Each state with the second of its record. */
    private static List<String> changes(Heard heard) throws IOException {
        List<String> changes = new ArrayList<>();
        for (String text : heard.texts(Topic.ALERTS)) {
            JsonNode alert = new ObjectMapper().readTree(text);
            changes.add(alert.get("state").asText() + " "
                    + alert.get("t").asText().substring(14, 19).replace("Z", ""));
        }
        return changes;
    }

    /** Speeds whose slope over five samples is that of the given straight pieces, one sample a second. */
    private static void drive(Heard heard, int from, double... speeds) {
        for (int i = 0; i < speeds.length; i++) {
            heard.give("speed", (from + i) * Heard.SECOND, speeds[i]);
        }
    }

    private static Heard braking(String settings) {
        Heard heard = new Heard(rule(settings));
        drive(heard, 0, 20, 20, 20, 20, 20, 15, 10, 5, 0, -5, -5, -5, -5, -5, -5);
        return heard;
    }

    @Test
    void firesAndResolves() throws IOException {
        Heard heard = braking("when: \"< -4.4 m/s2\", confidence: 0, severity: critical, labels: {team: fleet}");
        assertThat(changes(heard)).containsExactly("firing 00:08", "resolved 00:10");
        JsonNode first = new ObjectMapper().readTree(heard.texts(Topic.ALERTS).get(0));
        assertThat(first.get("alert").asText()).isEqualTo("A");
        assertThat(first.get("series").asText()).isEqualTo("car/speed");
        assertThat(first.get("value").asDouble()).isLessThan(-4.4);
        assertThat(first.get("unit").asText()).isEqualTo("m/s2");
        assertThat(first.get("threshold").asDouble()).isEqualTo(-4.4);
        assertThat(first.get("severity").asText()).isEqualTo("critical");
        assertThat(first.get("labels").get("team").asText()).isEqualTo("fleet");
        assertThat(first.get("probability").asDouble()).isBetween(0.5, 1.0);
        assertThat(first.get("since")).isEqualTo(first.get("t"));
        assertThat(heard.messages.stream()
                        .filter(message -> message.topic() == Topic.ALERTS)
                        .map(message -> message.key())
                        .distinct())
                .containsExactly("A/car/speed");
    }

    @Test
    void releaseIsLaterThanTheThreshold() throws IOException {
        assertThat(changes(braking("when: \"< -4.4 m/s2\", release: \"> -1.6 m/s2\", confidence: 0")))
                .containsExactly("firing 00:08", "resolved 00:12");
    }

    @Test
    void conditionMustHoldForItsDuration() throws IOException {
        assertThat(changes(braking("when: \"< -3 m/s2\", for: 2s, confidence: 0")))
                .containsExactly("pending 00:07", "firing 00:09", "resolved 00:11");
        assertThat(changes(braking("when: \"< -3 m/s2\", for: 5s, confidence: 0")))
                .containsExactly("pending 00:07", "resolved 00:11");
    }

    @Test
    void firesOnAfterItsRelease() throws IOException {
        assertThat(changes(braking("when: \"< -4.4 m/s2\", keep-firing-for: 2s, confidence: 0")))
                .containsExactly("firing 00:08", "resolved 00:12");
    }

    /** The slope is surely beyond the threshold only once the line is straight. */
    @Test
    void confidenceWaitsForTheStandardError() throws IOException {
        for (String confidence : List.of("0", "0.99")) {
            Heard heard = new Heard(rule("when: \"< -3 m/s2\", confidence: " + confidence));
            drive(heard, 0, 20, 20.01, 20, 20.01, 20, 15.01, 10, 5.01, 0, -4.99, -5, -4.99);
            assertThat(changes(heard).get(0)).isEqualTo(confidence.equals("0") ? "firing 00:07" : "firing 00:08");
        }
    }

    @Test
    void thresholdMayBeInAnotherUnit() throws IOException {
        assertThat(changes(braking("when: \"< -0.45 g\", confidence: 0")))
                .isEqualTo(changes(braking("when: \"< -4.4129925 m/s2\", confidence: 0")));
    }

    /** A threshold of another kind never applies; that is told once per rule, unit and entity, also past a saved state. */
    @Test
    void thresholdOfAnotherKindOfUnitIsToldOnce() throws IOException {
        Heard heard = new Heard("alerts: [{alert: Fast, on: {series: \"*\", quantity: value}, when: \"> 1 m/s\"}]");
        for (int second = 0; second < 40; second++) {
            if (second == 20) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                heard.entity.save(new DataOutputStream(bytes));
                heard.entity = new Entity("car", heard.config.entities());
                heard.entity.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            }
            heard.give("speed", second * Heard.SECOND, 20, "km/h");
            heard.give("length", second * Heard.SECOND, 7, "m");
            heard.give("height", second * Heard.SECOND, 8, "m");
            heard.give("mass", second * Heard.SECOND, 900, "kg");
        }
        assertThat(heard.texts(Topic.STATUS))
                .containsExactly(
                        "{\"alert\":\"Fast\",\"series\":\"car/length\",\"t\":\"1970-01-01T00:00:02Z\",\"accepted\":false,"
                                + "\"errors\":[\"unit: value of this series is in m, so it can't be compared with m/s\"]}",
                        "{\"alert\":\"Fast\",\"series\":\"car/mass\",\"t\":\"1970-01-01T00:00:02Z\",\"accepted\":false,"
                                + "\"errors\":[\"unit: value of this series is in kg, so it can't be compared with m/s\"]}");
        assertThat(heard.texts(Topic.ALERTS)).singleElement().asString().contains("car/speed", "firing");
    }

    @Test
    void refusalsAreLinesOncePerAlertAndCause() {
        List<String> lines = new ArrayList<>();
        RefusalLines out = new RefusalLines(lines::add);
        for (int i = 0; i < 200; i++) {
            out.refused(new Refusal(null, "A", "car-" + i + "/speed", i, "unit: not this one"));
            out.refused(new Refusal("p@1", "B" + i, "car/speed", i, "too slow: " + i));
        }
        assertThat(lines).hasSize(50).startsWith("alert A says nothing about car-0/speed: unit: not this one");
    }

    @Test
    void gapStartsTheDurationAnew() throws IOException {
        Heard heard = new Heard(rule("when: \"< -3 m/s2\", for: 4s, confidence: 0"));
        drive(heard, 0, 100, 95, 90, 85); // pending since 1
        drive(heard, 10, 80, 75, 70, 65, 60, 55);
        assertThat(changes(heard)).containsExactly("pending 00:01", "firing 00:15");
    }

    @Test
    void silenceIsNoData() throws IOException {
        for (String policy : List.of("keep", "resolve", "fire")) {
            Heard heard = new Heard(rule("when: \"< -4.4 m/s2\", confidence: 0, no-data: " + policy));
            if (!policy.equals("fire")) {
                drive(heard, 0, 20, 15, 10, 5);
            } else {
                drive(heard, 0, 20, 20, 20, 20);
            }
            heard.tap.attend(heard.entity, heard.config.entities().alerts());
            heard.trackers.get("car/speed").idle(60_000, heard.tap);
            List<String> expected = switch (policy) {
                case "keep" -> List.of("firing 00:01");
                case "resolve" -> List.of("firing 00:01", "resolved 01:00");
                default -> List.of("firing 01:00");
            };
            assertThat(changes(heard)).as(policy).isEqualTo(expected);
        }
    }

    /** A rule that stays goes on; one that changed or went ends what it had raised. */
    @Test
    void replacedRulesKeepWhatTheyShare() throws IOException {
        String both = SERIES
                + "alerts: [{alert: A, on: {series: \"*\", quantity: acceleration}, when: \"< -4\", confidence: 0}, "
                + "{alert: B, on: {series: \"*\", quantity: acceleration}, when: \"< -3\", confidence: 0}]\n";
        Heard heard = new Heard(both);
        drive(heard, 0, 20, 15, 10, 5);
        assertThat(changes(heard)).containsExactly("firing 00:01", "firing 00:01");
        String changed = both.replace("< -3", "< -2");
        heard.tap.attend(
                heard.entity, JobConfigFile.parse(changed, "test").entities().alerts());
        heard.trackers
                .get("car/speed")
                .accept(
                        new Sample(
                                "car/speed", 4 * Heard.SECOND, 0, null, new SourceRecord("in", 0, 0, -1, new byte[0])),
                        4000,
                        heard.tap);
        assertThat(changes(heard)).containsExactly("firing 00:01", "firing 00:01", "resolved 00:03", "firing 00:04");
    }

    @Test
    void savedStateGoesOn() throws IOException {
        String yaml = rule("when: \"< -3 m/s2\", release: \"> -1 m/s2\", for: 2s, keep-firing-for: 2s");
        long seed = 31;
        Random random = new Random(seed);
        double[] speeds = new double[400];
        for (int i = 1; i < speeds.length; i++) {
            speeds[i] = speeds[i - 1] + 6 * Math.sin(i * 0.3) + random.nextGaussian();
        }
        Heard expected = new Heard(yaml);
        drive(expected, 0, speeds);
        Heard heard = new Heard(yaml);
        for (int i = 0; i < speeds.length; i++) {
            heard.give("speed", i * Heard.SECOND, speeds[i]);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            heard.entity.save(new DataOutputStream(bytes));
            heard.entity = new Entity("car", heard.config.entities());
            heard.entity.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            heard.entity = heard.entity.copy();
        }
        assertThat(expected.texts(Topic.ALERTS)).as("seed %d", seed).hasSizeGreaterThan(30);
        assertThat(heard.texts(Topic.ALERTS)).isEqualTo(expected.texts(Topic.ALERTS));
    }

    /** On pure noise a rule with confidence 0.95 fires no oftener than its confidence says. */
    @Test
    void confidenceIsWhatItSays() {
        long seed = 95;
        Random random = new Random(seed);
        int windows = 4000;
        int raised = 0;
        for (int window = 0; window < windows; window++) {
            Heard fresh = new Heard("""
                    series: [{match: "*", method: "local-polynomial(window=11, degree=1)", lag: 10 samples}]
                    alerts: [{alert: A, on: {series: "*", quantity: d1}, when: "> 0", confidence: 0.95}]
                    """);
            for (int k = 0; k < 11; k++) {
                fresh.give("noise", k * Heard.SECOND, random.nextGaussian());
            }
            raised += fresh.texts(Topic.ALERTS).size();
        }
        // binomial: 0.05 ± 4 · sqrt(0.05 · 0.95 / 4000)
        assertThat(raised / (double) windows).as("seed %d", seed).isBetween(0.036, 0.064);
    }

    /** Harsh braking ends in a standstill by nature, where there is no acceleration any more to release it. */
    @Test
    void standingEndsAnAlertOnTheWayThere() {
        Heard heard = new Heard("""
                series: [{match: "*", method: "local-polynomial(span=500ms, degree=2)"}]
                tracks: [{match: "*", x: x, y: y, frame: metres, min-speed: 2 m/s}]
                alerts: [{alert: Brakes, on: {series: "*", quantity: longitudinal-acceleration}, when: "< -4.4 m/s2"}]
                """);
        for (int k = 0; k < 200; k++) {
            double t = Math.min(Math.max(0, k / 10.0 - 5), 20 / 6.0); // of braking
            heard.give("x", k * Heard.SECOND / 10, 20 * Math.min(5, k / 10.0) + 20 * t - 3 * t * t);
            heard.give("y", k * Heard.SECOND / 10, 0);
        }
        assertThat(heard.texts(Topic.ALERTS)).hasSize(2).last().asString().contains("\"resolved\"");
    }

    /** A number that repeats has a standard error of 0, which says nothing: the alert waits, and says so once. */
    @Test
    void aValueThatRepeatsIsNotSure() {
        String yaml = """
                series: [{match: "*", method: "local-polynomial(window=5, degree=1)"}]
                alerts: [{alert: Open, on: {series: "*", quantity: value}, when: ">= 1", confidence: 0.99}]
                """;
        Heard asked = new Heard(yaml);
        Heard valued = new Heard(yaml.replace("0.99", "0"));
        for (int k = 0; k < 40; k++) {
            asked.give("door", k * Heard.SECOND, k % 20 < 10 ? 0 : 1);
            valued.give("door", k * Heard.SECOND, k % 20 < 10 ? 0 : 1);
        }
        assertThat(asked.texts(Topic.STATUS))
                .singleElement()
                .asString()
                .contains("no standard error", "a standard error of 0", "confidence 0.99", "confidence: 0 lets");
        assertThat(asked.texts(Topic.ALERTS)).noneMatch(text -> text.contains("\"probability\":null"));
        assertThat(valued.texts(Topic.STATUS)).isEmpty();
        assertThat(valued.texts(Topic.ALERTS)).anyMatch(text -> text.contains("\"firing\""));
    }

    /** A method without standard errors can't be surer than asked; without a confidence the value decides. */
    @Test
    void methodWithoutStandardErrorsIsToldOnce() {
        String yaml = """
                series: [{match: "*", method: "finite-difference(points=3)"}]
                alerts: [{alert: Fast, on: {series: "*", quantity: d1}, when: "> 1"CONFIDENCE}]
                """;
        Heard asked = new Heard(yaml.replace("CONFIDENCE", ""));
        Heard valued = new Heard(yaml.replace("CONFIDENCE", ", confidence: 0"));
        for (int k = 0; k < 40; k++) {
            asked.give("way", k * Heard.SECOND, k * k);
            valued.give("way", k * Heard.SECOND, k * k);
        }
        assertThat(asked.texts(Topic.ALERTS)).isEmpty();
        assertThat(asked.texts(Topic.STATUS)).singleElement().asString().contains("with none, so confidence 0.95");
        assertThat(valued.texts(Topic.ALERTS)).singleElement().asString().contains("\"firing\"");
        assertThat(valued.texts(Topic.STATUS)).isEmpty();
    }

    /** Windows of white noise: a magnitude is beyond a small level no oftener than either side is at its confidence. */
    @Test
    void magnitudesOfNoiseAreNotSure() {
        long seed = 55;
        Random random = new Random(seed);
        int windows = 2000;
        int raised = 0;
        for (int window = 0; window < windows; window++) {
            Heard fresh = new Heard("""
                    series: [{match: "*", method: "local-polynomial(window=11, degree=1)", lag: 10 samples}]
                    alerts: [{alert: A, on: {series: "*", quantity: d1}, when: "abs > 5.5"}]
                    """);
            for (int k = 0; k < 11; k++) {
                fresh.give("noise", k * Heard.SECOND / 10, 40 * random.nextGaussian());
            }
            raised += fresh.texts(Topic.ALERTS).size();
        }
        // one-sided 0.05 at either side of 0, less at 5.5; binomial: 4 · sqrt(0.1 · 0.9 / 2000) = 0.027
        assertThat(raised / (double) windows).as("seed %d", seed).isBetween(0.03, 0.127);
    }

    /** 10 Hz bursts of 30 a minute apart: across the gaps little is known, and nothing is alarming. */
    @Test
    void burstsRaiseNoFalseAlarms() {
        for (String method : List.of("kalman", "local-polynomial(span=2s, degree=2)")) {
            Random random = new Random(30);
            Heard heard = new Heard("series: [{match: \"*\", method: \"" + method + "\"}]\n"
                    + "alerts: [{alert: Impossible, on: {series: \"*\", quantity: d1}, when: \"abs > 1000\"}]\n");
            for (int k = 0; k < 3000; k++) {
                double t = k / 30 * 60 + k % 30 * 0.1;
                heard.give("speed", Math.round(t * Heard.SECOND), 100 * Math.sin(t / 3) + 0.5 * random.nextGaussian());
            }
            assertThat(heard.texts(Topic.ALERTS)).as(method).isEmpty();
        }
    }
}
