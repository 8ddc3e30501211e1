package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.track.TrackRule;
import org.junit.jupiter.api.Test;

class TracksAndAlertsTest {

    private static EntityRules read(String yaml) {
        return JobConfigFile.parse(yaml, "job.yaml").entities();
    }

    private static void refuses(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessageContainingAll(parts);
    }

    /** The state of a rule is found by the rule: one that is given twice would be read twice. */
    @Test
    void aPairGivenTwiceIsOne() {
        String pair = "{name: s, of: a, by: b}";
        assertThat(JobConfigFile.parse("sensitivities: [" + pair + ", " + pair + "]", "test")
                        .entities()
                        .pairs())
                .hasSize(1);
    }

    @Test
    void defaultsAreThoseOfTheDesign() {
        TrackRule track = read("tracks: [{x: longitude, y: latitude}]").tracks().get(0);
        assertThat(track)
                .isEqualTo(new TrackRule(
                        "*", "longitude", "latitude", null, TrackRule.Frame.WGS84, TrackRule.Axes.ISO8855, 0.5));
        AlertRule alert = read("alerts: [{alert: A, on: {series: s, quantity: acceleration}, when: \"< -0.5 g\"}]")
                .alerts()
                .rules()
                .get(0);
        assertThat(alert.quantity()).isEqualTo(Quantity.ACCELERATION);
        assertThat(alert.when().level()).isEqualTo(-4.903325);
        assertThat(alert.when().unit()).isEqualTo("m/s2");
        assertThat(alert.confidence()).isEqualTo(0.95);
        assertThat(alert.noData()).isEqualTo(AlertRule.NoData.KEEP);
        assertThat(alert.severity()).isEqualTo("warning");
    }

    @Test
    void everyFaultHasItsPlace() {
        refuses("tracks: [{x: longitude}]", "job.yaml:1:10", "a track needs x and y");
        refuses("tracks:\n  - x: a\n    y: b\n    frame: wsg84", "job.yaml:4:12", "did you mean wgs84");
        refuses("tracks: [{x: a, y: b, min-speed: 1 kg}]", "must be a speed such as 0.5 m/s");
        refuses("alerts: [{alert: A, on: {quantity: speed}, when: fast}]", "a threshold is a comparison", "\"fast\"");
        refuses("alerts: [{on: {quantity: speed}, when: \"> 1\"}]", "an alert needs a name");
        refuses("alerts: [{alert: A, on: {quantity: sped}, when: \"> 1\"}]", "did you mean speed");
        refuses(
                "alerts: [{alert: A, on: {quantity: speed}, when: \"> 1 m/s\", release: \"> 0.5 m/s\"}]",
                "release must look the other way");
        refuses(
                "alerts: [{alert: A, on: {quantity: speed}, when: \"> 1 m/s\", release: \"< 0.5 m\"}]",
                "when and release must have one unit");
        refuses(
                "alerts: [{alert: A, on: {quantity: d1}, when: \"> 3 m/s2\", release: \"< 5 m/s2\"}]",
                "release < 5.0 m/s2 must not hold where when > 3.0 m/s2 does");
        refuses(
                "alerts: [{alert: A, on: {quantity: d1}, when: \"< -3\", release: \"> -5\"}]",
                "release > -5.0 must not hold where when < -3.0 does");
        refuses(
                "alerts: [{alert: A, on: {quantity: d1}, when: \"abs > 5\", release: \"< 4\"}]",
                "must both compare magnitudes");
        refuses("alerts: [{alert: A, on: {quantity: speed}, when: \"> 1\", confidence: 95}]", "from 0 to below 1");
        refuses(
                "alerts: [{alert: A, on: {quantity: d1}, when: \"> 1\"}, {alert: A, on: {quantity: d1}, when: \"> 2\"}]",
                "alert A is given twice");
    }

