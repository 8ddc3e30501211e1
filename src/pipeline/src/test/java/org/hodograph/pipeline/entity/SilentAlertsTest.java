package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.config.ControlMessage;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** What alerts do while nothing is heard, and while nothing says how sure a number is. */
class SilentAlertsTest {

    private static List<String> states(Heard heard) {
        return heard.texts(Topic.ALERTS).stream()
                .map(text -> text.replaceAll(".*\"t\":\"1970-01-01T00:(.....).*\"state\":\"([a-z]+)\".*", "$2 $1"))
                .toList();
    }

    /** One number before a silence and one behind it are no 5 minutes of hot: nothing is known of the time between. */
    @Test
    void forDoesNotPassOverASilence() {
        Heard heard = new Heard("""
                series: [{match: "*", method: "local-polynomial(window=3, degree=1)"}]
                alerts: [{alert: Hot, on: {series: "*", quantity: value}, when: "> 80", for: 5min, confidence: 0}]
                """);
        for (int k = 0; k < 20; k++) {
            heard.give("temperature", k * Heard.SECOND, k < 18 ? 20 : 90);
        }
        for (int k = 900; k < 1300; k++) {
            heard.give("temperature", k * Heard.SECOND, 90);
        }
        assertThat(states(heard)).containsExactly("pending 00:19", "firing 20:00");
    }

    /** A sample that is lost is no silence. */
    @Test
    void forPassesOverALostSample() {
        Heard heard = new Heard("""
                series: [{match: "*", method: "local-polynomial(window=3, degree=1)"}]
                alerts: [{alert: Hot, on: {series: "*", quantity: value}, when: "> 80", for: 30s, confidence: 0}]
                """);
        for (int k = 0; k < 100; k++) {
            if (k % 9 > 2) {
                heard.give("temperature", k * Heard.SECOND, k < 30 ? 20 : 90);
            }
        }
        assertThat(states(heard)).contains("firing 01:00");
    }

    @Test
    void anAlertOnATrackHearsSilence() {
        for (String policy : List.of("keep", "resolve", "fire")) {
            Heard heard = new Heard("""
                    series: [{match: "*", method: "local-polynomial(window=5, degree=2)"}]
                    tracks: [{match: "*", x: x, y: y, frame: metres}]
                    alerts: [{alert: Fast, on: {series: "*", quantity: speed}, when: "> LEVEL m/s", no-data: POLICY, confidence: 0}]
                    """.replace("POLICY", policy).replace("LEVEL", policy.equals("fire") ? "99" : "5"));
            for (int k = 0; k < 20; k++) {
                heard.give("x", k * Heard.SECOND, 10 * k + 0.01 * (k % 3));
                heard.give("y", k * Heard.SECOND, 0.01 * (k % 2));
            }
            heard.tap.attend(heard.entity, heard.config.entities().alerts());
            heard.trackers.get("car/x").idle(120_000, heard.tap);
            heard.trackers.get("car/y").idle(120_000, heard.tap);
            List<String> states = states(heard);
            switch (policy) {
                case "keep" -> assertThat(states).hasSize(1).first().asString().startsWith("firing 00:");
                case "resolve" ->
                    assertThat(states).hasSize(2).last().asString().startsWith("resolved 02:");
                default -> assertThat(states).hasSize(1).first().asString().startsWith("firing 02:");
            }
        }
    }

    /** Four numbers and a cubic leave nothing to judge by. */
    @Test
    void aWindowWithoutDegreesOfFreedomIsNotSure() {
        String yaml = """
                series: [{match: "*", method: "local-polynomial(window=4, degree=3)"}]
                alerts: [{alert: Up, on: {series: "*", quantity: d1}, when: "> 0"CONFIDENCE}]
                """;
        Heard asked = new Heard(yaml.replace("CONFIDENCE", ""));
        Heard valued = new Heard(yaml.replace("CONFIDENCE", ", confidence: 0"));
        for (int k = 0; k < 20; k++) {
            asked.give("way", k * Heard.SECOND, k * k);
            valued.give("way", k * Heard.SECOND, k * k);
        }
        assertThat(asked.texts(Topic.ALERTS)).isEmpty();
        assertThat(asked.texts(Topic.STATUS)).singleElement().asString().contains("no standard error");
        assertThat(valued.texts(Topic.ALERTS)).isNotEmpty();
    }

    /** A control message takes the place of the alerts of the file; those of profiles stay. */
    @Test
    void profilesKeepTheirAlerts() {
        Heard heard = new Heard("""
                series: [{match: "*", unit: m/s}]
                profiles: [{profile: harsh-driving/gps-insight-light@1, speed: "*/speed"}]
                alerts: [{alert: Own, on: {series: "*/speed", quantity: velocity}, when: "> 1 m/s"}]
                """);
        AlertRules file = heard.config.entities().alerts();
        ControlMessage none = ControlMessage.read(
                "{id: a, alerts: []}".getBytes(java.nio.charset.StandardCharsets.UTF_8), file.ofProfiles());
        assertThat(none.alerts().rules()).isEqualTo(file.ofProfiles()).hasSize(2);
        ControlMessage same = ControlMessage.read(
                "{id: a, alerts: [{alert: harsh-driving/gps-insight-light@1/braking, on: {quantity: d1}, when: '> 1'}]}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                file.ofProfiles());
        assertThat(same.errors()).singleElement().asString().contains("is given twice");
    }
}
