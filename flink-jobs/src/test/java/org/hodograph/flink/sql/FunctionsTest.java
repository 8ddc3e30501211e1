package org.hodograph.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the functions say of rows that are as they should be, and of those that are not. */
class FunctionsTest {

    private static final String LINE = "`method` => 'local-polynomial(window=4, degree=1)'";

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static List<Row> answers(List<Row> rows, String arguments) throws Exception {
        SqlRun sql = new SqlRun();
        sql.telemetry("telemetry", rows, "0.001");
        return sql.rows(call(arguments));
    }

    private static String call(String arguments) {
        return "SELECT * FROM DERIVATIVES(input => TABLE telemetry PARTITION BY vehicle, on_time => DESCRIPTOR(ts), "
                + arguments + ")";
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(SqlRun.BEGIN_MILLIS + millis);
    }

    /** A straight line of 36 km/h each second, 10 samples a second: 10 m/s2. */
    private static List<Row> line(String vehicle, int from, int to) {
        List<Row> rows = new ArrayList<>();
        for (int k = from; k < to; k++) {
            rows.add(SqlRun.telemetry(vehicle, 100L * k, 3.6 * k, 100.0 - k));
        }
        return rows;
    }

    private static List<String> flags(Row row) {
        return Arrays.asList(row.<String[]>getFieldAs("flags"));
    }

    /** The call of the issue, with backticks round what Flink's parser reserves. */
    @Test
    void aSlopeIsFoundInEachColumn() throws Exception {
        List<Row> answers = answers(
                line("car", 0, 20),
                "`value` => DESCRIPTOR(speed, rpm), `method` => 'auto', `lag` => INTERVAL '0.25' SECOND,"
                        + " settings => MAP['order', '1', 'unit', 'km/h']");
        Row last = answers.get(answers.size() - 2);
        assertThat(last.getFieldNames(true))
                .containsExactlyInAnyOrder(
                        "vehicle", "series", "t", "value", "d1", "d2", "d3", "se0", "se1", "se2", "se3", "unit", "lag",
                        "n", "flags", "reason", "rowtime");
        assertThat(last.getField("vehicle")).isEqualTo("car");
        assertThat(last.getField("series")).isEqualTo("car/speed");
        assertThat(last.getField("t")).isEqualTo(at(1650));
        assertThat(last.getField("rowtime")).isEqualTo(at(1900));
        assertThat(last.getField("lag")).isEqualTo(0.25);
        assertThat(last.getField("unit")).isEqualTo("m/s");
        assertThat(last.<Double>getFieldAs("value")).isCloseTo(16.5, within(1e-9));
        assertThat(last.<Double>getFieldAs("d1")).isCloseTo(10, within(1e-9));
        Row other = answers.get(answers.size() - 1);
        assertThat(other.getField("series")).isEqualTo("car/rpm");
        assertThat(other.<Double>getFieldAs("d1")).isCloseTo(-10 / 3.6, within(1e-9));
    }

    /** NULL keys are a partition of their own; a NULL is no value and no row, unless absent says reject. */
    @Test
    void nullsAreStated() throws Exception {
        List<Row> rows = new ArrayList<>(line("car", 0, 2));
        rows.addAll(line(null, 0, 3));
        rows.add(SqlRun.telemetry("car", 200, null, 1.0));
        List<Row> answers = answers(rows, "signal => DESCRIPTOR(speed)");
        assertThat(answers)
                .extracting(row -> row.getField("series"))
                .containsExactly("car/speed", "car/speed", "NULL/speed", "NULL/speed", "NULL/speed");
        assertThat(answers).filteredOn(row -> row.getField("vehicle") == null).hasSize(3);

        List<Row> told = answers(rows, "signal => DESCRIPTOR(speed), settings => MAP['absent', 'reject']");
        Row last = told.get(told.size() - 1);
        assertThat(last.getField("reason")).isEqualTo("absent: NULL in speed");
        assertThat(last.getField("t")).isEqualTo(at(200));
        assertThat(last.getField("value")).isNull();
    }

