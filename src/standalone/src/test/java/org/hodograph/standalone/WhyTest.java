package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is lost without a word: the reason, how often, where first, what stood there, and what may mend it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class WhyTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Run stream(Path file, String options) {
        List<Object> words =
                new java.util.ArrayList<>(List.of("stream", file, "--method", "finite-difference(points=3)"));
        if (!options.isBlank()) {
            words.addAll(List.of(options.split(" ")));
        }
        return Run.of(words.toArray());
    }

    @Test
    void reasonsAreToldOnceWithCountAndFirstPlace() throws IOException {
        Path rows = file("rows.csv", "t,value\n1,1\n2,x\n3,3\n\n4,\"y\"\noops,5\n2,7\n1,8\n5,\n");
        Run run = stream(rows, "");
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "rejected 2: not-a-number: \"x\" in value (first: line 3, 2,x)",
                        "late 2: 1 s behind the watermark of its series (first: line 8, 2,7)",
                        "  --max-out-of-orderness (source.max-out-of-orderness) waits for late samples",
                        "rejected 1: malformed: time \"oops\" is not a number of seconds (first: line 7, oops,5)",
                        "in 8 = used 2 + duplicate 0 + late 2 + rejected 3 + absent 1");
    }

    /** Formats without a field for the time say what else tells it. */
    @Test
    void sentencesBeforeTheFirstDateAreExplained() throws IOException {
        Path log = file("drive.nmea", "$GPVTG,054.7,T,034.4,M,005.5,N,010.2,K\n".repeat(2));
        Run run = stream(log, "--format nmea");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("only RMC and ZDA tell the date: sentences before the first of them have no time");
    }

    @Test
    void eightReasonsAreEnough() throws IOException {
        StringBuilder rows = new StringBuilder("t");
        for (char c = 'a'; c < 'l'; c++) {
            rows.append(',').append(c);
        }
        rows.append("\n1")
                .append(",x".repeat(11))
                .append("\n2")
                .append(",5".repeat(11))
                .append('\n');
        String values = "abcdefghijk".replaceAll("(.)", "--value $1 ").strip();
        Run run = stream(file("rows.csv", rows.toString()), values);
        assertThat(run.code()).isZero();
        assertThat(run.err().lines()).hasSize(10).element(8).isEqualTo("and 3 more reasons");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            t,value~1,"0,38"~2,"0,39"                   | | numbers have a decimal comma: --decimal , (source.numbers: {decimal: ","})
            t,value~1,"12,990.0"~2,"12,991.0"           | | a comma groups the digits: --grouping , (source.numbers: {grouping: ","})
            t,value~1,"1.234,5"~2,"1.235,5"             | | numbers have a decimal comma, and points group the digits: source.numbers: {decimal: ",", grouping: "."}
            t,value~1,"12,345"~2,"12,346"               | | if its comma is a decimal one: --decimal ,
            t,value~1,1 234.5~2,1 235.5                 | | blanks group the digits: source.numbers: {grouping: space}
            t,value~1,5 foo~2,6 foo                     | | what stands behind the number is no unit that is known
            t,value~2026-01-05T10:00:00Z,1              | | "2026-01-05T10:00:00Z" looks like ISO 8601: --time-unit iso (source.time: iso)
            t,value~23:59:55:0000,1                     | --time-unit iso | looks like a time of day, or time that has passed: --time-unit clock
            t,value~1700000000,1                        | --time-unit iso | seconds since 1970, by its 10 digits: --time-unit s
            t,value~1700000000000,1                     | --time-unit iso | milliseconds since 1970, by its 13 digits: --time-unit ms
            t,value~1700000000000000,1                  | --time-unit iso | microseconds since 1970, by its 16 digits: --time-unit us
            t,value~1700000000000000000,1               | --time-unit iso | nanoseconds since 1970, by its 19 digits: --time-unit ns
            t,value~1700000000000000000,1               | | nanoseconds since 1970, by its 19 digits: --time-unit ns
            t,value~03/14/2026 11:58:00 AM,1            | --time-unit iso | looks like a date, month first; read as UTC unless zone says other: --time-pattern "M/d/yyyy h:mm:ss a" (source.time: {pattern: "M/d/yyyy h:mm:ss a"})
            t,value~01.02.2026 07:40:55,1               | | source.time: {pattern: "d.M.yyyy H:mm:ss"}
            {"t":"2026-01-05T10:00:00Z","value":1}~{}   | --format csv --time a | csv
            tank,site=s1 level=2.0 1700000000000000000~tank,site=s1 level=2.1 1700000001000000000 | --format json | this looks like line protocol: source.format: influx
            t;value~1;2~2;3                             | --format json | the records look like rows of cells: --format csv
            {"ts":1700000000,"value":1,"series":"a"}    | --format json | no t in the record: --time (source.fields.time) names the field
            """)
    void aLikelyCauseHasItsSetting(String lines, String options, String hint) throws IOException {
        Run run = stream(file("input.txt", lines.replace("~", "\n") + "\n"), options == null ? "" : options);
        if (hint.equals("csv")) {
            assertThat(run.code()).isEqualTo(CommandLines.WRONG);
            assertThat(run.err()).contains("; try: hodograph inspect ");
            return;
        }
        assertThat(run.err()).contains(hint).endsWith(" looks for settings that fit\n");
        assertThat(run.code()).as("nothing was used").isEqualTo(CommandLines.FAILED);
    }

    @Test
    void bytesThatAreNoTextAreKnown() throws IOException {
        Path framed = folder.resolve("framed.bin");
        byte[] record = {0, 0, 0, 0, 7, 2, 14, 99, 100};
        Files.write(framed, record);
        assertThat(stream(framed, "--format json").err())
                .contains("begins with a byte of 0, the framing of a schema registry: source.format: avro");
    }

    @Test
    void wideTextIsKnown() throws IOException {
        Path wide = folder.resolve("wide.jsonl");
        Files.write(wide, "{\"t\":\"2026-01-05T10:00:00Z\"}".getBytes(StandardCharsets.UTF_16BE));
        assertThat(stream(wide, "--format json").err()).contains("the bytes look like UTF-16: source.encoding:");
    }

    @Test
    void newestFirstIsKnown() throws IOException {
        Run run = stream(file("input.csv", "t,value\n5,1\n4,2\n3,3\n2,4\n1,5\n"), "");
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("late 4: ", "  times only fall, newest first: --newest-first (source.order: descending)");
    }

    @Test
    void aTimerThatBeginsAgainIsKnown() throws IOException {
        StringBuilder rows = new StringBuilder("ms,value\n");
        for (int k = 0; k < 60; k++) {
            rows.append((65_000 + 50 * k) % 65_536).append(",1\n");
        }
        assertThat(stream(file("input.csv", rows.toString()), "--time ms --time-unit ms")
                        .err())
                .contains(
                        "  times rise, but after a step back: a timer that begins again is read by source.time: {unit: ms,");
    }

    @Test
    void aFieldThatNoRecordHasIsTold() throws IOException {
        Path records = file("input.jsonl", """
                {"series":"a","t":"2026-01-05T10:00:00Z","speed":1}
                {"series":"a","t":"2026-01-05T10:00:01Z","speed":2}
                """);
        Run run = stream(records, "--format json --value speed --value sped");
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "absent 2: no sped in the record (first: line 1, {\"series\":\"a\",\"t\":\"2026-01-05T10:00:00Z\"…)",
                        "in 4 = used 2 + duplicate 0 + late 0 + rejected 0 + absent 2");
        assertThat(stream(records, "--format json --value speed --value t").err())
                .doesNotContain("absent 2");
    }

    @Test
    void absentValuesAloneAreTold() throws IOException {
        Run run = stream(file("input.csv", "t,value\n1,-\n2,-\n"), "");
        assertThat(run.code()).isEqualTo(CommandLines.FAILED);
        assertThat(run.err()).contains("absent 2: \"-\" in value (first: line 2, 1,-)\n");
        assertThat(stream(file("some.csv", "t,value\n1,-\n2,3\n"), "").err())
                .isEqualTo("in 2 = used 1 + duplicate 0 + late 0 + rejected 0 + absent 1\n");
    }

    @Test
    void timesThatAreTooCoarseAreKnown() throws IOException {
        Run run = stream(file("input.csv", "t,value\n1,1\n1,2\n1,3\n1,4\n"), "");
        assertThat(run.err()).contains("most samples stand at an instant that their series had already");
    }

    /** On a terminal the options that fit are at hand; elsewhere a mistake is one line. */
    @Test
    void aColumnThatIsNotThereLeadsToInspect() throws IOException {
        Path input = file("input.csv", "time,level\n2026-03-01T00:00:00Z,1\n2026-03-01T00:00:01Z,2\n");
        Run run = Run.of("stream", input);
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
        assertThat(run.err())
                .isEqualTo("column \"t\" is not among the columns (there are: time, level); try: hodograph inspect "
                        + input + "\n");
        IllegalArgumentException fault = new IllegalArgumentException("no");
        assertThat(Advice.misfit(fault, input.toString(), true))
                .hasMessage("no; try: hodograph inspect " + input + "\nor: hodograph stream " + input
                        + " --time-unit iso --time time --value level");
        assertThat(Advice.misfit(fault, file("x.csv", "a\nb\n").toString(), true)
                        .getMessage())
                .endsWith("x.csv")
                .doesNotContain("\n");
        assertThat(Advice.misfit(fault, "-", true)).isSameAs(fault);
    }

    @Test
    void rowsThatABatchLeavesOutAreTold() throws IOException {
        Path input = file("input.csv", "x,y\n1,1\n2,\n3,3\n4,NaN\n5,5\n");
        Run run = Run.of("differentiate", input, "--method", "cubic-spline");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("left out 2 of 5 rows: no number in y (first: line 3, 2,)\n");
        Run none = Run.of("differentiate", file("none.csv", "x,y\n1,\n2,\n"), "--method", "cubic-spline");
        assertThat(none.code()).isEqualTo(CommandLines.FAILED);
        Run compared = Run.of(
                "compare",
                file("truth.csv", "t,value,y\n0,,0\n1,1,1\n2,2,2\n3,3,3\n"),
                "--truth",
                "y",
                "--method",
                "lla(window=3)");
        assertThat(compared.err())
                .isEqualTo("truth.csv: left out 1 of 4 rows: no number in value (first: line 2, 0,,0)\n");
        assertThat(compared.code()).isZero();
    }
}
