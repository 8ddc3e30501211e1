package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** A minute of an almost straight motorway, positions of an INS in space: almost no curvature, not noise. */
class StraightRoadTest {

    @Test
    void straightRoadHasNoCurvature() throws IOException {
        Replay replay = Replay.of(Replay.recording("comma2k19-rav4/pose.csv.gz"), """
                source:
                  format: csv
                  time: s
                  entity: rav4
                  fields: {time: t_s, value: [ecef_x_m, ecef_y_m, ecef_z_m]}
                series: [{match: "*", unit: m, method: "local-polynomial(span=2s, degree=3)", lag: 1s}]
                tracks: [{match: rav4, x: ecef_x_m, y: ecef_y_m, z: ecef_z_m, frame: metres}]
                """);
        List<JsonNode> points = replay.records(Topic.CURVATURE);
        assertThat(points.size()).isGreaterThan(1100);
        double most = 0;
        for (JsonNode point : points) {
            // the first second sees the road from one side only, and says nothing about it
            assertThat(point.get("value").isNull())
                    .as(point.toString())
                    .isEqualTo(point.get("flags").toString().contains("WARMUP"));
            most = Math.max(most, Math.abs(point.get("value").asDouble()));
        }
        assertThat(most).isLessThan(0.002);
    }
}
