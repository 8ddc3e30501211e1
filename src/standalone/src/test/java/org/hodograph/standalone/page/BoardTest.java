package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.util.Fields;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** What the board keeps, and how much of it. */
class BoardTest {

    private static final JobConfig JOB = JobConfigFile.parse("source: {topics: [telemetry]}", "test");

    private final Board board = new Board(JOB, "test");

    static byte[] derivatives(String series, long millis, double value) {
        return ("{\"series\":\"" + series + "\",\"t\":\"" + java.time.Instant.ofEpochMilli(millis) + "\",\"value\":"
                        + value
                        + ",\"d1\":1.5,\"d2\":null,\"d3\":null,\"se\":[0.1,0.2,null,null],\"unit\":\"m\",\"lag\":0.25,\"n\":21,"
                        + "\"span\":2.0,\"rev\":0,\"method\":\"local-polynomial@1\",\"flags\":[\"WARMUP\",\"GAP\"]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aRecordIsReadAsItIsOnTheWire() {
        board.message(Topic.DERIVATIVES, derivatives("car-1/position", 1_000, 12.25));

        SeriesView view = board.series("car-1/position");
        assertThat(view.newest[0]).isEqualTo(12.25);
        assertThat(view.newest[1]).isEqualTo(1.5);
        assertThat(view.newest[2]).isNaN();
        assertThat(view.newest[5]).isEqualTo(0.1);
        assertThat(view.unit(1)).isEqualTo("m/s");
        assertThat(view.flags).isEqualTo(3);
        assertThat(view.rows.nanos(0)).isEqualTo(1_000_000_000L);
    }

    @Test
    void aRevisionTakesThePlaceOfWhatItRevises() {
        board.message(Topic.DERIVATIVES, derivatives("a", 1_000, 1));
        board.message(Topic.DERIVATIVES, derivatives("a", 2_000, 2));
        board.message(Topic.DERIVATIVES, derivatives("a", 1_000, 3));

        Ring rows = board.series("a").rows;
        assertThat(rows.end()).isEqualTo(2);
        assertThat(rows.cell(0, 0)).isEqualTo(3);
    }

    @Test
    void whatIsNoRecordIsCounted() {
        board.message(Topic.DERIVATIVES, "{\"series\":".getBytes(StandardCharsets.UTF_8));
        board.message(Topic.DERIVATIVES, "{}".getBytes(StandardCharsets.UTF_8));
        board.message(Topic.ALERTS, "[1]".getBytes(StandardCharsets.UTF_8));

        assertThat(board.unreadable()).isEqualTo(3);
    }

    @Test
    void memoryIsBoundedWhateverTheNumberOfSeries() {
        for (int i = 0; i < 30_000; i++) {
            board.message(Topic.DERIVATIVES, derivatives("series-" + i, 1_000 + i, i));
        }

        assertThat(board.roomUsed()).isLessThanOrEqualTo(48L << 20);
        assertThat(board.views()).hasSize(20_000);
        SeriesView last = board.series("series-19999");
        assertThat(last.rows).isNull();
        assertThat(last.newest[0]).isEqualTo(19_999);

        board.shown(last);
        for (int i = 0; i < 3_000; i++) {
            board.message(Topic.DERIVATIVES, derivatives("series-19999", 100_000 + i, i));
        }
        assertThat(last.rows.end() - last.rows.begin()).isEqualTo(3_000);
    }

    @Test
    void seriesAreSearchedAndTheWorstComeFirst() {
        for (int i = 0; i < 50; i++) {
            board.message(Topic.DERIVATIVES, derivatives("car-" + i + "/speed", 1_000, i));
        }
        board.message(
                Topic.ALERTS,
                ("{\"alert\":\"Fast\",\"series\":\"car-31/speed\",\"t\":\"1970-01-01T00:00:01Z\",\"state\":\"firing\","
                                + "\"value\":31,\"se\":1,\"unit\":\"m/s\",\"probability\":0.99,\"threshold\":30,\"severity\":\"warning\","
                                + "\"labels\":{},\"since\":\"1970-01-01T00:00:01Z\"}")
                        .getBytes(StandardCharsets.UTF_8));

        String all = list("limit", "3");
        assertThat(all).contains("\"total\":50", "\"found\":50");
        assertThat(all.indexOf("car-31/speed")).isLessThan(all.indexOf("car-0/speed"));
        assertThat(list("q", "CAR-4 speed")).contains("\"found\":11");
    }

    private String list(String name, String value) {
        Fields query = new Fields();
        query.add(name, value);
        return new String(new Answers(board).get("/series", query), StandardCharsets.UTF_8);
    }
}
