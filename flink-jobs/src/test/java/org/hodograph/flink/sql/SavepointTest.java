package org.hodograph.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Savepoints of these functions as they once were, which every later version restores, on either backend: what a query says next
 * is what an undisturbed one says. They are only added to; {@code -Dhodograph.savepoint.write=DIR} writes one more.
 */
@Timeout(120)
class SavepointTest {

    private static final int BEFORE = 300; // rows before the savepoint, of the vehicles in turn
    private static final int AFTER = 600;
    private static final int VEHICLES = 3;
    private static final String WRITE = "hodograph.savepoint.write";
    private static final String END = "end"; // the vehicle of the rows that follow
    private static final String QUERY = """
            SELECT %s FROM DERIVATIVES(input => TABLE telemetry PARTITION BY vehicle, on_time => DESCRIPTOR(ts),
              signal => DESCRIPTOR(speed, rpm), uid => 'slopes',
              settings => MAP['method', 'local-polynomial(window=9, degree=2)', 'lag', '3 samples', 'max-out-of-orderness', '500ms'])
            """;
    private static final String PATH = """
            SELECT vehicle, t, x, speed, curvature, path_length FROM CURVATURE(input => TABLE telemetry PARTITION BY vehicle,
              on_time => DESCRIPTOR(ts), x => DESCRIPTOR(speed), y => DESCRIPTOR(rpm), uid => 'path',
              settings => MAP['frame', 'metres', 'method', 'local-polynomial(window=9, degree=3)', 'max-out-of-orderness', '500ms'])
            """;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    /** Rows by their number; then ones of a vehicle of its own, without a number, which is told at once. */
    private static final class Numbered implements GeneratorFunction<Long, Row> {

        private static final long serialVersionUID = 1;

        private final int end;
        private int next;

        Numbered(int begin, int end) {
            next = begin;
            this.end = end;
        }

        @Override
        public Row map(Long index) {
            int k = next++;
            int at = Math.min(k, end);
            double phase = at % 64 / 64.0;
            int swapped = at % 10 == 3 ? at - 2 * VEHICLES : at; // out of order
            Instant time = Instant.ofEpochMilli(SqlRun.BEGIN_MILLIS + 30L * swapped);
            return k < end
                    ? Row.of(
                            "car-" + k % VEHICLES, time, 80 * phase * (1 - phase) + 7 * k % 13 / 64.0, 100.0 * (k % 17))
                    : Row.of(END, time, Double.NaN, Double.NaN);
        }
    }

    /** A query and what it said until the rows were over. */
    private static final class Run {

        private final RowSink said = new RowSink();
        private final JobClient job;

        Run(int begin, int end, String query, Configuration more) throws Exception {
            Configuration settings = SqlRun.settings();
            settings.addAll(more);
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
            SqlRun sql = new SqlRun(env);
            TypeInformation<Row> type =
                    Types.ROW_NAMED(SqlRun.TELEMETRY, Types.STRING, Types.INSTANT, Types.DOUBLE, Types.DOUBLE);
            sql.table(
                    "telemetry",
                    env.fromSource(
                                    new DataGeneratorSource<>(
                                            new Numbered(begin, end),
                                            Long.MAX_VALUE,
                                            RateLimiterStrategy.perSecond(2000),
                                            type),
                                    WatermarkStrategy.noWatermarks(),
                                    "rows",
                                    type)
                            .uid("rows"),
                    "0.5");
            sql.tables().toDataStream(sql.tables().sqlQuery(query)).sinkTo(said);
            job = env.executeAsync();
            while (said.rows().stream().noneMatch(Run::isTheEnd)) {
                Thread.sleep(20);
            }
        }

        private static boolean isTheEnd(Row row) {
            return END.equals(row.getField("vehicle"));
        }

        List<String> end() throws Exception {
            job.cancel().get();
            return said.rows().stream()
                    .takeWhile(row -> !isTheEnd(row))
                    .map(SavepointTest::rounded)
                    .toList();
        }
    }

    /** With 9 digits: another processor's exponential function may differ in the last. */
    private static String rounded(Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.getArity(); i++) {
            Object value = row.getField(i);
            text.append(
                            value instanceof Double number
                                    ? String.format(Locale.ROOT, "%.8e", number)
                                    : value instanceof Object[] array ? Arrays.toString(array) : value)
                    .append(' ');
        }
        return text.toString();
    }

    private static Configuration restored(String savepoint, String backend) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return settings;
    }

    private static String stored(String name) throws Exception {
        return Path.of(SavepointTest.class.getResource("/savepoints/" + name).toURI())
                .toString();
    }

    @ParameterizedTest
    @CsvSource({"sql-1, hashmap", "sql-1, rocksdb"})
    void restoredFunctionSaysWhatAnUndisturbedOneSays(String version, String backend) throws Exception {
        String query = QUERY.formatted("*");
        List<String> expected = new Run(0, AFTER, query, new Configuration()).end();
        List<String> before = new Run(0, BEFORE, query, new Configuration()).end();
        List<String> after = new Run(BEFORE, AFTER, query, restored(stored(version), backend)).end();
        assertThat(before).hasSizeGreaterThan(BEFORE).isEqualTo(expected.subList(0, before.size()));
        assertThat(after).isNotEmpty().isEqualTo(expected.subList(before.size(), expected.size()));
    }

    /** The query round a function may change: its state goes by its uid. */
    @Test
    void anotherQueryRoundItRestoresToo() throws Exception {
        String other = QUERY.formatted("vehicle, d1, series") + "WHERE d1 > 0 OR vehicle = 'end'";
        List<String> before = new Run(0, BEFORE, other, new Configuration()).end();
        List<String> expected = new Run(0, AFTER, other, new Configuration()).end();
        List<String> after = new Run(BEFORE, AFTER, other, restored(stored("sql-1"), "hashmap")).end();
        assertThat(after).isNotEmpty().isEqualTo(expected.subList(before.size(), expected.size()));
    }

    @Test
    void aRestoredPathGoesOn() throws Exception {
        List<String> expected = new Run(0, AFTER, PATH, new Configuration()).end();
        List<String> before = new Run(0, BEFORE, PATH, new Configuration()).end();
        List<String> after = new Run(BEFORE, AFTER, PATH, restored(stored("sql-path-1"), "rocksdb")).end();
        assertThat(before).isNotEmpty();
        assertThat(after).isNotEmpty().isEqualTo(expected.subList(before.size(), expected.size()));
    }

    @Test
    void writesOneMore() throws Exception {
        assumeTrue(System.getProperty(WRITE) != null, "nobody asked for a new savepoint");
        write(QUERY.formatted("*"), Path.of(System.getProperty(WRITE)));
        write(PATH, Path.of(System.getProperty(WRITE) + "-path"));
    }

    private static void write(String query, Path folder) throws Exception {
        assertThat(folder).as("stored savepoints are only added to").doesNotExist();
        Path scratch = Files.createTempDirectory("savepoint");
        Run run = new Run(0, BEFORE, query, new Configuration());
        String written = run.job
                .stopWithSavepoint(false, scratch.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        Files.move(Path.of(URI.create(written)), folder);
    }
}