    /** Flink makes watermarks of times before the function sees them; from Kafka it does so in the source, which passes NULL on. */
    @Test
    void aNullTimeEndsTheJobWhereWatermarksAreMadeBehindTheSource() {
        List<Row> rows = List.of(Row.of("car", null, 1.0, 1.0));
        assertThatThrownBy(() -> answers(rows, "signal => DESCRIPTOR(speed)"))
                .hasStackTraceContaining("RowTime field should not be null");
    }

    /** Late rows, numbers that are none and rows from the future are rows of their own; what they were stays behind. */
    @Test
    void whatTakesNoPartIsTold() throws Exception {
        List<Row> rows = new ArrayList<>(line("car", 0, 5));
        rows.add(SqlRun.telemetry("car", 150, 1.0, 1.0));
        rows.add(SqlRun.telemetry("car", 500, Double.POSITIVE_INFINITY, 1.0));
        rows.add(Row.of("car", Instant.parse("2199-01-01T00:00:00Z"), 1.0, 1.0));
        rows.add(SqlRun.telemetry("car", 400, 1.0, 1.0)); // twice: counted, not told
        rows.addAll(line("car", 5, 7));
        List<Row> answers = answers(rows, "signal => DESCRIPTOR(speed), " + LINE);
        List<Row> refused =
                answers.stream().filter(row -> row.getField("reason") != null).toList();
        assertThat(refused)
                .extracting(row -> row.<String>getFieldAs("reason").replaceAll("future: .* ahead", "future: … ahead"))
                .containsExactly(
                        "late: 250 ms behind the watermark of its series",
                        "not-a-number: Infinity",
                        "future: … ahead of the clock, allowed are 1h");
        assertThat(refused.get(0).getField("t")).isEqualTo(at(150));
        assertThat(refused.get(0).getField("rowtime")).isEqualTo(at(150));
        assertThat(answers).filteredOn(row -> row.getField("reason") == null).hasSize(7);
        assertThat(answers.get(answers.size() - 1).<Double>getFieldAs("d1")).isCloseTo(36, within(1e-9));
    }

    /** A clock in the future moves the watermark, and with it the end of everybody's silence. */
    @Test
    void aRowFromTheFutureEndsNothing() throws Exception {
        List<Row> rows = new ArrayList<>(line("car", 0, 10));
        rows.add(Row.of("other", Instant.parse("2199-01-01T00:00:00Z"), 1.0, 1.0));
        rows.addAll(line("car", 10, 20));
        List<Row> answers = answers(rows, "signal => DESCRIPTOR(speed), " + LINE);
        assertThat(answers).hasSize(21);
        Row last = answers.get(20);
        assertThat(flags(last)).isEmpty();
        assertThat(last.<Double>getFieldAs("d1")).isCloseTo(36, within(1e-9));
    }

    @Test
    void gapsAndSilenceAreFlags() throws Exception {
        List<Row> rows = new ArrayList<>(line("car", 0, 5));
        rows.addAll(line("other", 0, 60)); // its watermark tells that the first is silent
        rows.addAll(line("car", 60, 62));
        List<Row> answers = answers(
                rows,
                "signal => DESCRIPTOR(speed), " + LINE
                        + ", settings => MAP['gap', '2s', 'idle', '{after: 3s, then: hold}']");
        List<Row> car = answers.stream()
                .filter(row -> "car".equals(row.getField("vehicle")))
                .toList();
        assertThat(car).hasSize(5 + 1 + 2);
        Row idle = car.get(5);
        assertThat(flags(idle)).containsExactly("IDLE");
        assertThat(idle.getField("t")).isEqualTo(at(3400));
        assertThat(idle.<Double>getFieldAs("d1")).isCloseTo(36, within(1e-9));
        assertThat(flags(car.get(6))).contains("GAP");
        assertThat(flags(car.get(7))).doesNotContain("GAP");
        // at the end of the input nobody is silent
        assertThat(answers).filteredOn(row -> flags(row).contains("IDLE")).hasSize(1);
    }