    /** What the configuration shows can never apply is a fault; where samples may still tell, it is none. */
    @Test
    void alertThatCanNeverApplyIsAFault() {
        String speed = "series: [{match: \"*/rpm\", unit: 1/min}, {match: \"*/speed\", unit: km/h, order: 1}]\n";
        String alert = "alerts: [{alert: A, on: {series: \"%s\", quantity: %s}, when: \"> 1 %s\"}]";
        refuses(
                speed + String.format(alert, "*/speed", "acceleration", "m/s"),
                "job.yaml:2:10: alert A can never apply: acceleration of */speed is in m/s2, so when can't be in m/s");
        refuses(speed + String.format(alert, "car/speed", "jerk", "kg"), "jerk of car/speed is in m/s3");
        refuses(
                speed.replace("order: 1", "order: 2") + String.format(alert, "*/speed", "velocity", "m/s"),
                "there is no velocity of */speed, which has order 2");
        refuses(String.format(alert, "*", "curvature", "m/s"), "curvature is in 1/m, so when can't be in m/s");
        refuses(String.format(alert, "*", "curvature", "1/m"), "a quantity of a track, and tracks has none of *");
        refuses(
                "profiles: [{profile: harsh-driving/digital-matter@1, track: \"*\"}]",
                "is to look at the track of *, but tracks has none of it");
        refuses(String.format(alert, "*", "jerk", "rad/s2"), "jerk of * is in rad/s3, so when can't be in rad/s2");
        refuses(String.format(alert, "*", "velocity", "m"), "velocity of * is in m/s, so when can't be in m");
        // a speed that is not declared as one: its first derivative is its velocity, like any other's
        read("series: [{match: \"*\", unit: km/h}]\n" + String.format(alert, "*", "velocity", "m/s2"));
        read(String.format(alert, "*", "acceleration", "m/s3"));
        read(speed + String.format(alert, "*", "acceleration", "m/s2"));
        read(speed + String.format(alert, "*", "acceleration", "kg")); // another series may be in kg/s2
        read(speed + String.format(alert, "*/speed", "acceleration", "g"));
        read("tracks: [{match: \"car*\", x: a, y: b}]\n" + String.format(alert, "*-1", "yaw-rate", "deg/s"));
    }

    @Test
    void patternsOverlapWhereTheyShareAName() {
        for (String[] both : new String[][] {
            {"*", "a"}, {"a*", "*b"}, {"*/speed", "car/*"}, {"", "*"}, {"a*c", "ab*"}, {"**", ""}, {"x*y*z", "xyz"}
        }) {
            assertThat(NamePattern.overlap(both[0], both[1]))
                    .as("%s %s", both[0], both[1])
                    .isTrue();
            assertThat(NamePattern.overlap(both[1], both[0]))
                    .as("%s %s", both[1], both[0])
                    .isTrue();
        }
        for (String[] both : new String[][] {
            {"a", "b"}, {"a*", "b*"}, {"*/speed", "*/rpm"}, {"", "a"}, {"a*c", "*d"}, {"x*y*z", "xz"}
        }) {
            assertThat(NamePattern.overlap(both[0], both[1]))
                    .as("%s %s", both[0], both[1])
                    .isFalse();
            assertThat(NamePattern.overlap(both[1], both[0]))
                    .as("%s %s", both[1], both[0])
                    .isFalse();
        }
    }

    @Test
    void controlMessageIsReadLikeTheFile() {
        ControlMessage good = ControlMessage.read(
                ("{\"id\":\"1\",\"alerts\":[{\"alert\":\"A\",\"on\":{\"series\":\"*\",\"quantity\":\"jerk\"},"
                                + "\"when\":\"abs > 5 m/s3\",\"labels\":{\"a\":\"b\"}}]}")
                        .getBytes(StandardCharsets.UTF_8),
                List.of());
        assertThat(good.errors()).isEmpty();
        assertThat(good.id()).isEqualTo("1");
        assertThat(good.alerts().rules()).hasSize(1);
        ControlMessage none =
                ControlMessage.read("{\"id\":\"2\",\"alerts\":[]}".getBytes(StandardCharsets.UTF_8), List.of());
        assertThat(none.isAccepted()).isTrue();
        ControlMessage wrong =
                ControlMessage.read("{\"alerts\":[{\"alert\":\"A\"}]}".getBytes(StandardCharsets.UTF_8), List.of());
        assertThat(wrong.isAccepted()).isFalse();
        assertThat(wrong.errors()).anyMatch(error -> error.contains("needs id"));
        assertThat(wrong.errors()).anyMatch(error -> error.contains("needs on.quantity"));
        assertThat(ControlMessage.read(new byte[0], List.of()).isAccepted()).isFalse();
        assertThat(ControlMessage.read("[1,".getBytes(StandardCharsets.UTF_8), List.of())
                        .errors())
                .singleElement()
                .asString()
                .contains("not YAML");
    }
}
