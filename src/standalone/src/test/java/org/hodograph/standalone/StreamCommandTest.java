package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.series.SeriesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StreamCommandTest {

    private static final String LINE = "local-polynomial(window=3, degree=1)";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path ramp() throws IOException {
        return file("ramp.csv", "t,value\n0.1,1\n0.2,2\n0.30000000000000004,3\n0.4,4\n");
    }

    @Test
    void recordsGoToStandardOutputAndAccountsToStandardError() throws IOException {
        Run run = Run.of("stream", ramp(), "--method", LINE);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("in 4 = used 4 + duplicate 0 + late 0 + rejected 0\n");
        assertThat(run.lines()).hasSize(4);
        JsonNode last = new ObjectMapper().readTree(run.lines().get(3));
        assertThat(last.get("series").asText()).isEqualTo("value");
        assertThat(last.get("t").asText()).isEqualTo("1970-01-01T00:00:00.400Z");
        assertThat(last.get("d1").asDouble()).isEqualTo(10, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(last.get("d2").isNull()).isTrue();
    }

    @Test
    void csvHasTheTimesOfTheInput() throws IOException {
        Run run = Run.of("stream", ramp(), "--method", LINE, "--lag", "1 samples", "--out", "csv");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(4);
        assertThat(run.lines().get(0)).isEqualTo("series,t,lag,value,d1,d2,d3,se0,se1,se2,se3,flags");
        assertThat(run.lines().get(1)).startsWith("value,0.1,0.1,1.0,").endsWith(",,,,,,WARMUP");
        assertThat(run.lines().get(3)).startsWith("value,0.3,0.1,3.0,").endsWith(",");
    }

    @Test
    void standardInputIsRead() {
        Run run = Run.withInput(
                "{\"series\":\"a\",\"t\":\"2026-01-05T10:00:00Z\",\"value\":1}\nrubbish\n",
                "stream",
                "-",
                "--format",
                "json");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.err()).endsWith("in 2 = used 1 + duplicate 0 + late 0 + rejected 1\n");
    }

    /** What has no effect is said: a control topic, and an alert whose threshold is of another kind of unit. */
    @Test
    void rulesWithoutEffectAreTold() throws IOException {
        Path job = file("job.yaml", """
                source:
                  {format: json, fields: {series: [vehicle, signal]}, control-topic: rules}
                series: [{match: "*", order: 1, method: "local-polynomial(window=2, degree=1)"}]
                alerts: [{alert: A, on: {series: "*/speed", quantity: acceleration}, when: "> 1 kg/s2"}]
                """);
        StringBuilder samples = new StringBuilder();
        for (int car = 1; car <= 3; car++) {
            for (int second = 0; second < 3; second++) {
                samples.append(String.format(
                        "{\"vehicle\":\"car-%d\",\"signal\":\"speed\",\"t\":\"2026-01-05T10:00:0%dZ\",\"value\":9,\"unit\":\"km/h\"}%n",
                        car, second));
            }
        }
        Run run = Run.withInput(samples.toString(), "stream", "-", "--config", job.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "control topic rules is not read by stream: the alert rules are those of the file",
                        "alert A says nothing about car-1/speed: unit: acceleration of this series is in m/s2,"
                                + " so it can't be compared with kg/s2",
                        "in 9 = used 9 + duplicate 0 + late 0 + rejected 0");
    }

    /** A unit that is not known is told once for its text, with the nearest that is; the results are as they were. */
    @Test
    void anUnknownUnitIsToldOnce() throws IOException {
        Path rows = file("rows.csv", "t,a,b,unit\n0,1,2,kmh/hh\n1,2,3,kmh/hh\n2,3,4,kmh/hh\n");
        Run run = Run.of("stream", rows, "--value", "a", "--value", "b", "--method", LINE);
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "series a: unit: \"kmh/hh\" is not known, so values stay as they are, did you mean kmh/h?",
                        "in 6 = used 6 + duplicate 0 + late 0 + rejected 0");
        assertThat(run.lines()).hasSize(6).last().asString().contains("\"value\":4.0,", "\"unit\":\"kmh/hh\"");
        Run configured = Run.of("stream", ramp(), "--unit", "knotts", "--method", LINE);
        assertThat(configured.err())
                .startsWith("series value: unit: \"knotts\" is not known")
                .contains("mean knots?");
        Run known = Run.of("stream", ramp(), "--unit", "kts", "--method", LINE);
        assertThat(known.err()).startsWith("in 4 = ");
    }

    /** The records on standard output, as JSON or CSV, and those of the dump come in the units that the job shows. */
    @Test
    void recordsComeInTheUnitsThatAreShown() throws IOException {
        String series = "series: [{match: '*', unit: m/s, order: 1, method: 'local-polynomial(window=3, degree=1)'}]\n";
        Path job = file(
                "job.yaml",
                "source: {format: csv, time: s}\n" + series + "sink: {show-in: {speed: km/h, acceleration: g}}");
        Path dump = folder.resolve("shown");
        Run run = Run.of("stream", ramp(), "--config", job, "--dump", dump);
        assertThat(run.code()).isZero();
        JsonNode last = new ObjectMapper().readTree(run.lines().get(3));
        assertThat(last.get("value").asDouble()).isEqualTo(14.4, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(last.get("d1").asDouble()).isEqualTo(10 / 9.80665, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(last.get("unit").asText()).isEqualTo("km/h");
        assertThat(last.get("units")).hasToString("[\"km/h\",\"g\",\"m/s3\",\"m/s4\"]");
        assertThat(Files.readString(dump.resolve("telemetry.derivatives.jsonl")))
                .isEqualTo(run.out());
        assertThat(Files.readAllLines(dump.resolve("telemetry.acceleration.jsonl"))
                        .get(3))
                .contains("\"unit\":\"g\"");
        Run csv = Run.of("stream", ramp(), "--config", job, "--out", "csv");
        assertThat(Double.parseDouble(csv.lines().get(4).split(",", -1)[3]))
                .isEqualTo(last.get("value").asDouble());
    }

    @Test
    void everyTopicIsDumped() throws IOException {
        Path dump = folder.resolve("dump");
        Run run = Run.of("stream", ramp(), "--unit", "km/h", "--order", 1, "--dump", dump, "--method", LINE);
        assertThat(run.code()).isZero();
        assertThat(dump.toFile().list()).hasSize(Topic.values().length);
        assertThat(Files.readAllLines(dump.resolve("telemetry.acceleration.jsonl")))
                .hasSize(4)
                .last()
                .asString()
                .contains("\"unit\":\"m/s2\"");
        assertThat(Files.readString(dump.resolve("telemetry.derivatives.jsonl")))
                .isEqualTo(run.out());
        assertThat(Files.size(dump.resolve("telemetry.rejected.jsonl"))).isZero();
    }

    /** R8: unsorted, repeated, missing and unreadable samples are all in the accounts. */
    @Test
    void everySampleIsAccountedFor() throws IOException {
        Path rows = file("rows.csv", "t,a,b\n1,1,2\n3,,4\n2,5,6\n3,7,8\n3,9,\n,1,2\n4,1\n");
        Run run = Run.of("stream", rows, "--value", "a", "--value", "b", "--dump", folder.resolve("dump"));
        assertThat(run.code()).isZero();
        // a: 1 used, 3 empty, 2 used, 3 used, 3 again; b: 1 used, 3 used, 2 late, 3 again, 3 empty; two rows of no use
        assertThat(run.err()).endsWith("in 12 = used 5 + duplicate 2 + late 1 + rejected 2 + absent 2\n");
        assertThat(Files.readAllLines(folder.resolve("dump/telemetry.rejected.jsonl")))
                .hasSize(2);
        Run sorted = Run.of("stream", rows, "--value", "a", "--value", "b", "--max-out-of-orderness", "2s");
        assertThat(sorted.err()).endsWith("in 12 = used 6 + duplicate 2 + late 0 + rejected 2 + absent 2\n");
    }

    private static final String MISSPELT = """
            source: {topics: [t], format: csv, time: s, fields: {series: [car], time: t, value: [lon, lat]}}
            series: [{match: "*", method: "local-polynomial(window=3, degree=1)"}]
            tracks: [{match: "*", x: longitude, y: lat}]
            alerts: [{alert: Fast, on: {series: "*/sped", quantity: d1}, when: "> 1"}]
            """;

    /** What matches nothing is no failure: it is listed before the accounts, and told on the status topic. */
    @Test
    void rulesThatMatchNothingAreListed() throws IOException {
        StringBuilder rows = new StringBuilder("t,car,lon,lat\n");
        for (int k = 0; k < 5000; k++) {
            rows.append(k)
                    .append(",a,")
                    .append(k % 90)
                    .append(",")
                    .append(k % 80)
                    .append('\n');
        }
        Path input = file("rows.csv", rows.toString());
        Path job = file("job.yaml", MISSPELT);
        Run run = Run.of("stream", input, "--config", job, "--dump", folder.resolve("dump"));
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "alert Fast says nothing: no match: no series is */sped, the nearest is a/lat",
                        "track * says nothing: no match: no series is */longitude, the nearest is a/lon",
                        "in 10000 = used 10000 + duplicate 0 + late 0 + rejected 0");
        assertThat(Files.readAllLines(folder.resolve("dump/t.status.jsonl")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("{\"rule\":\"track\",\"name\":\"*\",\"series\":\"*/longitude\",\"nearest\":\"a/lon\"");
        Run empty = Run.of("stream", file("none.csv", "t,car,lon,lat\n"), "--config", job);
        assertThat(empty.err()).isEqualTo("in 0 = used 0 + duplicate 0 + late 0 + rejected 0\n");
    }

    @Test
    void oneSampleAndNoSampleAreAnswered() throws IOException {
        Run one = Run.of("stream", file("one.csv", "t,value\n5,7\n"), "--out", "csv");
        assertThat(one.code()).isZero();
        assertThat(one.lines().get(1)).isEqualTo("value,5,0.0,,,,,,,,,WARMUP");
        Run none = Run.of("stream", file("none.csv", "t,value\n"), "--out", "csv");
        assertThat(none.code()).isZero();
        assertThat(none.lines()).hasSize(1);
        assertThat(none.err()).isEqualTo("in 0 = used 0 + duplicate 0 + late 0 + rejected 0\n");
        Run nothing = Run.withInput("", "stream", "-", "--format", "json");
        assertThat(nothing.code()).isZero();
        assertThat(nothing.out()).isEmpty();
    }

    @Test
    void usersMistakesAreOneLineAndNothingIsWritten() throws IOException {
        Path empty = file("empty.csv", "");
        Path ramp = ramp();
        Path job = file("job.yaml", "source: {format: csv, time: s}");
        wrong("no such file: no.csv", "stream", "no.csv");
        wrong(folder + " is a folder, not a file", "stream", folder);
        wrong("empty.csv ends before its header", "stream", empty);
        wrong(
                "column \"valeu\" is not among the columns, did you mean value? (there are: t, value)",
                "stream",
                ramp,
                "--value",
                "valeu");
        wrong("unknown method \"kalmann\"", "stream", ramp, "--method", "kalmann");
        wrong(
                "local-polynomial: unknown setting \"windw\", did you mean window?",
                "stream",
                ramp,
                "--method",
                "local-polynomial(windw=3)");
        wrong("lag is a duration such as 250ms or a number such as 8 samples", "stream", ramp, "--lag", "-1s");
        wrong("lag must be below the window of ", "stream", ramp, "--method", LINE, "--lag", "21 samples");
        wrong("order must be 0 to 3, but is 4", "stream", ramp, "--order", "4");
        wrong("a duration is a number with", "stream", ramp, "--gap", "long");
        wrong(
                "--time-unit must be one of iso, s, ms, us, ns, min, h, d, excel, clock, kafka, but is \"sec\"",
                "stream",
                ramp,
                "--time-unit",
                "sec");
        wrong("--format must be one of ", "stream", ramp, "--format", "xml");
        wrong("--out must be jsonl or csv, but is \"json\"", "stream", ramp, "--out", "json");
        wrong(
                "Unknown option: '--metod', did you mean --method? (see hodograph stream --help)",
                "stream",
                ramp,
                "--metod",
                "x");
        wrong("Invalid value for option '--order': 'one' is not an int", "stream", ramp, "--order", "one");
        wrong("FILE says what to read; - is standard input", "stream", "--method", LINE);
        wrong("--config already says method, lag and input", "stream", ramp, "--config", job, "--lag", "1s");
        wrong("no such file: ", "stream", ramp, "--config", folder.resolve("no.yaml"));
        wrong("is there already, and is no folder: ", "stream", ramp, "--dump", job);
    }

    private static void wrong(String message, Object... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.err()).startsWith(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
    }

    @Test
    void everyFaultOfTheConfigurationIsALine() throws IOException {
        Path job = file("job.yaml", "source: {formt: csv}\nseries: [{order: x}]\n");
        Run run = Run.of("stream", ramp(), "--config", job);
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("job.yaml:1:10: unknown key source.formt, did you mean format?"),
                        line -> assertThat(line).startsWith("job.yaml:2:10: a series rule needs match"),
                        line -> assertThat(line).startsWith("job.yaml:2:18: series[0].order: must be a whole number"));
    }

    @Test
    void brokenInputFailsWhileRunning() throws IOException {
        byte[] half = {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, 0, 1};
        Path file = Files.write(folder.resolve("half.csv.gz"), half);
        Run run = Run.of("stream", file);
        assertThat(run.code()).isEqualTo(CommandLines.FAILED);
        assertThat(run.err()).hasLineCount(1).doesNotContain("Exception");
    }

    @Test
    void checkPrintsTheConfigurationAndDoesOnlyThat() throws IOException {
        Run options = Run.of("stream", "--check", "--method", LINE, "--value", "speed", "--gap", "5s");
        assertThat(options.code()).isZero();
        assertThat(options.err()).isEmpty();
        assertThat(options.out()).contains("method: local-polynomial(window=3, degree=1)", "gap: 5s", "value: [speed]");
        Path job = file("job.yaml", options.out());
        Run file = Run.of("stream", "--check", "--config", job);
        assertThat(file.out()).isEqualTo(options.out());
        assertThat(JobConfigFile.read(job).series().settingsFor("speed").gapNanos())
                .isEqualTo(5_000_000_000L);
    }

    @Test
    void checkTellsAColumnThatTheFileLacks() throws IOException {
        Run good = Run.of("stream", ramp(), "--check");
        assertThat(good.out()).contains("columns: [t, value]");
        wrong("column \"speed\" is not among the columns", "stream", ramp(), "--check", "--value", "speed");
    }

    /** What is printed reads the file once more: its layout too, which its records don't have any longer. */
    @Test
    void checkKeepsHowTheFileLies() throws IOException {
        Path file = file("newest.csv", "s;[m]\nt;v\n1,5;2\n0;1\n");
        Run check = Run.of(
                "stream",
                file,
                "--check",
                "--newest-first",
                "--encoding",
                "latin1",
                "--delimiter",
                ";",
                "--decimal",
                ",",
                "--value",
                "v",
                "--units-row",
                1,
                "--header-rows",
                2);
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).contains("encoding: iso-8859-1", "order: descending", "units-row: 1", "units: [s, m]");
        Run again = Run.of("stream", file, "--check", "--config", file("again.yaml", check.out()));
        assertThat(again.out()).isEqualTo(check.out());
    }

    @Test
    void helpTellsUnitsAndDefaults() {
        for (String command : new String[] {"stream", "differentiate", "methods"}) {
            Run run = Run.of(command, "--help");
            assertThat(run.code()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).startsWith("Usage: hodograph " + command);
        }
        assertThat(Run.of("stream", "--help").out().replaceAll("\\s+", " "))
                .contains("Default: " + SeriesSettings.DEFAULT_METHOD, "250ms", "Default: 0ms", "Default: jsonl");
    }
}