    /** Event time goes on while a series is silent: after expire-after it begins anew. */
    @Test
    void stateOfASilentSeriesGoes() throws Exception {
        List<Row> rows = new ArrayList<>(line("car", 0, 10));
        rows.addAll(line("other", 0, 200));
        rows.addAll(line("car", 200, 201));
        List<Row> answers = answers(
                rows,
                "signal => DESCRIPTOR(speed), " + LINE
                        + ", settings => MAP['idle', '{after: 2s}', 'expire-after', '5s']");
        Row last = answers.get(answers.size() - 1);
        assertThat(last.getField("vehicle")).isEqualTo("car");
        assertThat(flags(last)).containsExactly("WARMUP");
        assertThat(last.getField("n")).isEqualTo(0);
    }

    /** What waits for order reaches the fit in order, the rest of it at the end. */
    @Test
    void rowsAreSorted() throws Exception {
        List<Row> rows = new ArrayList<>(line("car", 0, 20));
        Collections.swap(rows, 3, 5);
        Collections.swap(rows, 18, 19);
        String settings = ", settings => MAP['max-out-of-orderness', '300ms']";
        List<Row> answers = answers(rows, "signal => DESCRIPTOR(speed), " + LINE + settings);
        assertThat(answers).hasSize(20).allMatch(row -> row.getField("reason") == null);
        assertThat(answers)
                .isSortedAccordingTo((a, b) -> a.<Instant>getFieldAs("t").compareTo(b.getFieldAs("t")));
        assertThat(answers.get(19).<Double>getFieldAs("d1")).isCloseTo(36, within(1e-9));
        List<Row> drafts = answers(
                rows,
                "signal => DESCRIPTOR(speed), " + LINE
                        + ", settings => MAP['max-out-of-orderness', '300ms', 'emit', 'immediately']");
        assertThat(drafts).anyMatch(row -> flags(row).contains("PROVISIONAL"));
    }

    /** A number is a number, whatever its type; the instant is of the kind of the time column. */
    @Test
    void typesOfColumns() throws Exception {
        SqlRun sql = new SqlRun();
        sql.telemetry("rows_", line("car", 0, 10), "0.001");
        Table local = sql.tables().sqlQuery("SELECT CAST(ts AS TIMESTAMP(3)) AS ts, rpm FROM rows_");
        sql.tables()
                .createTemporaryView(
                        "local_",
                        sql.tables().toDataStream(local),
                        Schema.newBuilder()
                                .column("ts", "TIMESTAMP(3)")
                                .column("rpm", "DOUBLE")
                                .watermark("ts", "ts - INTERVAL '0.001' SECOND")
                                .build());
        sql.execute("""
                CREATE TEMPORARY VIEW telemetry AS SELECT 7 AS vehicle, CAST('x' AS BINARY(1)) AS depot, ts,
                  CAST(rpm AS TINYINT) AS a, CAST(rpm AS SMALLINT) AS b, CAST(rpm AS INT) AS c, CAST(rpm AS BIGINT) AS d,
                  CAST(rpm AS DECIMAL(12, 3)) AS e, CAST(rpm AS FLOAT) AS f FROM local_""");
        List<Row> answers = sql.rows(
                "SELECT * FROM DERIVATIVES(input => TABLE telemetry PARTITION BY (vehicle, depot), on_time => DESCRIPTOR(ts),"
                        + " signal => DESCRIPTOR(a, b, c, d, e, f), " + LINE + ")");
        List<Row> last = answers.subList(answers.size() - 6, answers.size());
        assertThat(last).allSatisfy(row -> {
            assertThat(row.<Double>getFieldAs("value")).isCloseTo(91, within(1e-9));
            assertThat(row.<Double>getFieldAs("d1")).isCloseTo(-10, within(1e-9));
            assertThat(row.getField("t")).isEqualTo(LocalDateTime.parse("2026-01-05T10:00:00.900"));
        });
        assertThat(last.get(4).<String>getFieldAs("series")).startsWith("7/").endsWith("/e");
    }

