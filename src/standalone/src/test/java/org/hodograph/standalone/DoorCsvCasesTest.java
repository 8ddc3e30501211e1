package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CSV as loggers write it: each file gives the derivative that it was made from, by YAML and by options alike. */
class DoorCsvCasesTest {

    private static final String LINE = "local-polynomial(window=3, degree=1)";
    private static final int WARM_UP = 1; // rows without a full window

    @TempDir
    Path folder;

    /**
     * One file.
     *
     * @param source the YAML that reads it
     * @param options that say the same, a blank between them
     * @param accounts the line that ends the run
     * @param rates first derivatives by series
     * @param tolerance of the derivatives
     */
    record Case(
            String file,
            String source,
            List<String> options,
            String accounts,
            Map<String, Double> rates,
            double tolerance) {

        @Override
        public String toString() {
            return file;
        }
    }

    private static Case of(String file, String source, String options, String accounts, Map<String, Double> rates) {
        return new Case(file, source, List.of(options.split(" ~ ")), accounts, rates, 1e-9);
    }

    private static String used(int count) {
        return "in " + count + " = used " + count + " + duplicate 0 + late 0 + rejected 0";
    }

    static Stream<Case> cases() {
        return Stream.of(
                of(
                        "semicolon-comma.csv",
                        "csv: {delimiter: ;}, numbers: {decimal: ','}, time: s, fields: {value: [speed, steer]}",
                        "--delimiter ~ ; ~ --decimal ~ , ~ --value ~ speed ~ --value ~ steer",
                        used(120),
                        Map.of("speed", -0.8, "steer", 0.1)),
                of(
                        "thousands-quoted.csv",
                        "numbers: {grouping: ','}, time: s, fields: {value: odometer}",
                        "--grouping ~ , ~ --value ~ odometer",
                        used(40),
                        Map.of("odometer", 0.9)),
                of(
                        "time-of-day.csv",
                        "time: clock, fields: {time: time, value: speed}",
                        "--time ~ time ~ --time-unit ~ clock ~ --value ~ speed",
                        used(100),
                        Map.of("speed", 0.3)),
                of(
                        "timer-wraps.csv",
                        "time: {unit: ms, wraps-at: 65536}, fields: {time: ms, value: speed}",
                        "",
                        used(400),
                        Map.of("speed", -0.5)),
                of(
                        "us-date.csv",
                        "time: {pattern: 'MM/dd/yyyy hh:mm:ss a'}, fields: {time: Timestamp, value: Level}",
                        "--time ~ Timestamp ~ --time-pattern ~ MM/dd/yyyy hh:mm:ss a ~ --value ~ Level",
                        used(300),
                        Map.of("Level", 0.01)),
                of(
                        "pg.csv",
                        "time: iso, fields: {time: ts, value: level}",
                        "--time ~ ts ~ --time-unit ~ iso ~ --value ~ level",
                        used(60),
                        Map.of("level", 0.04)),
                of(
                        "dst.csv",
                        "time: {unit: iso, zone: Europe/Berlin}, fields: {time: time, value: level}",
                        "--time ~ time ~ --zone ~ Europe/Berlin ~ --value ~ level",
                        "the hour from 2026-10-25T02:00 comes twice in Europe/Berlin: read in order of arrival\n"
                                + used(40),
                        Map.of("level", 0.01 / 900)),
                of(
                        "minutes.csv",
                        "time: min, fields: {time: min, value: v}",
                        "--time ~ min ~ --time-unit ~ min ~ --value ~ v",
                        used(3),
                        Map.of("v", 1.0 / 60)),
                of(
                        "newest-first.csv",
                        "order: descending, time: iso, fields: {time: time, value: level}",
                        "--newest-first ~ --time ~ time ~ --time-unit ~ iso ~ --value ~ level",
                        used(100),
                        Map.of("level", 0.01 / 60)),
                of(
                        "units-in-cell.csv",
                        "time: iso, fields: {time: time, value: speed}",
                        "--time ~ time ~ --time-unit ~ iso ~ --value ~ speed",
                        used(25),
                        Map.of("speed", -0.5)),
                of(
                        "states.csv",
                        "time: iso, fields: {time: time, value: state}",
                        "--time ~ time ~ --time-unit ~ iso ~ --value ~ state",
                        "in 100 = used 89 + duplicate 0 + late 0 + rejected 0 + absent 11",
                        Map.of("state", 0.02 / 30)),
                of(
                        "utf16.txt",
                        "csv: {delimiter: tab}, time: s, fields: {value: speed}",
                        "--delimiter ~ tab ~ --value ~ speed",
                        used(60),
                        Map.of("speed", -0.8)),
                of(
                        "latin1.csv",
                        "encoding: latin1, time: s, fields: {value: 'Öltemperatur (°C)'}",
                        "--encoding ~ latin1 ~ --value ~ Öltemperatur (°C)",
                        used(3),
                        Map.of("Öltemperatur (°C)", 0.1)),
                of("trailing-rows.csv", "time: s, fields: {value: v}", "--value ~ v", used(3), Map.of("v", 1.0)),
                of(
                        "split-date.csv",
                        "csv: {delimiter: ;}, numbers: {decimal: ','}, time: {pattern: 'dd.MM.yyyy HH:mm:ss'}, fields: {time: [Date, Time], value: Altitude}",
                        "--delimiter ~ ; ~ --decimal ~ , ~ --time-pattern ~ dd.MM.yyyy HH:mm:ss ~ --time ~ Date ~ --time ~ Time ~ --value ~ Altitude",
                        used(90),
                        Map.of("Altitude", 0.4)),
                of(
                        "gauge.rdb",
                        "csv: {delimiter: tab, header-rows: 2}, time: iso, fields: {time: datetime 20d, value: '1_00065 14n'}",
                        "--delimiter ~ tab ~ --header-rows ~ 2 ~ --time ~ datetime 20d ~ --time-unit ~ iso ~ --value ~ 1_00065 14n",
                        "in 96 = used 94 + duplicate 0 + late 0 + rejected 2",
                        Map.of("1_00065 14n", 0.05 / 900)),
                of(
                        "tuner.msl",
                        "csv: {delimiter: tab, skip: 2, header-rows: 2, units-row: 2}, time: s, fields: {time: Time, value: [RPM, MAP]}",
                        "--delimiter ~ tab ~ --skip-lines ~ 2 ~ --header-rows ~ 2 ~ --units-row ~ 2 ~ --time ~ Time ~ --value ~ RPM ~ --value ~ MAP",
                        "in 401 = used 400 + duplicate 0 + late 0 + rejected 1",
                        Map.of("RPM", 200 * 2 * Math.PI / 60, "MAP", 2000.0)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void yamlReadsIt(Case known) throws IOException, URISyntaxException {
        List<Row> rows = stream(known.file, known.source, LINE, known.accounts);
        assertThat(rows.stream().map(Row::series).distinct()).containsExactlyInAnyOrderElementsOf(known.rates.keySet());
        known.rates.forEach((series, rate) -> {
            List<Row> own =
                    rows.stream().filter(row -> row.series.equals(series)).toList();
            assertThat(own.subList(WARM_UP, own.size()))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.rate)
                            .as("%s at %s", series, row.time)
                            .isCloseTo(rate, within(known.tolerance)));
        });
    }

    /** A timer that wraps is YAML's alone. */
    static Stream<Case> casesWithOptions() {
        return cases().filter(known -> !known.options.get(0).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("casesWithOptions")
    void optionsReadTheSame(Case known) throws IOException, URISyntaxException {
        List<Object> words = new ArrayList<>(List.of("stream", door(known.file), "--method", LINE, "--out", "csv"));
        words.addAll(known.options);
        Run options = Run.of(words.toArray());
        assertThat(options.out()).isEqualTo(run(known.file, known.source, LINE).out());
        assertThat(options.err()).endsWith(known.accounts + "\n");
        assertThat(options.code()).isZero();
    }

    /** The peak of 0.2 sin(2 pi t) sampled at 250 Hz. */
    @Test
    void framesHaveTheirRate() throws IOException, URISyntaxException {
        String source = "time: {rate: 250 Hz}, fields: {time: Frame, value: z}";
        List<Row> rows = stream("frames.csv", source, "local-polynomial(window=5, degree=2)", used(750));
        holds(rows, t -> 0.2 * 2 * Math.PI * Math.cos(2 * Math.PI * t), 2e-3);
        assertThat(rows.stream().mapToDouble(Row::rate).max()).hasValueCloseTo(1.257, within(2e-3));
    }

    @Test
    void columnsAlignedWithBlanks() throws IOException, URISyntaxException {
        String source = "csv: {delimiter: blanks}, time: s, fields: {value: [x, y]}";
        List<Row> rows = stream("blanks.txt", source, "local-polynomial(window=9, degree=2)", used(600));
        holds(rows.stream().filter(row -> row.series.equals("x")).toList(), Math::cos, 2e-3);
        holds(rows.stream().filter(row -> row.series.equals("y")).toList(), t -> -Math.sin(t), 2e-3);
    }

    @Test
    void secondsAndNanosecondsInTwoColumns() throws IOException, URISyntaxException {
        String source = "time: [s, ns], fields: {time: [sec, nanosec], value: x}";
        List<Row> rows = stream("odom.csv", source, "local-polynomial(window=5, degree=2)", used(200));
        holds(rows, t -> 0.5 + 0.2 * (t - 1_700_000_000), 1e-4);
    }

    /** Both clocks; the header comes again in the middle, the unit stands in the column's name. */
    @Test
    void phoneLogWithASecondHeader() throws IOException, URISyntaxException {
        String accounts = "in 120 = used 117 + duplicate 0 + late 0 + rejected 0 + absent 3";
        String value = "value: 'Speed (OBD)(km/h)'";
        for (String time : List.of(
                "time: {pattern: 'EEE MMM dd HH:mm:ss OOOO yyyy'}, fields: {time: GPS Time, " + value + "}",
                "time: {pattern: 'dd-MMM-yyyy HH:mm:ss.SSS', zone: Europe/London}, fields: {time: Device Time, " + value
                        + "}")) {
            List<Row> rows = stream("phone-obd.csv", time, LINE, accounts);
            assertThat(rows.get(2).rate).isCloseTo(2, within(0.01));
            assertThat(rows.get(36).rate).isCloseTo(-1.5, within(0.51)); // whole km/h
            assertThat(rows.get(rows.size() - 1).rate).isZero();
            List<Row> metric = stream("phone-obd.csv", "csv: {units-row: names}, " + time, LINE, accounts);
            assertThat(metric.get(2).rate).isCloseTo(rows.get(2).rate / 3.6, within(1e-12));
        }
    }

    private static void holds(List<Row> rows, DoubleUnaryOperator rate, double tolerance) {
        List<Row> warm =
                rows.stream().filter(row -> !row.flags.contains("WARMUP")).toList();
        assertThat(warm.size()).isGreaterThan(150);
        assertThat(warm)
                .allSatisfy(row -> assertThat(row.rate)
                        .as("at %s", row.time)
                        .isCloseTo(rate.applyAsDouble(Double.parseDouble(row.time)), within(tolerance)));
    }

    private record Row(String series, String time, double rate, String flags) {}

    private List<Row> stream(String file, String source, String method, String accounts)
            throws IOException, URISyntaxException {
        Run run = run(file, source, method);
        assertThat(run.err()).endsWith(accounts + "\n");
        assertThat(run.code()).isZero();
        return run.lines().stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(
                        cells[0], cells[1], cells[4].isEmpty() ? Double.NaN : Double.parseDouble(cells[4]), cells[11]))
                .filter(row -> !Double.isNaN(row.rate))
                .toList();
    }

    private Run run(String file, String source, String method) throws IOException, URISyntaxException {
        Path job = Files.writeString(
                folder.resolve("job.yaml"),
                "source: {format: csv, " + source + "}\nseries: [{match: '*', method: '" + method + "'}]\n");
        return Run.of("stream", door(file), "--config", job, "--out", "csv");
    }

    private static Path door(String file) throws URISyntaxException {
        return Path.of(DoorCsvCasesTest.class.getResource("/door/" + file).toURI());
    }
}
