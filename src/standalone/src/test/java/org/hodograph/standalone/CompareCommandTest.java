package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.Methods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare} on a parabola that a quadratic knows and a straight line does not. */
final class CompareCommandTest {

    @TempDir
    Path folder;

    private String parabola() throws IOException {
        Path file = folder.resolve("parabola.csv");
        Files.write(
                file,
                IntStream.range(-1, 100)
                        .mapToObj(i -> i < 0 ? "t,y,v,a" : i + "," + i * i + "," + 2 * i + ",2")
                        .toList());
        return file.toString();
    }

    @Test
    void tellsErrorsOfEachOrder() throws IOException {
        Run run = Run.of(
                "compare",
                parabola(),
                "--truth",
                "y,v,a",
                "--value",
                "y",
                "--skip",
                "10",
                "--out",
                "csv",
                "--method",
                "local-polynomial(window=7, degree=2)",
                "--method",
                "local-polynomial(window=3, degree=1)");
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("file,method,lag,order,rms,inside95,missing,nsPerSample");
        assertThat(lines).hasSize(1 + 3 + 2); // a straight line has no second derivative to tell
        String exact = lines.get(2).replace("\"local-polynomial(window=7, degree=2)\"", "m");
        assertThat(Double.parseDouble(exact.split(",", -1)[4])).isLessThan(1e-9);
        String line = lines.get(5).replace("\"local-polynomial(window=3, degree=1)\"", "m");
        assertThat(Double.parseDouble(line.split(",", -1)[4])).isEqualTo(2); // the slope one second ago
    }

    @Test
    void aFolderIsItsFiles() throws IOException {
        parabola();
        Run run = Run.of(
                "compare", folder.toString(), "--truth", "y,v", "--value", "y", "--method", "hermite", "--lag", "0,2");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("| parabola.csv | `hermite` | 2 | 1 |");
    }

    /** Decimal commas, clocks, absent cells: as stream reads them; by options and by a job's YAML alike. */
    @Test
    void readsWhatLoggersWrite() throws IOException {
        List<String> rows = IntStream.range(0, 100)
                .mapToObj(i -> String.format(
                        Locale.GERMANY,
                        "%02d:%02d:%02d;%.1f;%.1f;1,0",
                        23 + i / 60,
                        i / 60 == 0 ? 59 : 0,
                        i % 60,
                        i * 1.0,
                        i * 1.0))
                .map(row -> row.replace("24:00", "00:00"))
                .map(row -> row.replace("23:59:07;7,0", "23:59:07;"))
                .toList();
        Path file = Files.write(folder.resolve("de.csv"), rows);
        Files.writeString(file, "time;noisy;y;v\n" + Files.readString(file));
        Path job = Files.writeString(
                folder.resolve("job.yaml"),
                "source:\n  {format: csv, csv: {delimiter: ;}, numbers: {decimal: ','}, time: clock, fields: {time: time, value: noisy}}");
        List<Object> common = List.of("--truth", "y,v", "--method", "hermite", "--out", "csv", "--skip", 2);
        Run options = Run.of(Stream.of(
                        List.<Object>of("compare", file, "--delimiter", ";", "--decimal", ",", "--time-unit", "clock"),
                        List.<Object>of("--time", "time", "--value", "noisy"),
                        common)
                .flatMap(List::stream)
                .toArray());
        assertThat(options.code()).as(options.err()).isZero();
        List<String> cells = List.of(options.lines().get(2).split(",", -1));
        assertThat(cells.subList(1, 4)).containsExactly("\"hermite\"", "0", "1");
        assertThat(Double.parseDouble(cells.get(4))).isLessThan(1e-9);
        Run yaml = Run.of(Stream.of(List.<Object>of("compare", file, "--config", job), common)
                .flatMap(List::stream)
                .toArray());
        assertThat(yaml.lines().stream().map(line -> line.replaceAll(",[0-9]*$", "")))
                .isEqualTo(options.lines().stream()
                        .map(line -> line.replaceAll(",[0-9]*$", ""))
                        .toList());
    }

    /** The same samples in JSON give the same table as in CSV. */
    @Test
    void readsOtherFormatsByTheirYaml() throws IOException {
        Path file = Files.write(
                folder.resolve("parabola.jsonl"),
                IntStream.range(0, 100)
                        .mapToObj(i -> "{\"at\":" + i + ",\"m\":{\"y\":" + i * i + "},\"v\":" + 2 * i + "}")
                        .toList());
        Path job = Files.writeString(
                folder.resolve("json.yaml"), "source: {format: json, time: s, fields: {time: at, value: m.y}}");
        List<Object> common = List.of("--truth", "m.y,v", "--method", "hermite", "--out", "csv", "--skip", 2);
        Run json = Run.of(Stream.of(List.<Object>of("compare", file, "--config", job), common)
                .flatMap(List::stream)
                .toArray());
        assertThat(json.code()).as(json.err()).isZero();
        Run csv = Run.of(
                "compare",
                parabola(),
                "--value",
                "y",
                "--truth",
                "y,v",
                "--method",
                "hermite",
                "--out",
                "csv",
                "--skip",
                2);
        assertThat(untimed(json)).hasSize(3).isEqualTo(untimed(csv));
        Run scored = Run.of(Stream.of(List.<Object>of("compare", file, "--config", job, "--scored", "v"), common)
                .flatMap(List::stream)
                .toArray());
        assertThat(scored.code()).isEqualTo(2);
        assertThat(scored.err()).isEqualTo("--scored names a column of CSV, but the source is json\n");
    }

