package org.hodograph.flink.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.TableConfigOptions;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;

/** A SQL environment that knows the functions, tables out of lists, and answers of statements as lists. */
final class SqlRun {

    static final long BEGIN_MILLIS = 1_767_607_200_000L; // 2026-01-05T10:00:00Z
    static final String[] TELEMETRY = {"vehicle", "ts", "speed", "rpm"};

    private final StreamExecutionEnvironment env;
    private final StreamTableEnvironment tables;

    SqlRun() {
        this(StreamExecutionEnvironment.getExecutionEnvironment(settings()));
    }

    SqlRun(StreamExecutionEnvironment env) {
        this.env = env;
        tables = StreamTableEnvironment.create(env);
        tables.executeSql(
                "CREATE TEMPORARY SYSTEM FUNCTION DERIVATIVES AS 'org.hodograph.flink.sql.DerivativesFunction'");
        tables.executeSql("CREATE TEMPORARY SYSTEM FUNCTION CURVATURE AS 'org.hodograph.flink.sql.CurvatureFunction'");
        tables.executeSql(
                "CREATE TEMPORARY SYSTEM FUNCTION UNIT_CONVERT AS 'org.hodograph.flink.sql.UnitConvertFunction'");
    }

    static Configuration settings() {
        Configuration settings = new Configuration();
        settings.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        settings.set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
        return settings;
    }

    StreamTableEnvironment tables() {
        return tables;
    }

    StreamExecutionEnvironment env() {
        return env;
    }

    /** A row of {@link #TELEMETRY}, at so many milliseconds after the begin. */
    static Row telemetry(String vehicle, long millis, Double speed, Double rpm) {
        return Row.of(vehicle, Instant.ofEpochMilli(BEGIN_MILLIS + millis), speed, rpm);
    }

    /** A table of {@link #TELEMETRY} whose watermark lies so far behind its newest row. */
    void telemetry(String name, List<Row> rows, String behind) {
        TypeInformation<Row> type = Types.ROW_NAMED(TELEMETRY, Types.STRING, Types.INSTANT, Types.DOUBLE, Types.DOUBLE);
        table(name, env.fromData(rows, type), behind);
    }

    void table(String name, DataStream<Row> rows, String behind) {
        tables.createTemporaryView(
                name,
                rows,
                Schema.newBuilder()
                        .column("vehicle", "STRING")
                        .column("ts", "TIMESTAMP_LTZ(3)")
                        .column("speed", "DOUBLE")
                        .column("rpm", "DOUBLE")
                        .watermark("ts", "ts - INTERVAL '" + behind + "' SECOND")
                        .build());
    }

    TableResult execute(String statement) {
        return tables.executeSql(statement);
    }

    /** All rows of a query whose inputs end. */
    List<Row> rows(String query) throws Exception {
        List<Row> rows = new ArrayList<>();
        CloseableIterator<Row> results = tables.executeSql(query).collect();
        try {
            while (results.hasNext()) {
                Row row = results.next();
                if (row.getKind() != RowKind.INSERT) {
                    throw new IllegalStateException("an update: " + row);
                }
                rows.add(row);
            }
        } finally {
            results.close();
        }
        return rows;
    }
}
