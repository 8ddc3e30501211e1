package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** A rocket whose barometer drops by 600 m for two samples at 29.6 s, at apogee: one launch, and that is the launch. */
class OutlierIsNoLaunchTest {

    @Test
    void outlierIsNoLaunch() throws IOException {
        Replay replay = Replay.of(
                Replay.recording("rocket-prometheus/2022-06-24-serial-5115-flight-0001-TeleMetrum.csv.gz"), """
                source:
                  format: csv
                  time: s
                  entity: rocket
                  csv: {comment: ""}
                  fields: {time: time, value: height}
                series:
                  - {match: "*", unit: m, method: "robust(local-polynomial(span=2s, degree=2))", lag: 1s}
                alerts:
                  - alert: Launch
                    on: {series: "*", quantity: velocity}
                    when: "> 50 m/s"
                    release: "< 20 m/s"
                """);
        List<JsonNode> alerts = replay.records(Topic.ALERTS);
        assertThat(alerts).extracting(alert -> alert.get("state").asText()).containsExactly("firing", "resolved");
        assertThat(seconds(alerts.get(0))).isBetween(0.0, 2.0);
        assertThat(seconds(alerts.get(1))).as("before the outlier").isBetween(20.0, 29.0);
    }

    private static double seconds(JsonNode alert) {
        return Instant.parse(alert.get("t").asText()).toEpochMilli() / 1000.0;
    }
}