    /** Other functions go on with what comes out. */
    @Test
    void rowsGoOn() throws Exception {
        SqlRun sql = new SqlRun();
        sql.telemetry("telemetry", line("car", 0, 40), "0.001");
        List<Row> windows = sql.rows("""
                WITH slopes AS (%s)
                SELECT window_start, MAX(d1) AS d1 FROM TUMBLE(DATA => TABLE slopes, TIMECOL => DESCRIPTOR(rowtime), SIZE => INTERVAL '1' SECOND)
                WHERE d1 > 1 GROUP BY window_start, window_end""".formatted(call("signal => DESCRIPTOR(speed), " + LINE)));
        assertThat(windows).hasSize(4);
        List<Row> again = sql.rows("""
                WITH slopes AS (%s)
                SELECT * FROM DERIVATIVES(input => TABLE slopes PARTITION BY series, on_time => DESCRIPTOR(rowtime), signal => DESCRIPTOR(d1), %s, uid => 'second')""".formatted(call("signal => DESCRIPTOR(speed), uid => 'first', " + LINE), LINE));
        assertThat(again).hasSize(39); // the first sample has no slope
        assertThat(again.get(38).<Double>getFieldAs("d1")).isCloseTo(0, within(1e-9));
    }

    @Test
    void aCircleHasItsCurvature() throws Exception {
        SqlRun sql = new SqlRun();
        List<Row> circle = new ArrayList<>();
        for (int k = 0; k < 200; k++) {
            double angle = 0.2 * k * 0.1; // 50 m at 10 m/s
            circle.add(SqlRun.telemetry("car", 100L * k, 50 * Math.cos(angle), 50 * Math.sin(angle)));
        }
        sql.telemetry("telemetry", circle, "0.001");
        List<Row> answers = sql.rows(
                "SELECT * FROM CURVATURE(input => TABLE telemetry PARTITION BY vehicle, on_time => DESCRIPTOR(ts),"
                        + " x => DESCRIPTOR(speed), y => DESCRIPTOR(rpm),"
                        + " settings => MAP['frame', 'metres', 'method', 'local-polynomial(span=2s, degree=5)', 'lag', '1s'])");
        Row last = answers.get(answers.size() - 1);
        assertThat(last.<Double>getFieldAs("curvature")).isCloseTo(1 / 50.0, within(1e-5));
        assertThat(last.<Double>getFieldAs("speed")).isCloseTo(10, within(1e-3));
        assertThat(last.<Double>getFieldAs("lateral_acceleration")).isCloseTo(2, within(1e-3));
        assertThat(last.getField("z")).isNull();
        assertThat(last.getField("series")).isEqualTo("car");
    }

    @Test
    void unitsConvert() throws Exception {
        SqlRun sql = new SqlRun();
        Row row = sql.rows("""
                SELECT UNIT_CONVERT(36, 'km/h', 'm/s'), UNIT_CONVERT(CAST(20.0 AS DECIMAL(4, 1)), 'degC', 'K'), UNIT_CONVERT(1, 'kWh', 'MJ'),
                  UNIT_CONVERT(CAST(NULL AS DOUBLE), 'km/h', 'm/s'), UNIT_CONVERT(1, u, 'm/s'), UNIT_CONVERT(36, w, 'm/s')
                FROM (VALUES ('furlong per nothing', 'km/h')) AS v(u, w)""").get(0);
        assertThat(row).isEqualTo(Row.of(10.0, 293.15, 3.6, null, null, 10.0));
    }
}
