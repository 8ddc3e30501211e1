package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferentiateCommandTest {

    private static final String PARABOLA = "local-polynomial(degree=2)";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** y = x², unsorted, with an empty cell, a NaN and blanks. */
    private Path square() throws IOException {
        return file("square.csv", "y,x\n4,-2\n 9 , 3\n0,0\n,1\nNaN,2\n16,4\n1,-1\n");
    }

    private static double[] row(String line) {
        return List.of(line.split(",", -1)).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void evaluatesAtTheGivenPoints() throws IOException {
        Run run = Run.of(
                "differentiate",
                square(),
                "--method",
                PARABOLA,
                "--time",
                "x",
                "--value",
                "y",
                "--at",
                "1,2.5,-3",
                "--order",
                2);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("left out 2 of 7 rows: no number in y (first: line 5, ,1)\n");
        assertThat(run.lines()).hasSize(4).first().isEqualTo("x,value,d1,d2,se0,se1,se2");
        double[] row = row(run.lines().get(2));
        assertThat(row[0]).isEqualTo(2.5);
        assertThat(row[1]).isCloseTo(6.25, within(1e-12));
        assertThat(row[2]).isCloseTo(5, within(1e-12));
        assertThat(row[3]).isCloseTo(2, within(1e-12));
    }

    @Test
    void unknownOrdersAreEmptyCells() throws IOException {
        Run run = Run.of("differentiate", square(), "--method", PARABOLA, "--time", "x", "--value", "y", "--at", "1");
        assertThat(run.lines().get(0)).isEqualTo("x,value,d1,d2,d3,se0,se1,se2,se3");
        assertThat(run.lines().get(1).split(",", -1)).hasSize(9).satisfies(cells -> {
            assertThat(cells[4]).isEmpty();
            assertThat(cells[8]).isEmpty();
        });
    }

    @Test
    void withoutPointsEveryXOfTheInputIsAnswered() throws IOException {
        Run run = Run.of("differentiate", square(), "--method", PARABOLA, "--time", "x", "--value", "y", "--order", 0);
        assertThat(run.lines().stream().skip(1).map(line -> line.split(",", -1)[0]))
                .containsExactly("-2.0", "-1.0", "0.0", "3.0", "4.0");
    }

    @Test
    void pointsComeFromAFileOrAGrid() throws IOException {
        Path points = file("points.txt", "0.5\n\n 1e1 \n");
        Run file = Run.of(
                "differentiate", square(), "--method", PARABOLA, "--time", "x", "--value", "y", "--at-file", points);
        assertThat(file.lines().stream().skip(1).map(line -> line.split(",", -1)[0]))
                .containsExactly("0.5", "10.0");
        Run grid = Run.of("differentiate", square(), "--method", PARABOLA, "--time", "x", "--value", "y", "--grid", 4);
        assertThat(grid.lines().stream().skip(1).map(line -> line.split(",", -1)[0]))
                .containsExactly("-2.0", "0.0", "2.0", "4.0");
        Run one = Run.of("differentiate", square(), "--method", PARABOLA, "--time", "x", "--value", "y", "--grid", 1);
        assertThat(one.lines()).hasSize(2);
    }

    @Test
    void jsonHasNullWhereThereIsNoAnswer() throws IOException {
        Run run = Run.of(
                "differentiate",
                square(),
                "--method",
                PARABOLA,
                "--time",
                "x",
                "--value",
                "y",
                "--at",
                "1,2",
                "--out",
                "json");
        JsonNode array = new ObjectMapper().readTree(run.out());
        assertThat(array).hasSize(2);
        assertThat(array.get(1).get("x").asDouble()).isEqualTo(2);
        assertThat(array.get(1).get("d1").asDouble()).isCloseTo(4, within(1e-12));
        assertThat(array.get(1).get("d3").isNull()).isTrue();
        assertThat(array.get(1).properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("x", "value", "d1", "d2", "d3", "se0", "se1", "se2", "se3");
    }

    /** The vector input-hygiene's question: two samples at x = 1, y 1 and 5. */
    @ParameterizedTest
    @CsvSource({"mean, 3.0", "last, 5.0"})
    void duplicatesAreMergedAsAsked(String policy, String value) throws IOException {
        Path file = file("twice.csv", "x,y\n1,1\n0,0\n1,5\n");
        Run run = Run.of(
                "differentiate",
                file,
                "--method",
                "finite-difference(points=2)",
                "--duplicates",
                policy,
                "--at",
                "1",
                "--order",
                1);
        assertThat(run.lines().get(1)).startsWith("1.0," + value + "," + value);
    }

    @Test
    void keptDuplicatesTakePartEach() throws IOException {
        Path file = file("twice.csv", "x,y\n1,1\n0,0\n1,5\n");
        Run run = Run.of(
                "differentiate",
                file,
                "--method",
                "local-polynomial(degree=1)",
                "--duplicates",
                "keep",
                "--at",
                "1",
                "--order",
                1);
        assertThat(row(run.lines().get(1))[1]).isCloseTo(3, within(1e-12));
        assertThat(row(run.lines().get(1))[2]).isCloseTo(3, within(1e-12));
    }

    @Test
    void tooFewSamplesAreNoFault() throws IOException {
        Run one = Run.of("differentiate", file("one.csv", "x,y\n1,2\n"), "--method", PARABOLA);
        assertThat(one.code()).isZero();
        assertThat(one.lines()).containsExactly("x,value,d1,d2,d3,se0,se1,se2,se3", "1.0,,,,,,,,");
        Run none = Run.of("differentiate", file("none.csv", "x,y\n"), "--method", PARABOLA, "--grid", 3);
        assertThat(none.code()).isZero();
        assertThat(none.lines()).hasSize(1);
    }

    @Test
    void standardInputAndACommentedHeaderAreRead() {
        Run run = Run.withInput(
                "#x,y\n0,0\n1,2\n",
                "differentiate",
                "-",
                "--method",
                "finite-difference(points=2)",
                "--time",
                "x",
                "--value",
                "y",
                "--at",
                "0",
                "--order",
                1);
        assertThat(run.lines().get(1)).startsWith("0.0,0.0,2.0");
    }

    /** Decimal commas, marks between digits, absent cells, the header once more: as stream reads them. */
    @Test
    void readsWhatLoggersWrite() throws IOException {
        Path file = file("de.csv", "x;y\n0;1.000,5\n1;1.001,5\n2;-\nx;y\n3; \"1.003,5 m\";\n");
        Run run = Run.of(
                "differentiate",
                file,
                "--method",
                "local-polynomial(degree=1)",
                "--delimiter",
                ";",
                "--decimal",
                ",",
                "--grouping",
                ".",
                "--order",
                1);
        assertThat(run.err()).isEqualTo("left out 1 of 4 rows: no number in y (first: line 4, 2;-)\n");
        assertThat(run.lines()).hasSize(4);
        assertThat(row(run.lines().get(3))[0]).isEqualTo(3);
        assertThat(row(run.lines().get(3))[2]).isCloseTo(1, within(1e-12));
        Run places = Run.of(
                "differentiate",
                file("bare.txt", " 0  5\n 1  7\n"),
                "--method",
                "finite-difference(points=2)",
                "--delimiter",
                "blanks",
                "--header-rows",
                0,
                "--order",
                1);
        assertThat(places.lines().get(1)).startsWith("0.0,5.0,2.0");
    }

    /** Times are seconds since 1970, each digit kept, and rates are per second. */
    @Test
    void timesOfAnyFormAreSeconds() throws IOException {
        Path file = file("times.csv", "when,v\n05.01.2026 10:00:00.000001,1\n05.01.2026 10:00:00.000002,3\n");
        Run run = Run.of(
                "differentiate",
                file,
                "--method",
                "finite-difference(points=2)",
                "--time-pattern",
                "dd.MM.yyyy HH:mm:ss.SSSSSS",
                "--zone",
                "Europe/Berlin",
                "--order",
                1,
                "--at",
                "1767603600.0000015");
        assertThat(run.err()).isEmpty();
        String[] cells = run.lines().get(1).split(",", -1);
        assertThat(cells[0]).isEqualTo("1767603600.0000015");
        assertThat(Double.parseDouble(cells[1])).isCloseTo(2, within(1e-6));
        assertThat(Double.parseDouble(cells[2])).isCloseTo(2e6, within(1e-3));
        Path job = file("job.yaml", """
                source: {format: json, fields: {series: id, time: at, value: v}}
                series: [{match: '*', missing: [-1]}]
                """);
        Path records = file("records.jsonl", """
                {"id":"a","at":"2026-01-05T10:00:00Z","v":1}
                {"id":"a","at":"2026-01-05T10:00:01Z","v":-1}
                {"id":"a","at":"2026-01-05T10:00:02Z","v":2}
                """);
        Run json = Run.of(
                "differentiate", records, "--config", job, "--method", "finite-difference(points=2)", "--order", 1);
        assertThat(json.err()).startsWith("left out 1 of 3 rows: -1.0 stands for a missing value (first: row 2, ");
        assertThat(json.lines().get(2)).startsWith("1767607202,2.0,0.5");
        assertThat(json.lines()).hasSize(3);
    }

    @Test
    void oneFitIsOfOneSeriesInOneUnit() throws IOException {
        Path two = file("two.csv", "t,a,b\n0,1,2\n");
        Path job = file("job.yaml", "source: {format: csv, time: s, fields: {value: [a, b]}}");
        wrong(
                "the file has the series a and b, but a fit is of one; --value names its column",
                "differentiate",
                two,
                "--config",
                job,
                "--method",
                PARABOLA);
        Run one = Run.of("differentiate", two, "--config", job, "--value", "b", "--method", PARABOLA, "--order", 0);
        assertThat(one.lines().get(1)).startsWith("0,");
        wrong(
                "row 2 is in m/s, but a row before it in km/h; one fit has values of one unit",
                "differentiate",
                file("units.csv", "t,v\n0,1 km/h\n1,2 m/s\n"),
                "--method",
                PARABOLA);
        wrong(
                "--config already says how the file is written; give either it or the options",
                "differentiate",
                two,
                "--config",
                job,
                "--decimal",
                ",",
                "--method",
                PARABOLA);
        for (List<String> option : List.of(
                List.of("--zone", "Mars", "--zone must be a time zone such as Europe/Berlin"),
                List.of("--encoding", "latin", "--encoding must be an encoding such as utf-8"),
                List.of("--delimiter", "semicolon", "--delimiter must be one character, but is \"semicolon\"; tab"),
                List.of("--decimal", "x", "decimal must be . or , but is \"x\""),
                List.of("--units-row", "2", "csv.units-row must be one of the header rows"),
                List.of("--header-rows", "-1", "--header-rows must not be negative, but is -1"),
                List.of("--time-unit", "sec", "--time-unit must be one of iso, s,"),
                List.of("--time-unit", "xHz", "--time-unit must be a number before Hz, as in 250Hz, but is \"xHz\""),
                List.of("--time-pattern", "qqqqqq", "--time-pattern pattern \"qqqqqq\" is none of java.time's"))) {
            wrong(option.get(2), "differentiate", two, "--method", PARABOLA, option.get(0), option.get(1));
        }
        wrong(
                "--zone belongs to --time-unit iso or --time-pattern, but the unit is s",
                "differentiate",
                two,
                "--method",
                PARABOLA,
                "--zone",
                "UTC",
                "--time-unit",
                "s");
    }

    @Test
    void usersMistakesAreOneLineAndNothingIsWritten() throws IOException {
        Path square = square();
        wrong("no such file: no.csv", "differentiate", "no.csv", "--method", PARABOLA);
        wrong("empty.csv ends before its header", "differentiate", file("empty.csv", ""), "--method", PARABOLA);
        wrong(
                "the header has only the column x; x and y are two",
                "differentiate",
                file("x.csv", "x\n1\n"),
                "--method",
                PARABOLA);
        wrong(
                "column \"xx\" is not among the columns, did you mean x? (there are: y, x)",
                "differentiate",
                square,
                "--method",
                PARABOLA,
                "--time",
                "xx");
        wrong(
                "row 2, column y: \"fast\" is not a number",
                "differentiate",
                file("text.csv", "x,y\n1,2\n2,fast\n"),
                "--method",
                PARABOLA);
        wrong(
                "row 1: malformed: 1 cells where there are 2 columns",
                "differentiate",
                file("short.csv", "x,y\n1\n"),
                "--method",
                PARABOLA);
        wrong("unknown method \"loes\"", "differentiate", square, "--method", "loes");
        wrong("--order must be 0 to 3, but is 4", "differentiate", square, "--method", PARABOLA, "--order", 4);
        wrong(
                "--duplicates must be mean, last or keep, but is \"first\"",
                "differentiate",
                square,
                "--method",
                PARABOLA,
                "--duplicates",
                "first");
        wrong(
                "--out must be csv or json, but is \"xml\"",
                "differentiate",
                square,
                "--method",
                PARABOLA,
                "--out",
                "xml");
        wrong("--grid must be at least 1, but is 0", "differentiate", square, "--method", PARABOLA, "--grid", 0);
        wrong("Invalid value for option '--at'", "differentiate", square, "--method", PARABOLA, "--at", "1,x");
        wrong(
                "--at-file: \"x\" is not a number",
                "differentiate",
                square,
                "--method",
                PARABOLA,
                "--at-file",
                file("at", "1\nx\n"));
        wrong("no such file: ", "differentiate", square, "--method", PARABOLA, "--at-file", folder.resolve("no"));
        wrong(
                "Error: --at=X, --grid=N are mutually exclusive",
                "differentiate",
                square,
                "--method",
                PARABOLA,
                "--at",
                "1",
                "--grid",
                2);
    }

    private static void wrong(String message, Object... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.err()).startsWith(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
    }
}
