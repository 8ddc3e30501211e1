package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the file shows can't hold is told by --check. */
class RulesThatCannotHoldTest {

    private static final String PROFILE = "profiles: [{profile: harsh-driving/digital-matter@1, speed: \"*/speed\"}]\n";

    private static JobConfig read(String yaml) {
        return JobConfigFile.parse(yaml, "job.yaml");
    }

    private static void refuses(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void ofAProfileUnderAPattern() {
        refuses(
                "series: [{match: \"*\", unit: km}]\n" + PROFILE,
                "job.yaml:2:12",
                "alert harsh-driving/digital-matter@1/braking can never apply: acceleration of */speed is in m/s, so when"
                        + " can't be in m/s2");
        read("series: [{match: \"*/speed\", unit: km/h}]\n" + PROFILE);
        read("series: [{match: \"car-1/*\", unit: km}, {match: \"*\", unit: km/h}]\n" + PROFILE);
        read(PROFILE);
    }

    @Test
    void ofARuleUnderTheFilterOfAProfile() {
        String alert = "alerts: [{alert: A, on: {series: \"*/speed\", quantity: %s}, when: \"> 1\"}]";
        read("series: [{match: \"*\", order: 2}]\n" + PROFILE
                + String.format(alert, "velocity")); // of order 1 under it
        refuses(
                "series: [{match: \"*\", unit: m/s}]\n" + PROFILE.replace("*/speed", "*d")
                        + String.format(alert, "value").replace("> 1", "> 1 K"),
                "value of */speed is in m/s, so when can't be in K");
        read(PROFILE.replace("*/speed", "car/*") + String.format(alert, "velocity"));
    }

    @Test
    void ofTwoProfilesOnOneSeries() {
        refuses(
                PROFILE.replace("}]", "}, {profile: harsh-driving/gps-insight-light@1, speed: \"car/*\"}]"),
                "job.yaml:1:73",
                "profile harsh-driving/gps-insight-light@1 looks at car/*, profile harsh-driving/digital-matter@1 at */speed",
                "the filter of one only");
        read(PROFILE.replace("}]", "}, {profile: harsh-driving/gps-insight-light@1, speed: \"*/gps-speed\"}]"));
        refuses(
                PROFILE.replace("}]", "}, {profile: harsh-driving/digital-matter@1, speed: \"*/v\"}]"),
                "profile harsh-driving/digital-matter@1 is given twice for one signal");
    }

    /** A state can't hold more; a checkpoint would fail, hours later. */
    @Test
    void ofTextsThatAreTooLong() {
        String alert = "{alert: A, on: {series: s, quantity: d1}, when: \"> 1\", labels: {note: \"" + "x".repeat(70_000)
                + "\"}}";
        refuses("alerts: [" + alert + "]", "an alert has texts of at most 5000 characters, but one of 70000");
        assertThat(ControlMessage.read(
                                ("{id: a, alerts: [" + alert + "]}").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.util.List.of())
                        .errors())
                .singleElement()
                .asString()
                .contains("at most 5000 characters");
        refuses("tracks: [{x: " + "x".repeat(70_000) + ", y: y}]", "a track has texts of at most");
        refuses(
                "cross-checks: [{derivative: " + "x".repeat(70_000) + ", of: y}]",
                "a cross-check has texts of at most");
        refuses(
                "sensitivities: [{name: " + "x".repeat(70_000) + ", of: y, by: z}]",
                "a sensitivity has texts of at most");
        refuses(
                "profiles: [{profile: harsh-driving/digital-matter@1, speed: s, severity: " + "x".repeat(70_000) + "}]",
                "an alert has texts of at most");
    }
}
