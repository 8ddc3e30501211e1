package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are found unaided work: what inspect prints, stream reads. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InspectCommandTest {

    private static final double WANTED = 0.8; // of the files
    private static final double WORKS = 0.8; // of the samples of one, those that are absent left out
    private static final Pattern ACCOUNTS = Pattern.compile(
            "in (\\d+) = used (\\d+) \\+ duplicate \\d+ \\+ late \\d+ \\+ rejected \\d+(?: \\+ absent (\\d+))?");

    @TempDir
    Path folder;

    private static Path door() throws URISyntaxException {
        return Path.of(InspectCommandTest.class.getResource("/door").toURI());
    }

    /** The share of the samples that stream uses with what inspect printed; -1 if it found nothing. */
    private double share(Path file) throws IOException {
        Run inspect = Run.of("inspect", file);
        Path job = folder.resolve(file.getFileName() + ".yaml");
        Files.writeString(job, inspect.out());
        if (inspect.code() != 0) {
            assertThat(inspect.out()).isEmpty();
            assertThat(inspect.err()).isNotBlank();
            return -1;
        }
        if (inspect.out().contains("time: kafka")) { // lines of a file have no timestamp
            assertThat(JobConfigFile.read(job)).isNotNull();
            return 1;
        }
        Run stream = Run.of("stream", file, "--config", job);
        Matcher accounts = ACCOUNTS.matcher(stream.err());
        assertThat(accounts.find()).as(file + ": " + stream.err()).isTrue();
        long absent = accounts.group(3) == null ? 0 : Long.parseLong(accounts.group(3));
        return Double.parseDouble(accounts.group(2)) / (Long.parseLong(accounts.group(1)) - absent);
    }

    @Test
    void settingsAreFoundForNearlyEveryFile() throws Exception {
        Map<String, Double> failed = new TreeMap<>();
        int files = 0;
        try (Stream<Path> all = Files.list(door())) {
            for (Path file : all.sorted().toList()) {
                double share = share(file);
                files++;
                if (share < WORKS) {
                    failed.put(file.getFileName().toString(), share);
                }
            }
        }
        assertThat(files).isGreaterThanOrEqualTo(38);
        assertThat((files - failed.size()) / (double) files)
                .as("share of files with working settings; not found: %s", failed)
                .isGreaterThanOrEqualTo(WANTED);
    }

    /** What is found is right, not only accepted. */
    @Test
    void settingsAreTheRightOnes() throws Exception {
        Map<String, List<String>> expected = Map.of(
                "semicolon-comma.csv",
                        List.of("delimiter: \";\"", "numbers: {decimal: \",\"}", "value: [speed, steer]"),
                "timer-wraps.csv", List.of("time: {unit: ms, wraps-at: 65536}"),
                "frames.csv", List.of("time: {rate: 250 Hz}", "value: z"),
                "split-date.csv", List.of("time: [Date, Time]", "{pattern: \"d.M.yyyy H:mm:ss\"}"),
                "dst.csv", List.of("time: {unit: iso, zone: Europe/Berlin}"),
                "odom.csv", List.of("time: [sec, nanosec]", "time: [s, ns]"),
                "newest-first.csv", List.of("order: descending"),
                "tag-array.jsonl", List.of("records: \"values[*]\"", "time: t ", "series: id", "value: v"),
                "otlp.jsonl", List.of("preset: otlp-json"),
                "us-date.csv", List.of("{pattern: \"M/d/yyyy h:mm:ss a\"}", "no number above 12 says so"));
        for (Map.Entry<String, List<String>> file : expected.entrySet()) {
            assertThat(Run.of("inspect", door().resolve(file.getKey())).out())
                    .as(file.getKey())
                    .contains(file.getValue());
        }
    }

    /** Rows of the same kinds as the cases, written otherwise. */
    @Test
    void rowsAreCutWhereTheirHeaderIs() throws Exception {
        Map<String, List<String>> expected = Map.of(
                "Uhrzeit;v\n23:59:59,500;1,5\n0:00:00,000;1,6\n0:00:00,500;1,7\n",
                        List.of("delimiter: \";\"", "numbers: {decimal: \",\"}", "time: clock", "value: v "),
                "t;km\n0,0;1'200,5\n0,1;1'201,5\n0,2;1'202,5\n0,3;1'203,5\n",
                        List.of("delimiter: \";\"", "numbers: {decimal: \",\", grouping: \"'\"}", "value: km "),
                "t;v\n0;1;;;\n1;2;;;\n2;3;;;\n", List.of("time: t ", "value: v "),
                "t\u00A0;v\n998,0;1\u00A0000,5\n999,5;1\u00A0001,5\n1\u00A0001,0;1\u00A0002,5\n",
                        List.of("numbers: {decimal: \",\", grouping: space}", "value: v "),
                "time,v\n22:30,1\n23:30,2\n00:30,3\n", List.of("time: {pattern: \"H:mm\"}", "value: v "),
                "time,v\n2026-10-25T01:00:00,1\n2026-10-25T02:00:00,2\n2026-10-25T02:00:00,3\n2026-10-25T03:00:00,4\n",
                        List.of("time: {unit: iso, zone: Europe/Berlin}"),
                "# Telegraf\nmy\\ tank,site=a\\ b level=2,s=\"x y\" 1700000000000\nb v=1 1700000000001\n",
                        List.of("format: influx", "time: ms"));
        Path file = folder.resolve("rows.txt");
        for (Map.Entry<String, List<String>> rows : expected.entrySet()) {
            Files.writeString(file, rows.getKey());
            assertThat(share(file)).as(rows.getKey()).isEqualTo(1.0);
            assertThat(Run.of("inspect", file).out()).as(rows.getKey()).contains(rows.getValue());
        }
    }

    @Test
    void lettersOfWindowsAreRead() throws Exception {
        Path file = folder.resolve("windows.csv");
        Files.write(file, "t;Preis \u20AC\n0;1\n1;2\n2;3\n".getBytes(java.nio.charset.Charset.forName("windows-1252")));
        assertThat(Run.of("inspect", file).out()).contains("encoding: windows-1252", "value: \"Preis \u20AC\"");
        assertThat(share(file)).isEqualTo(1.0);
    }

    @Test
    void eachSettingHasItsReason() throws Exception {
        List<String> lines = new ArrayList<>(
                Run.of("inspect", door().resolve("semicolon-comma.csv")).lines());
        assertThat(lines.remove(0))
                .isEqualTo(
                        "# found by hodograph inspect in semicolon-comma.csv: with these settings 120 of the first 120"
                                + " samples are used");
        assertThat(lines).allMatch(line -> line.endsWith(":") || line.contains("  # "));
    }

    @Test
    void packedFilesListsAndFilesWithoutHeaderAreInspected() throws Exception {
        Path packed = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("time,level\n2026-03-01T00:00:00Z,1\n2026-03-01T00:00:01Z,2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(share(packed)).isEqualTo(1);
        Path list = folder.resolve("list.json");
        Files.writeString(list, """
                [{"device": "a", "ts": 1700000000000, "temp": 1.5},
                 {"device": "a", "ts": 1700000001000, "temp": 1.6},
                 {"device": "a", "ts": 1700000002000, "temp": 1.7}]
                """);
        assertThat(share(list)).isEqualTo(1);
        Path bare = folder.resolve("bare.tsv");
        Files.writeString(bare, "2026-03-01T00:00:00Z\t1\n2026-03-01T00:00:01Z\t2\n2026-03-01T00:00:02Z\t3\n");
        assertThat(share(bare)).isEqualTo(1);
    }

    @Test
    void interleavedDevicesAreToldApart() throws Exception {
        StringBuilder rows = new StringBuilder("when,who,state,x\n");
        for (int k = 0; k < 40; k++) {
            rows.append(1_700_000_000 + k / 2)
                    .append(k % 2 == 0 ? ",ann" : ",bob")
                    .append(",ok,")
                    .append(k)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("two.csv"), rows.toString());
        assertThat(Run.of("inspect", file).out()).contains("series: who", "time: s  # seconds since 1970");
        assertThat(share(file)).isEqualTo(1);
    }

    /** Of the smallest files too: a few rows by hand are what a new user tries first. */
    @Test
    void threeRowsAreEnough() throws Exception {
        Map<String, String> files = Map.of(
                "de.csv",
                "Datum;Uhrzeit;Druck [bar];Temp. [°C]\n01.03.2026;10:00:00;1,25;20,1\n01.03.2026;10:00:01;1,26;20,2\n01.03.2026;10:00:02;1,27;20,3\n",
                "imu.csv",
                "Elapsed (ms),Ax (g),Ay (g)\n0,0.01,0.02\n10,0.02,0.03\n20,0.03,0.01\n",
                "two.jsonl",
                "{\"time\":\"2026-03-01T00:00:00Z\",\"device\":\"a\",\"data\":{\"temp\":1.5,\"hum\":40}}\n{\"time\":\"2026-03-01T00:00:00Z\",\"device\":\"b\",\"data\":{\"temp\":2.5,\"hum\":41}}\n{\"time\":\"2026-03-01T00:00:01Z\",\"device\":\"a\",\"data\":{\"temp\":1.6,\"hum\":40}}\n",
                "days.txt",
                "46027.5001 1\n46027.5002 2\n46027.5003 3\n");
        Map<String, String> expected = Map.of(
                "de.csv", "time: [Datum, Uhrzeit]",
                "imu.csv", "time: ms  #",
                "two.jsonl", "series: device",
                "days.txt", "time: excel");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = Files.writeString(folder.resolve(file.getKey()), file.getValue());
            assertThat(Run.of("inspect", path).out()).contains(expected.get(file.getKey()));
            assertThat(share(path)).as(file.getKey()).isEqualTo(1);
        }
    }

    @Test
    void marksAndCountersAreSaidAndNotSet() throws Exception {
        StringBuilder rows = new StringBuilder("t,odometer,level\n");
        for (int k = 0; k < 30; k++) {
            rows.append(k)
                    .append(',')
                    .append(100 + k)
                    .append(',')
                    .append(k == 7 ? -9999 : 3 + k % 3)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("marks.csv"), rows.toString());
        assertThat(Run.of("inspect", file).lines())
                .contains(
                        "#   - {match: \"*odometer\", kind: counter}  # only rises, and is called like a count",
                        "#   - {match: \"*level\", missing: [-9999]}  # looks like a mark for a lost value");
    }

    @Test
    void whatCannotBeFoundIsSaid() throws Exception {
        Path prose = Files.writeString(folder.resolve("prose.txt"), "It was a dark night.\nThe wind blew.\n");
        Run run = Run.of("inspect", prose);
        assertThat(run.code()).isEqualTo(CommandLines.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(
                        "prose.txt: neither rows of cells with a column of times and one of numbers, nor JSON with both");
        assertThat(Run.of("inspect", Files.writeString(folder.resolve("none"), ""))
                        .err())
                .isEqualTo("none is empty\n");
        assertThat(Run.of("inspect", "no.csv").err()).isEqualTo("no such file: no.csv\n");
        assertThat(Run.of("inspect", folder).code()).isEqualTo(CommandLines.WRONG);
        assertThat(Run.withInput("t,v\n1,2\n2,3\n", "inspect", "-").out()).contains("time: t ", "value: v");
    }
}
