package org.hodograph.benchmarks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.hodograph.flink.sql.DerivativesFunction;
import org.hodograph.pipeline.SourceRecord;

/**
 * The function for Flink's SQL beside the job's operator and beside LAG: the same records, parsed by hand for SQL and into a table that
 * discards them, one task, checkpoints on the heap. In turn inside one run.
 */
final class SqlCosts {

    private static final String METHOD = "local-polynomial(window=64, degree=3)";
    private static final String LAG =
            "SELECT series, ts, (v - LAG(v) OVER (PARTITION BY series ORDER BY ts)) / 0.1 FROM readings";
    private static final String FUNCTION = """
            SELECT series, t, d1 FROM DERIVATIVES(input => TABLE readings PARTITION BY series, on_time => DESCRIPTOR(ts),
              signal => DESCRIPTOR(v), settings => MAP['unit', 'km/h', 'method', '%s'])""";
    private static final String OPERATOR = "the job's operator, `derivatives` alone, JSON in and out";

    private final int rounds;
    private final long records;
    private final Map<String, Jobs.Layout> jobs = new LinkedHashMap<>();

    SqlCosts(int rounds, long records) {
        this.rounds = rounds;
        this.records = records;
        jobs.put(OPERATOR, Jobs.product("""
                        series: [{match: '*', method: '%s'}]
                        job: {parallelism: 1}
                        sink: {topics: {velocity: none, acceleration: none, jerk: none}}
                        """.formatted(METHOD)));
        jobs.put("SQL `DERIVATIVES` into `blackhole`", sql(FUNCTION.formatted(METHOD)));
        jobs.put(
                "SQL `DERIVATIVES`, `finite-difference(points=2)`, into `blackhole`",
                sql(FUNCTION.formatted("finite-difference(points=2)")));
        jobs.put("SQL `LAG` into `blackhole`", sql(LAG));
    }

    /** The table of the page. */
    String table() throws Exception {
        Map<String, double[]> rates = new LinkedHashMap<>();
        jobs.keySet().forEach(name -> rates.put(name, new double[rounds]));
        int warmUp = rounds > 1 ? 1 : 0; // a round that doesn't count: then the compiler has seen all of them
        for (int round = -warmUp; round < rounds; round++) {
            for (Map.Entry<String, Jobs.Layout> job : jobs.entrySet()) {
                double rate = JobCosts.rate(job.getValue(), records, "hashmap");
                if (round >= 0) {
                    rates.get(job.getKey())[round] = rate;
                }
                System.err.printf("%s: %,.0f records/CPU-s%n", job.getKey(), rate);
            }
        }
        double operator = Turns.median(rates.get(OPERATOR));
        StringBuilder table = new StringBuilder("""
                | job | records/CPU-s | of the operator |
                |---|---|---|
                """);
        for (Map.Entry<String, double[]> job : rates.entrySet()) {
            double rate = Turns.median(job.getValue());
            table.append("| %s | %,.0f | %.2f × |%n".formatted(job.getKey(), rate, rate / operator));
        }
        return table.toString();
    }

    private static Jobs.Layout sql(String query) {
        return (env, records) -> {
            StreamTableEnvironment tables = StreamTableEnvironment.create(env);
            tables.createTemporarySystemFunction("DERIVATIVES", DerivativesFunction.class);
            tables.createTemporaryView("readings", tables.fromDataStream(readings(env, records), schema()));
            tables.executeSql("CREATE TEMPORARY TABLE hole (series STRING, t TIMESTAMP_LTZ(9), d DOUBLE)"
                    + " WITH ('connector' = 'blackhole')");
            StreamStatementSet statements = tables.createStatementSet();
            statements.addInsertSql("INSERT INTO hole " + query);
            statements.attachAsDataStream();
        };
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
