package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.Fields;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** What the page keeps of what alerts have learned, and what it sends of that. */
class LearnedTest {

    private static final JobConfig JOB = JobConfigFile.parse("""
            source: {topics: [telemetry]}
            series: [{match: "*", unit: m}]
            tracks: [{match: "car", x: x, y: y, frame: metres}]
            alerts:
              - {alert: Odd, on: {series: "*/x", quantity: velocity}, when: unusual high, false-alarms: 1/day, learn: 2h}
              - {alert: Bend, on: {series: car, quantity: curvature}, when: abs unusual, context: "speed:2 m/s"}
            """, "test");

    private final Board board = new Board(JOB, "test");
    private final Answers answers = new Answers(board);

    private void status(String alert, String series, long second, String rest) {
        board.message(
                Topic.STATUS,
                ("{\"alert\":\"" + alert + "\",\"series\":\"" + series + "\",\"t\":\"" + Instant.ofEpochSecond(second)
                                + "\",\"accepted\":true,\"errors\":[]," + rest + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void level(String series, long second, String quantity, Object learned, Object above, String unit) {
        status(
                "A",
                series,
                second,
                "\"usual\":{\"quantity\":\"" + quantity + "\",\"learned\":" + learned + ",\"below\":null,\"above\":"
                        + above + ",\"unit\":\"" + unit + "\"}");
    }

    private JsonRecord get(String path, String... query) throws Exception {
        Fields fields = new Fields();
        for (int i = 0; i < query.length; i += 2) {
            fields.put(query[i], query[i + 1]);
        }
        return JsonRecord.read(answers.get(path, fields));
    }

    @Test
    void aLimitIsOfItsSeriesOrTrackWithItsHistory() {
        level("car/x", 10, "velocity", 0.5, null, "m/s");
        level("car/x", 20, "velocity", 1.0, 7, "m/s");
        level("car", 20, "curvature", 1.0, 20, "1/km");

        List<Levels.Level> levels = board.series("car/x").levels.between(-1, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(levels).extracting(Levels.Level::learned).containsExactly(0.5, 1.0);
        assertThat(levels.get(0).above()).isNaN();
        assertThat(levels.get(1).above()).isEqualTo(7);
        List<Levels.Level> ofTrack = board.track("car").levels.between(-1, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(ofTrack)
                .singleElement()
                .satisfies(level ->
                        assertThat(level.above()).as("rows of tracks are in SI").isCloseTo(0.02, within(1e-12)));
        assertThat(board.reasons()).isEmpty();
        assertThat(board.unreadable()).isZero();
    }

    @Test
    void ofAStretchOfTimeTheLimitsThatHoldInItAreSent() {
        for (int second = 0; second < 100; second += 10) {
            level("car/x", second, "velocity", 1.0, second, "m/s");
        }
        Levels levels = board.series("car/x").levels;
        assertThat(levels.between(-1, 35_000_000_000L, 60_000_000_000L))
                .extracting(Levels.Level::above)
                .containsExactly(30.0, 40.0, 50.0, 60.0);
        assertThat(levels.between(levels.newest() - 2, Long.MIN_VALUE, Long.MAX_VALUE))
                .as("only what is new")
                .extracting(Levels.Level::above)
                .containsExactly(80.0, 90.0);
        level("car/x", 50, "velocity", 0.2, null, "m/s"); // a job that begins again behind a savepoint
        assertThat(levels.between(-1, 35_000_000_000L, Long.MAX_VALUE))
                .extracting(Levels.Level::learned)
                .containsExactly(1.0, 1.0, 0.2);
    }

    @Test
    void historiesHaveABound() {
        for (int second = 0; second < 1_000; second++) {
            level("car/x", second, "velocity", 1.0, second, "m/s");
        }
        List<Levels.Level> alone = board.series("car/x").levels.between(-1, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(alone).hasSize(400);
        assertThat(alone.get(399).above()).isEqualTo(999);
        for (int i = 0; i < 2_000; i++) {
            for (int second = 0; second < 60; second++) {
                level("car-" + i + "/x", second, "velocity", 1.0, second, "m/s");
            }
        }
        assertThat(board.series("car-1999/x").levels.between(-1, Long.MIN_VALUE, Long.MAX_VALUE))
                .hasSize(100_000 / 2_001);
    }

    @Test
    void anAlertHasItsTailAsItWasWritten() throws Exception {
        String since = "1970-01-01T00:00:10Z";
        board.message(
                Topic.ALERTS,
                ("{\"alert\":\"Odd\",\"series\":\"car/x\",\"t\":\"" + since
                                + "\",\"state\":\"firing\",\"value\":9,\"se\":0.1,\"unit\":\"m/s\",\"threshold\":7,\"since\":\""
                                + since + "\",\"usual\":7,\"rarity\":86400,\"peak\":9.5}")
                        .getBytes(StandardCharsets.UTF_8));
        AlertBook.Entry entry = board.alerts().all(0).get(0);
        assertThat(get("/tail", "id", "" + entry.id).object("tail")).isNull();
        status("Odd", "car/x", 10, "\"since\":\"" + since + "\",\"tail\":{\"every\":86400}");
        assertThat(get("/tail", "id", "" + entry.id).object("tail").number("every"))
                .isEqualTo(86_400);
        assertThatThrownBy(() -> get("/tail", "id", "99")).hasMessageContaining("no such alert");
        JsonRecord told = JsonRecord.read(Frames.json(json -> News.alert(json, entry)));
        assertThat(told.number("usual")).isEqualTo(7);
        assertThat(told.number("rarity")).isEqualTo(86_400);
        assertThat(told.number("peak")).isEqualTo(9.5);

        for (int i = 0; i < 600; i++) { // newer ones take its place
            status("Odd", "car-" + i + "/x", 10, "\"since\":\"" + since + "\",\"tail\":{}");
        }
        assertThat(get("/tail", "id", "" + entry.id).object("tail")).isNull();
    }

    @Test
    void thePageIsToldWhatLearns() throws Exception {
        level("car/x", 10, "velocity", 0.5, null, "m/s");
        level("car", 10, "curvature", 0.5, null, "1/m");
        Map<?, ?> odd =
                (Map<?, ?>) ((List<?>) get("/about", "key", "s:car/x").fields().get("limits")).get(0);
        assertThat(odd.get("alert")).isEqualTo("Odd");
        assertThat(odd.get("order")).isEqualTo(1.0);
        assertThat(odd.get("learns")).isEqualTo("2h");
        assertThat(odd.get("every")).isEqualTo("1d");
        assertThat(odd.get("magnitude")).isEqualTo(false);
        Map<?, ?> bend =
                (Map<?, ?>) ((List<?>) get("/about", "key", "t:car").fields().get("limits")).get(0);
        assertThat(bend.get("quantity")).isEqualTo("curvature");
        assertThat(bend.get("magnitude")).isEqualTo(true);
        assertThat(bend.get("context")).isEqualTo("speed:2 m/s");
    }
}
