package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** Records that come in other units than SI: tracks are drawn in SI, limits in the units of their series. */
class ShownUnitsTest {

    private static final JobConfig JOB = JobConfigFile.parse("""
            source: {topics: [telemetry]}
            series: [{match: "*/speed", unit: m/s, order: 1}]
            tracks: [{match: "car-*", x: x, y: y, frame: metres, axes: sae-j670}]
            alerts:
              - {alert: Braking, on: {series: "*/speed", quantity: acceleration}, when: "< -4.903325 m/s2", release: "> -0.25 g"}
              - {alert: Cornering, on: {series: "car-*", quantity: lateral-acceleration}, when: "abs > 0.5 g"}
            sink: {show-in: {speed: km/h, acceleration: g, angle: deg, length: km}}
            """, "shown");

    private final Board board = new Board(JOB, "test");

    private void message(Topic topic, String record) {
        board.message(topic, record.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonRecord about(Board board, SeriesView view) throws Exception {
        return JsonRecord.read(News.about(board, view));
    }

    @Test
    void aTrackIsKeptInSi() {
        message(Topic.TRACK, """
                {"series":"car-1","t":"2026-01-05T10:00:00Z","x":1.5,"y":-0.25,"speed":36,"longitudinalAcceleration":-0.5,
                "lateralAcceleration":0.25,"curvature":0.01,"course":90,"yawRate":0.1,"pathLength":2,
                "se":{"speed":3.6,"lateralAcceleration":0.1,"curvature":0.001},"lag":0.5,"flags":[]}""");
        double[] row = board.track("car-1").newest;
        assertThat(row[Columns.TRACK.of("x")]).isEqualTo(1_500);
        assertThat(row[Columns.TRACK.of("y")]).isEqualTo(-250);
        assertThat(row[Columns.TRACK.of("speed")]).isCloseTo(10, within(1e-12));
        assertThat(row[Columns.TRACK.of("speedSe")]).isCloseTo(1, within(1e-12));
        assertThat(row[Columns.TRACK.of("longitudinalAcceleration")]).isCloseTo(-4.903325, within(1e-12));
        assertThat(row[Columns.TRACK.of("lateralAccelerationSe")]).isCloseTo(0.980665, within(1e-12));
        assertThat(row[Columns.TRACK.of("course")]).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(row[Columns.TRACK.of("curvature")]).as("not named: SI").isEqualTo(0.01);
        assertThat(row[Columns.TRACK.of("lag")]).isEqualTo(0.5);
    }

    @Test
    void limitsAreInTheUnitsOfTheirRows() throws Exception {
        message(Topic.DERIVATIVES, """
                {"series":"car-1/speed","t":"2026-01-05T10:00:00Z","value":36,"d1":-0.4,"d2":null,"d3":null,
                "se":[0.1,0.01,null,null],"unit":"km/h","units":["km/h","g","m/s3","m/s4"],"lag":0,"n":9,"span":1,"rev":0,
                "method":"auto@3","flags":[]}""");
        String series = new String(News.about(board, board.series("car-1/speed")), StandardCharsets.UTF_8);
        assertThat(series).contains("\"level\":-0.5,", "\"release\":-0.25}").doesNotContain("Cornering");
        message(Topic.TRACK, "{\"series\":\"car-1\",\"t\":\"2026-01-05T10:00:00Z\",\"x\":0,\"y\":0,\"flags\":[]}");
        String track = new String(News.about(board, board.track("car-1")), StandardCharsets.UTF_8);
        assertThat(track).contains("\"level\":4.903325,").doesNotContain("Braking");
    }

    /** So that the page draws the circle on the side where it is. */
    @Test
    void theSideOfPositiveTurnsIsTold() throws Exception {
        message(Topic.TRACK, "{\"series\":\"car-1\",\"t\":\"2026-01-05T10:00:00Z\",\"x\":0,\"y\":0,\"flags\":[]}");
        message(Topic.TRACK, "{\"series\":\"van\",\"t\":\"2026-01-05T10:00:00Z\",\"x\":0,\"y\":0,\"flags\":[]}");
        assertThat(about(board, board.track("car-1")).fields()).containsEntry("rightIsPositive", true);
        assertThat(about(board, board.track("van")).fields()).containsEntry("rightIsPositive", false);
    }
}
