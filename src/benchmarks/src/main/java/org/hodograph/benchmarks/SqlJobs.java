package org.hodograph.benchmarks;

import java.time.Instant;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.hodograph.pipeline.SourceRecord;

/** What one would ask Flink's SQL for, over records parsed by hand, into a table that discards them, which writes no JSON. */
final class SqlJobs {

    private static final String DIFFERENCE =
            "SELECT series, ts, (v - LAG(v) OVER (PARTITION BY series ORDER BY ts)) / 0.1 FROM readings";
    private static final String AVERAGES = """
            SELECT series, AVG(v) OVER w, AVG(v * x) OVER w, AVG(v * v) OVER w
            FROM (SELECT series, ts, v, v * 2 AS x FROM readings)
            WINDOW w AS (PARTITION BY series ORDER BY ts ROWS BETWEEN 63 PRECEDING AND CURRENT ROW)""";
    private static final String WINDOWS = """
            SELECT series, AVG(v), AVG(v * 2 * v), AVG(v * v)
            FROM HOP(TABLE readings, DESCRIPTOR(ts), INTERVAL '0.1' SECOND, INTERVAL '6.4' SECOND)
            GROUP BY series, window_start, window_end""";

    private SqlJobs() {}

    /** The difference to the sample before. */
    static Jobs.Layout lag() {
        return sql("series STRING, ts TIMESTAMP_LTZ(3), d DOUBLE", DIFFERENCE);
    }

    /** Three averages over as many samples as the product's window has. */
    static Jobs.Layout over() {
        return sql("series STRING, a DOUBLE, b DOUBLE, c DOUBLE", AVERAGES);
    }

    /** The same averages over as much time, by windows that overlap: one begins with each sample of a series. */
    static Jobs.Layout hop() {
        return sql("series STRING, a DOUBLE, b DOUBLE, c DOUBLE", WINDOWS);
    }

    /** The difference to the sample before, as JSON written by hand. */
    static Jobs.Layout lagAsJson() {
        return (env, records) -> {
            StreamTableEnvironment tables = tables(env, records);
            tables.toDataStream(tables.sqlQuery(DIFFERENCE))
                    .map((MapFunction<Row, byte[]>) SqlJobs::json)
                    .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                    .sinkTo(new DiscardingSink<>());
        };
    }

    private static byte[] json(Row row) {
        Instant at = (Instant) row.getField(1);
        Double slope = (Double) row.getField(2); // null: there was no sample before
        return RecordCosts.record(
                (String) row.getField(0),
                at.getEpochSecond() * 1_000_000_000 + at.getNano(),
                slope == null ? 0 : slope);
    }

    private static Jobs.Layout sql(String columns, String query) {
        return (env, records) -> {
            StreamTableEnvironment tables = tables(env, records);
            tables.executeSql("CREATE TEMPORARY TABLE hole (" + columns + ") WITH ('connector' = 'blackhole')");
            StreamStatementSet statements = tables.createStatementSet();
            statements.addInsertSql("INSERT INTO hole " + query);
            statements.attachAsDataStream();
        };
    }

    private static StreamTableEnvironment tables(StreamExecutionEnvironment env, long records) {
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.createTemporaryView("readings", tables.fromDataStream(readings(env, records), schema()));
        return tables;
    }

    private static Schema schema() {
        return Schema.newBuilder()
                .column("series", "STRING")
                .column("ts", "TIMESTAMP_LTZ(3)")
                .column("v", "DOUBLE")
                .watermark("ts", "ts - INTERVAL '0.001' SECOND")
                .build();
    }

    private static DataStream<Row> readings(StreamExecutionEnvironment env, long records) {
        TypeInformation<Row> row =
                Types.ROW_NAMED(new String[] {"series", "ts", "v"}, Types.STRING, Types.INSTANT, Types.DOUBLE);
        return Jobs.records(env, records)
                .map((MapFunction<SourceRecord, Row>) source -> {
                    RecordCosts.Reading reading = RecordCosts.reading(source.payload());
                    return Row.of(
                            reading.series(),
                            Instant.ofEpochSecond(reading.nanos() / 1_000_000_000, reading.nanos() % 1_000_000_000),
                            reading.value());
                })
                .returns(row);
    }
}
