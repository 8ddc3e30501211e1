package org.hodograph.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Expressions;
import org.apache.flink.table.api.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a wrong call is told, before any job begins. */
class PlanningTest {

    private static SqlRun sql;

    @BeforeAll
    static void begin() {
        sql = new SqlRun();
        sql.telemetry("telemetry", List.of(SqlRun.telemetry("a", 0, 1.0, 1.0)), "1");
        sql.execute("CREATE TEMPORARY VIEW named AS SELECT vehicle, ts, speed, vehicle AS name FROM telemetry");
        sql.execute("CREATE TEMPORARY VIEW updating AS "
                + "SELECT vehicle, MAX(ts) AS ts, AVG(speed) AS speed FROM telemetry GROUP BY vehicle");
    }

    /** The innermost cause, which is what the SQL client shows. */
    private static String told(String statement) {
        Throwable thrown = catchThrowable(() -> sql.tables().explainSql(statement));
        assertThat(thrown).as(statement).isNotNull();
        while (thrown.getCause() != null && !(thrown.getCause() instanceof IllegalArgumentException)) {
            thrown = thrown.getCause();
        }
        return thrown.getMessage();
    }

    private static String derivatives(String arguments) {
        return "SELECT * FROM DERIVATIVES(input => TABLE named PARTITION BY vehicle, on_time => DESCRIPTOR(ts), "
                + arguments + ")";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signal => DESCRIPTOR(sped) | signal: there is no column sped, did you mean speed? (columns: vehicle, ts, speed, name)",
                "`value` => DESCRIPTOR(name) | value: column name must be a number, but is STRING",
                "signal => DESCRIPTOR(ts) | signal: column ts must be a number, but is TIMESTAMP_LTZ(3) *ROWTIME*",
                "signal => DESCRIPTOR(speed, speed) | signal: column speed is named twice",
                "`method` => 'auto' | signal: a column is needed, as in signal => DESCRIPTOR(speed), or in `value`, which is the same",
                "`value` => DESCRIPTOR(speed), signal => DESCRIPTOR(speed) | signal: a column is needed, as in signal => DESCRIPTOR(speed), or in `value`, which is the same",
                "signal => DESCRIPTOR(speed), `method` => 'splin' | method: unknown method \"splin\", did you mean spline?",
                "signal => DESCRIPTOR(speed), `method` => 'spline(smothing=1)' | method: spline: unknown setting \"smothing\", did you mean smoothing?",
                "signal => DESCRIPTOR(speed), `method` => 'local-polynomial(window=5)', `lag` => INTERVAL '1' SECOND, settings => MAP['method', 'auto'] | method is given twice: as an argument and in the settings",
                "signal => DESCRIPTOR(speed), `lag` => INTERVAL '-1' SECOND | lag must not be negative, but is -1000 ms",
                "signal => DESCRIPTOR(speed), `method` => 'local-polynomial(span=1s, degree=1)', `lag` => INTERVAL '2' SECOND | lag must be below the window of local-polynomial(span=1s, degree=1), but is 2s",
                "signal => DESCRIPTOR(speed), settings => MAP['oder', '1'] | unknown key oder, did you mean order? (valid here: ",
                "signal => DESCRIPTOR(speed), settings => MAP['order', '4'] | order: must be a whole number from 0 to 3, but is \"4\"",
                "signal => DESCRIPTOR(speed), settings => MAP['unit', 'kmh/hh'] | unit: \"kmh/hh\" is not known, did you mean kmh/h? Leave it out",
                "signal => DESCRIPTOR(speed), settings => MAP['max-out-of-orderness', '1 parsec'] | max-out-of-orderness: ",
                "signal => DESCRIPTOR(speed), settings => MAP['order', CAST(NULL AS STRING)] | settings: order must be a text, but is NULL",
                "signal => DESCRIPTOR(speed), `method` => UPPER('auto') | the arguments must be written out",
            })
    void wrongArgumentsAreTold(String arguments, String message) {
        assertThat(told(derivatives(arguments))).startsWith(message);
    }

    @Test
    void theTableIsLookedAtToo() {
        assertThat(
                        told(
                                "SELECT * FROM DERIVATIVES(input => TABLE telemetry, on_time => DESCRIPTOR(ts), signal => DESCRIPTOR(speed))"))
                .isEqualTo("Table argument 'input' requires a PARTITION BY clause for parallel processing.");
        assertThat(
                        told(
                                "SELECT * FROM DERIVATIVES(input => TABLE telemetry PARTITION BY vehicle, signal => DESCRIPTOR(speed))"))
                .startsWith(
                        "Table argument 'input' requires a time attribute. Please provide one using the implicit `on_time` argument.");
        assertThat(
                        told(
                                "SELECT * FROM DERIVATIVES(input => TABLE telemetry PARTITION BY vehicle, on_time => DESCRIPTOR(tz), signal => DESCRIPTOR(speed))"))
                .isEqualTo("on_time: there is no column tz, did you mean ts? (columns: vehicle, ts, speed, rpm)");
        assertThat(
                        told(
                                "SELECT * FROM DERIVATIVES(input => TABLE telemetry PARTITION BY vehicle ORDER BY ts, on_time => DESCRIPTOR(ts), signal => DESCRIPTOR(speed))"))
                .startsWith("input: leave ORDER BY out: with it rows behind the watermark vanish without a trace;");
        assertThat(
                        told(
                                "SELECT * FROM DERIVATIVES(input => TABLE updating PARTITION BY vehicle, on_time => DESCRIPTOR(ts), signal => DESCRIPTOR(speed))"))
                .contains("doesn't support consuming update");
        assertThat(
                        told(
                                "SELECT * FROM DERIVATIVES(input => 1, signal => DESCRIPTOR(speed), on_time => DESCRIPTOR(ts))"))
                .contains("input");
    }

    @Test
    void aPathNeedsItsCoordinates() {
        String call =
                "SELECT * FROM CURVATURE(input => TABLE telemetry PARTITION BY vehicle, on_time => DESCRIPTOR(ts), ";
        assertThat(told(call + "x => DESCRIPTOR(speed), y => DESCRIPTOR(speed))"))
                .isEqualTo("x, y and z must be different signals, but are speed, speed");
        assertThat(told(call + "x => DESCRIPTOR(speed, rpm), y => DESCRIPTOR(rpm))"))
                .isEqualTo("x: one column is needed, but there are 2");
        assertThat(told(call + "x => DESCRIPTOR(speed), y => DESCRIPTOR(rpm), settings => MAP['frame', 'metre'])"))
                .contains("did you mean metres");
        assertThat(told(call
                        + "x => DESCRIPTOR(speed), y => DESCRIPTOR(rpm), settings => MAP['show-in', '{speed: km/h}'])"))
                .startsWith("settings: show-in is of DERIVATIVES");
        assertThat(told(call + "x => DESCRIPTOR(speed))"))
                .startsWith("y: a column is needed, as in x => DESCRIPTOR(longitude)");
    }

    @Test
    void unitsAreKnownWhenTheStatementIsPlanned() {
        assertThat(told("SELECT UNIT_CONVERT(speed, 'km/h', 'm/ss') FROM telemetry"))
                .startsWith("unit \"m/ss\" is not known");
        assertThat(told("SELECT UNIT_CONVERT(speed, 'km/h', 'kg') FROM telemetry"))
                .isEqualTo("km/h is in m/s and kg in kg: neither becomes the other");
        assertThat(told("SELECT UNIT_CONVERT(vehicle, 'km/h', 'm/s', 1) FROM telemetry"))
                .contains("UNIT_CONVERT");
    }

    /** Where nothing is wrong nothing is told; the Table API says the same. */
    @Test
    void theCallOfTheIssueIsTaken() {
        String call = derivatives("`value` => DESCRIPTOR(speed), `method` => 'auto', `lag` => INTERVAL '0.25' SECOND,"
                + " settings => MAP['order', '1', 'unit', 'km/h'], uid => 'speed'");
        assertThat(sql.tables().explainSql(call))
                .contains("ProcessTableFunction")
                .contains("uid=[speed]");
        Table table = sql.tables()
                .from("telemetry")
                .partitionBy(Expressions.$("vehicle"))
                .process(
                        "DERIVATIVES",
                        Expressions.descriptor("speed").asArgument("signal"),
                        Expressions.map("order", "1", "unit", "km/h").asArgument("settings"),
                        Expressions.descriptor("ts").asArgument("on_time"));
        assertThat(table.getResolvedSchema()
                        .getColumn("t")
                        .orElseThrow()
                        .getDataType()
                        .getLogicalType())
                .isEqualTo(DataTypes.TIMESTAMP_LTZ(9).getLogicalType());
        assertThat(table.explain()).contains("uid=[DERIVATIVES]");
    }
}
