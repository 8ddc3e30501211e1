package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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
        refuses("alerts: [{alert: A, on: {quantity: speed}, when: \"> 1\", confidence: 95}]", "from 0 to below 1");
        refuses(
                "alerts: [{alert: A, on: {quantity: d1}, when: \"> 1\"}, {alert: A, on: {quantity: d1}, when: \"> 2\"}]",
                "alert A is given twice");
    }

    @Test
    void controlMessageIsReadLikeTheFile() {
        ControlMessage good = ControlMessage.read(
                ("{\"id\":\"1\",\"alerts\":[{\"alert\":\"A\",\"on\":{\"series\":\"*\",\"quantity\":\"jerk\"},"
                                + "\"when\":\"abs > 5 m/s3\",\"labels\":{\"a\":\"b\"}}]}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(good.errors()).isEmpty();
        assertThat(good.id()).isEqualTo("1");
        assertThat(good.alerts().rules()).hasSize(1);
        ControlMessage none = ControlMessage.read("{\"id\":\"2\",\"alerts\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThat(none.isAccepted()).isTrue();
        ControlMessage wrong = ControlMessage.read("{\"alerts\":[{\"alert\":\"A\"}]}".getBytes(StandardCharsets.UTF_8));
        assertThat(wrong.isAccepted()).isFalse();
        assertThat(wrong.errors()).anyMatch(error -> error.contains("needs id"));
        assertThat(wrong.errors()).anyMatch(error -> error.contains("needs on.quantity"));
        assertThat(ControlMessage.read(new byte[0]).isAccepted()).isFalse();
        assertThat(ControlMessage.read("[1,".getBytes(StandardCharsets.UTF_8)).errors())
                .singleElement()
                .asString()
                .contains("not YAML");
    }
}