    /** Without the file's name and the time it took. */
    private static List<String> untimed(Run run) {
        return run.lines().stream()
                .map(line -> line.replaceAll("^[^,]*|,[0-9]*$", ""))
                .toList();
    }

    /** Without a truth: a straight line predicts a straight line as well as its noise allows, and a parabola less well. */
    @Test
    void predictsSamplesWhereNoTruthIsKnown() throws IOException {
        Random noise = new Random(7);
        Path file = folder.resolve("line.csv");
        Files.write(
                file,
                IntStream.range(-1, 4000)
                        .mapToObj(i -> i < 0 ? "t,value" : i + "," + (3 * i + 2 * noise.nextGaussian()))
                        .toList());
        Run run = Run.of(
                "compare",
                file,
                "--method",
                "local-polynomial(window=32, degree=1)",
                "--method",
                "local-polynomial(window=32, degree=3)",
                "--method",
                "finite-difference(points=2)",
                "--ahead",
                "1,10",
                "--out",
                "csv");
        assertThat(run.code()).as(run.err()).isZero();
        List<List<String>> rows = run.lines().stream()
                .map(line -> List.of(line.replaceAll("\"[^\"]*\"", "m").split(",", -1)))
                .toList();
        assertThat(rows.get(0))
                .containsExactly("file", "method", "ahead", "rms", "inside95", "logScore", "missing", "nsPerSample");
        assertThat(rows).hasSize(1 + 2 * 3);
        // one ahead of the line through n samples: variance s2 (1 + (4 n + 2) / (n (n - 1))), of normal noise
        double deviation = 2 * Math.sqrt(1 + 130.0 / (32 * 31));
        assertThat(number(rows.get(1), 3)).isCloseTo(deviation, within(0.1));
        assertThat(number(rows.get(1), 4)).isCloseTo(95, within(1.2));
        double best = -0.5 * Math.log(2 * Math.PI * Math.E) - Math.log(deviation);
        assertThat(number(rows.get(1), 5)).isCloseTo(best, within(0.05));
        assertThat(number(rows.get(2), 5)).isLessThan(number(rows.get(1), 5) - 0.05);
        assertThat(number(rows.get(2), 4)).isCloseTo(95, within(1.5)); // its wider interval holds as many
        assertThat(number(rows.get(3), 3)).isCloseTo(2 * Math.sqrt(6), within(0.25)); // 2 y1 - y0 - y2
        assertThat(rows.get(3).get(4)).isEmpty(); // it states no errors
        assertThat(number(rows.get(3), 5)).isCloseTo(best - Math.log(2 * Math.sqrt(6) / deviation), within(0.1));
        assertThat(run.err())
                .contains(
                        "line.csv, 1 sample ahead: the best log score has local-polynomial(window=32, degree=1), clearly")
                .contains("line.csv, 10 samples ahead: the best log score has local-polynomial(window=32, degree=1)");
    }

    private static double number(List<String> row, int cell) {
        return Double.parseDouble(row.get(cell));
    }

    @Test
    void mistakesAreOneLine() throws IOException {
        Run column = Run.of("compare", parabola(), "--truth", "y,w", "--value", "y");
        assertThat(column.code()).isEqualTo(2);
        assertThat(column.err().lines()).hasSize(1);
        Run file = Run.of("compare", folder.resolve("none.csv").toString(), "--truth", "y");
        assertThat(file.code()).isEqualTo(2);
        assertThat(file.err()).startsWith("no such file");
        Path job = Files.writeString(folder.resolve("json.yaml"), "source: {format: json}");
        Run json = Run.of("compare", parabola(), "--truth", "y", "--config", job);
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.err())
                .contains("parabola.csv: record 1: malformed: not JSON")
                .hasLineCount(1);
        Run form = Run.of("compare", parabola(), "--truth", "y", "--value", "y", "--out", "xml");
        assertThat(form.code()).isEqualTo(2);
        assertThat(form.err()).startsWith("--out must be md or csv, but is \"xml\"");
        Run lag = Run.of("compare", parabola(), "--value", "y", "--lag", 2);
        assertThat(lag.code()).isEqualTo(2);
        assertThat(lag.err()).contains("see --ahead").hasLineCount(1);
        Run ahead = Run.of("compare", parabola(), "--value", "y", "--truth", "y", "--ahead", 2);
        assertThat(ahead.err())
                .startsWith("--ahead is of samples that are predicted")
                .hasLineCount(1);
    }

    /** A new method is compared, or says why not: a net refits for longer than a stream waits. */
    @Test
    void everyMethodButTheNetIsCompared() {
        Set<String> compared = MethodScore.METHODS.stream()
                .map(text -> Methods.parse(text).name())
                .collect(Collectors.toSet());
        assertThat(Methods.definitions().stream().map(MethodDefinition::name))
                .filteredOn(name -> !name.equals("neural"))
                .allMatch(compared::contains);
    }
}
